// The words of the measures.

import type { Figure } from 'limpid/worker';
import { format, type Formats, wordsIn } from '../words';

/** A figure in a sentence; a dash where it is undefined. */
export const figureIn = (figure: Figure): string => (typeof figure === 'number' ? format.value.figure(figure) : '–');

export const words = wordsIn({
  en: (f: Formats) => ({
    heading: 'What your order does',
    print: 'Print the report',
    busy: 'Measuring…',
    badge: { name: 'measured', measured: 'Measured from your file, by the definitions in the documentation. No model.' },
    asTable: (rows: number) => `The same as a table (${f.count(rows)} ${f.plural(rows, 'row', 'rows')})`,
    saveAs: (what: string) => `Save “${what}” as`,
    question: {
      whole: (posts: number) => `Your order of ${f.count(posts)} posts beside {against}, if the first {seen} are read; groups by {group}. Posts that deserve to be lowered: {deserved}.`,
      against: 'The other order',
      seen: 'How many are read',
      group: 'Groups by',
      noGroup: 'nothing (this file tells no groups)',
      deserved: 'Which posts deserve it',
      noLabel: 'nobody said',
      noLabels: 'this file does not say',
    },
    columns: {
      author: 'Author', authors: 'People', text: 'Text', id: 'Post', posts: 'Posts', yours: 'Yours', change: 'Change', measure: 'Measure', rule: 'Rule',
      followed: 'Followed', baseline: 'Share of posts', shift: 'Shift', from: 'Most from', to: 'Most to',
    },
    slopes: {
      heading: 'The first fifty of each, joined',
      sentence: (overlap: string, tau: string, rbo: string) => `${overlap} of the first fifty are the same posts. Over the whole feed the two orders agree by Kendall’s tau ${tau} (1 is the same, 0 unrelated, −1 reversed); looking from the top, rank-biased overlap is ${rbo}.`,
      beyond: 'further down',
      hidden: 'hidden',
    },
    moved: {
      heading: 'The farthest travelled',
      sentence: (far: string, p10: string, p90: string, posts: number) => `${far} of ${f.count(posts)} posts stand more than ten places elsewhere. The middle eighty of a hundred moved between ${p10} and ${p90} places (minus is upward).`,
      places: (n: number) => `${f.count(n)}`,
    },
    exposure: {
      heading: 'Whose voice is heard',
      sentence: (gains: string, up: string, loses: string, down: string) => `Attention falls off from place to place (1 / log₂(1 + place)). Most is gained by ${gains} (${up} points of a hundred), most is lost by ${loses} (${down}).`,
      nobody: 'This file names nobody.',
    },
    lorenz: {
      heading: 'How evenly attention is spread',
      sentence: (a: string, b: string, effective: string) => `The Gini coefficient goes from ${a} to ${b} (0: everybody alike; near 1: one has it all). Yours is as if ${effective} people shared it equally.`,
      authors: 'share of people, the least heard first',
      figures: { gini: 'Gini', atkinson: 'Atkinson (ε 0.5)', hhi: 'Herfindahl–Hirschman', effective: 'Effective number of people', zeros: 'People without attention' },
    },
    silent: {
      heading: 'Who falls silent',
      sentence: (a: number, b: number, top: number) => `Among the first ${top ? f.count(top) : 'all'}, ${f.count(a)} ${f.plural(a, 'person has', 'people have')} no post in the other order, ${f.count(b)} in yours.`,
      followed: (newly: readonly string[]) => (newly.length ? `Of those you follow, newly silent: ${f.list(newly.slice(0, 8))}${newly.length > 8 ? '…' : ''}.` : 'Nobody you follow falls silent by it.'),
      unknown: 'Whom you follow is not in this file.',
      silent: 'silent',
      heard: 'heard',
      yes: 'yes',
    },
    groups: {
      heading: (by: string) => `By ${by}`,
      sentence: (key: string, share: number, a: number, b: number, unknown: number) => `“${key}” has ${f.share(share)} of the posts; of what is read, ${f.share(a)} in the other order and ${f.share(b)} in yours.${unknown ? ` ${f.count(unknown)} ${f.plural(unknown, 'post is', 'posts are')} not counted: this file does not say.` : ''}`,
      nothing: 'This file tells no groups.',
    },
    ledger: {
      heading: 'What each rule takes',
      sentence: (rule: string, taken: string, from: string | null) => `Ranked again without each rule. “${rule}” moves most: ${taken} of all attention${from ? `, most of it from ${from}` : ''}.`,
      nothing: 'No rule of yours changes anything here.',
      last: 'as the last rule',
      alone: 'as the only rule',
      kind: { exemption: 'exemption', 'list-entry': 'on its list' },
    },
    strengths: {
      heading: 'Harm prevented against collateral damage',
      sentence: (column: string) => `Each rule at every strength, from nothing to all of it. To the right: how much attention it takes from posts that “${column}” says deserve it. Upward: how much of what it takes comes from those that do not.`,
      nothing: (column: string) => `No rule of yours touches a post of which “${column}” says anything.`,
      strength: 'Strength',
      harm: 'Harm prevented',
      collateral: 'Collateral',
    },
  }),
  fr: (f: Formats) => ({
    heading: 'Ce que fait votre ordre',
    print: 'Imprimer le rapport',
    busy: 'Mesure en cours…',
    badge: { name: 'mesuré', measured: 'Mesuré sur votre fichier, selon les définitions de la documentation. Aucun modèle.' },
    asTable: (rows: number) => `La même chose en tableau (${f.count(rows)} ${f.plural(rows, 'ligne', 'lignes')})`,
    saveAs: (what: string) => `Enregistrer «\u00a0${what}\u00a0»`,
    question: {
      whole: (posts: number) => `Votre ordre de ${f.count(posts)} publications à côté de {against}, si on lit les {seen} premières\u202f; groupes selon {group}. Publications qui méritent de descendre\u202f: {deserved}.`,
      against: 'L’autre ordre',
      seen: 'Combien on en lit',
      group: 'Groupes selon',
      noGroup: 'rien (ce fichier ne distingue pas de groupes)',
      deserved: 'Quelles publications le méritent',
      noLabel: 'personne ne l’a dit',
      noLabels: 'ce fichier ne le dit pas',
    },
    columns: {
      author: 'Auteur', authors: 'Personnes', text: 'Texte', id: 'Publication', posts: 'Publications', yours: 'Le vôtre', change: 'Changement', measure: 'Mesure', rule: 'Règle',
      followed: 'Suivie', baseline: 'Part des publications', shift: 'Décalage', from: 'Surtout à', to: 'Surtout pour',
    },
    slopes: {
      heading: 'Les cinquante premières de chaque ordre, reliées',
      sentence: (overlap: string, tau: string, rbo: string) => `${overlap} des cinquante premières sont les mêmes publications. Sur tout le fil, les deux ordres s’accordent avec un tau de Kendall de ${tau} (1\u202f: le même, 0\u202f: sans rapport, −1\u202f: renversé)\u202f; vu d’en haut, le recouvrement pondéré par le rang est de ${rbo}.`,
      beyond: 'plus bas',
      hidden: 'masquées',
    },
    moved: {
      heading: 'Celles qui ont le plus voyagé',
      sentence: (far: string, p10: string, p90: string, posts: number) => `${far} des ${f.count(posts)} publications sont à plus de dix places d’où elles étaient. Les quatre-vingts du milieu sur cent ont bougé de ${p10} à ${p90} places (moins\u202f: vers le haut).`,
      places: (n: number) => `${f.count(n)}`,
    },
    exposure: {
      heading: 'Qui se fait entendre',
      sentence: (gains: string, up: string, loses: string, down: string) => `L’attention baisse de place en place (1 / log₂(1 + place)). ${gains} y gagne le plus (${up} points sur cent), ${loses} y perd le plus (${down}).`,
      nobody: 'Ce fichier ne nomme personne.',
    },
    lorenz: {
      heading: 'L’attention est-elle partagée\u202f?',
      sentence: (a: string, b: string, effective: string) => `Le coefficient de Gini passe de ${a} à ${b} (0\u202f: tous pareils\u202f; près de 1\u202f: un seul a tout). Le vôtre est comme si ${effective} personnes se la partageaient à égalité.`,
      authors: 'part des personnes, les moins entendues d’abord',
      figures: { gini: 'Gini', atkinson: 'Atkinson (ε 0,5)', hhi: 'Herfindahl–Hirschman', effective: 'Nombre effectif de personnes', zeros: 'Personnes sans attention' },
    },
    silent: {
      heading: 'Qui se tait',
      sentence: (a: number, b: number, top: number) => `Parmi les ${top ? f.count(top) : ''} premières, ${f.count(a)} ${f.plural(a, 'personne n’a', 'personnes n’ont')} aucune publication dans l’autre ordre, ${f.count(b)} dans le vôtre.`,
      followed: (newly: readonly string[]) => (newly.length ? `Parmi celles que vous suivez, on n’entend plus\u202f: ${f.list(newly.slice(0, 8))}${newly.length > 8 ? '…' : ''}.` : 'Personne que vous suivez ne se tait de ce fait.'),
      unknown: 'Ce fichier ne dit pas qui vous suivez.',
      silent: 'silence',
      heard: 'entendue',
      yes: 'oui',
    },
    groups: {
      heading: (by: string) => `Selon ${by}`,
      sentence: (key: string, share: number, a: number, b: number, unknown: number) => `«\u00a0${key}\u00a0» fait ${f.share(share)} des publications\u202f; de ce qu’on lit, ${f.share(a)} dans l’autre ordre et ${f.share(b)} dans le vôtre.${unknown ? ` ${f.count(unknown)} ${f.plural(unknown, 'publication n’est pas comptée', 'publications ne sont pas comptées')}\u202f: ce fichier ne le dit pas.` : ''}`,
      nothing: 'Ce fichier ne distingue pas de groupes.',
    },
    ledger: {
      heading: 'Ce que prend chaque règle',
      sentence: (rule: string, taken: string, from: string | null) => `Le fil est rangé à nouveau sans chaque règle. «\u00a0${rule}\u00a0» déplace le plus\u202f: ${taken} de toute l’attention${from ? `, surtout à ${from}` : ''}.`,
      nothing: 'Aucune de vos règles ne change quoi que ce soit ici.',
      last: 'en dernière règle',
      alone: 'en seule règle',
      kind: { exemption: 'exemption', 'list-entry': 'sur sa liste' },
    },
    strengths: {
      heading: 'Torts évités et dommages collatéraux',
      sentence: (column: string) => `Chaque règle à toutes les forces, de rien à tout. Vers la droite\u202f: l’attention qu’elle prend aux publications qui le méritent selon «\u00a0${column}\u00a0». Vers le haut\u202f: la part de ce qu’elle prend à celles qui ne le méritent pas.`,
      nothing: (column: string) => `Aucune de vos règles ne touche une publication dont «\u00a0${column}\u00a0» dise quelque chose.`,
      strength: 'Force',
      harm: 'Torts évités',
      collateral: 'Collatéral',
    },
  }),
});
