// Every sentence of the page, in French. Same shape as en.ts: a missing or misspelt key does not compile.
//
// Typography: a narrow no-break space (U+202F) before ; : ? ! %, as the Imprimerie nationale asks, so that no line
// begins with one. In this file it is written \u202f to be seen.

import type { Messages } from './en';
import type { Formats } from './format';

export const fr = (f: Formats) => ({
  name: 'Français',
  title: 'Limpid\u202f: pourquoi je vois ceci, et pas cela\u202f?',

  top: {
    home: 'Limpid',
    open: 'Ouvrir un fil…',
    sample: 'Revenir à l’exemple',
    language: 'Langue',
    private: '100\u202f% sur cet appareil',
    privateMore: 'Ce que vous ouvrez ne quitte jamais cette machine. Une fois chargée, cette page ne fait plus aucune requête, et ses propres règles le lui interdisent.',
  },

  start: {
    starting: 'On verse…',
    failed: 'Le moteur n’a pas démarré.',
  },

  bring: {
    dropHere: 'Lâchez pour lire ici, sur cet appareil.',
    reading: (name: string) => `Lecture de ${name}`,
    progress: (read: string, total: string | null, posts: number) =>
      `${read}${total ? ` sur ${total}` : ''} · ${f.count(posts)} ${f.plural(posts, 'publication', 'publications')}`,
    megabytes: (bytes: number) =>
      bytes < 1e6 ? `${f.count(Math.ceil(bytes / 1e3))} ko` : `${f.figure(bytes / 1e6)} Mo`,
    cancel: 'Annuler',
    cancelled: 'Lecture arrêtée. Rien n’a changé.',
    refused: (name: string) => `${name} n’a pas été lu.`,
    keptOld: 'Le fil ci-dessous est celui que vous aviez.',
    dismiss: 'Fermer ce message',
    files: (n: number) => `${f.count(n)} fichiers`,
    report: 'Ce qui a été lu',
    close: 'Fermer',
    invented: 'Un fil inventé',
    inventedMore: 'Personne n’en a écrit une ligne. Ouvrez le vôtre quand vous voudrez\u202f: une archive, un JSON ou un CSV remis par une plateforme ou par une extension.',
    source: (name: string, posts: number) => `${name}\u202f: ${f.count(posts)} ${f.plural(posts, 'publication', 'publications')}`,
    kind: 'Type de fichier',
    posts: 'Publications',
    authors: 'Personnes',
    captured: 'Enregistré le',
    feeds: 'Fils qu’il contient',
    feedsOf: (n: number, shown: string) => `${f.count(n)}\u202f; voici ${shown}`,
    duplicates: 'Doublons écartés',
    knownAlways: 'Connu de chaque publication',
    knownSometimes: 'Connu de quelques-unes',
    knownNever: 'Absent de ce fichier',
    knownOf: (column: string, known: number, posts: number) => `${column} (${f.count(known)} sur ${f.count(posts)})`,
    skipped: (n: number) => (n === 0 ? 'Rien n’a été écarté.' : `${f.count(n)} ${f.plural(n, 'entrée n’a pas été lue', 'entrées n’ont pas été lues')}\u202f:`),
    andMore: (n: number) => `et ${f.count(n)} de plus`,
    warnings: 'Remarques',
  },

  choose: {
    heading: 'Ce qu’est cet ordre',
    recipe: 'Recette',
    intro: (posts: number, people: number) =>
      `${f.count(posts)} ${f.plural(posts, 'publication', 'publications')} de ${f.count(people)} ${f.plural(people, 'personne', 'personnes')}, dans l’ordre de {recipe}`,
    adds: 'Une publication reçoit des points pour {list}.',
    addsItem: '{label} ×\u00a0{weight}',
    changes: 'Puis {list}.',
    factor: '{label} ×\u00a0{multiply}',
    halving: '{label}\u202f: la moitié après {multiply#1} heures',
    spread: {
      author: 'chaque publication suivante d’une même personne ×\u00a0{decay}, jamais sous ×\u00a0{floor}',
      other: '{label}\u202f: chaque suivante ×\u00a0{decay}, jamais sous ×\u00a0{floor}',
    },
    numbers: '{label} ({list})',
    hides: 'Masqué\u202f: {list}.',
    andMore: (n: number) => `${f.count(n)} de plus`,
    whole: 'Phrase entière',
    less: 'Plus court',
    hint: 'Faites glisser un nombre\u202f: le fil suit.',
    moved: (moved: number, of: number) =>
      moved === 0
        ? `Les ${f.count(of)} premières sont exactement là où la plateforme les avait mises`
        : `${f.count(moved)} des ${f.count(of)} premières ${f.plural(moved, 'n’est pas là où la plateforme l’avait mise', 'ne sont pas là où la plateforme les avait mises')}`,
    unplaced: 'Ce fichier ne dit pas où la plateforme les avait mises',
    hidden: (n: number) => (n === 0 ? 'rien n’est masqué' : `${f.count(n)} ${f.plural(n, 'publication est masquée', 'publications sont masquées')}`),
    effect: (moved: string, hidden: string) => `${moved}\u202f; ${hidden}.`,
    shares: (n: number) => `D’où viennent les points des ${f.count(n)} premières`,
    panel: 'Tous les nombres',
    openPanel: 'Nombres',
    reset: 'Revenir à ceux de la recette',
    field: {
      weight: 'compte pour',
      multiply: 'facteur',
      decay: 'chaque suivante',
      floor: 'jamais sous',
      share: 'part',
      at_most: 'au plus',
      within: 'sur',
    },
    numberIn: (label: string, field: string) => `${label}\u202f: ${field}`,
  },

  see: {
    served: 'Tel que servi',
    servedMore: 'l’ordre de la plateforme',
    mine: 'Le vôtre',
    columns: 'Quel ordre',
    rank: (rank: number) => `Place ${f.count(rank)}`,
    up: (n: number) => `${f.count(n)} plus haut que servie`,
    down: (n: number) => `${f.count(n)} plus bas que servie`,
    same: 'là où elle a été servie',
    nowAt: (rank: number) => `chez vous\u202f: ${f.count(rank)}`,
    nowHidden: 'chez vous\u202f: masquée',
    counts: {
      likes: (n: number) => f.plural(n, 'j’aime', 'j’aime'),
      replies: (n: number) => f.plural(n, 'réponse', 'réponses'),
      reposts: (n: number) => f.plural(n, 'partage', 'partages'),
      quotes: (n: number) => f.plural(n, 'citation', 'citations'),
      views: (n: number) => f.plural(n, 'vue', 'vues'),
      bookmarks: (n: number) => f.plural(n, 'signet', 'signets'),
      points: (n: number) => f.plural(n, 'point', 'points'),
    },
    unknownCount: (what: string) => `${what}\u202f: absent de ce fichier`,
    unknownAuthor: 'auteur inconnu',
    noText: 'sans texte',
    reposted: (by: string) => `partagé par ${by}`,
    kind: { original: '', reply: 'réponse', repost: 'partage', quote: 'citation' },
    score: (score: string) => `${score} points`,
    end: (n: number) => `C’est la fin\u202f: ${f.count(n)} ${f.plural(n, 'publication', 'publications')}. Vous n’êtes pas obligé de tout lire.`,
    endHidden: (n: number) => `C’est la fin, sauf ${f.count(n)} ${f.plural(n, 'publication, masquée', 'publications, masquées')} par vos règles\u202f:`,
    hiddenBy: 'masquée par',
    wouldBe: (rank: number) => `serait ${ordinal(rank)}`,
    keys: 'touchez une publication\u202f: pourquoi là\u202f? (touches j, k, Entrée)',
  },

  why: {
    heading: (rank: number, of: number) => `Pourquoi est-elle ${ordinal(rank)} sur ${f.count(of)}\u202f?`,
    hiddenHeading: 'Pourquoi est-elle masquée\u202f?',
    close: 'Fermer',
    sentence: (score: string, lifts: readonly string[], cuts: readonly string[]) =>
      `Elle a ${score} points.${lifts.length ? ` Ce qui la monte le plus\u202f: ${f.list(lifts)}.` : ' Rien ne la monte.'}${cuts.length ? ` Ce qui la descend le plus\u202f: ${f.list(cuts)}.` : ''}`,
    hiddenSentence: (rules: readonly string[], wouldBe: number | null) =>
      `Masquée par ${f.list(rules)}.${wouldBe === null ? '' : ` Sinon, elle serait ${ordinal(wouldBe)}.`}`,
    points: (label: string, points: string) => `${label} (${points})`,
    steps: 'De 0 au score, pas à pas',
    score: 'Score',
    replayed: 'Refaire ces pas depuis 0 donne exactement ce score.',
    notReplayed: 'Refaire ces pas ne donne pas ce score. C’est une faute de notre part\u202f: dites-le-nous.',
    hides: 'la masque',
    sets: 'fixe le score',
    nth: (k: number) => (k === 0 ? 'sa première' : `${f.count(k)} des siennes au-dessus`),
    because: {
      condition: 'sa condition n’est pas remplie',
      exempt: 'cette publication en est exemptée',
      unknown: 'absent de ce fichier',
      off: 'éteint',
      expired: 'sa date est passée',
      hidden: 'pas comptée\u202f: elle est masquée',
      'not-finite': 'laissé de côté\u202f: le résultat ne serait pas un nombre fini',
      negative: 'laissé de côté\u202f: un facteur ne peut être négatif',
    },
  },

  label: (label: string): string => labels[label] ?? label,
  recipe: (id: string, name: string): string => recipes[id]?.name ?? name,
  about: (id: string, about: string): string => recipes[id]?.about ?? about,
}) satisfies Messages;

const ordinal = (n: number): string => (n === 1 ? '1ʳᵉ' : `${n.toLocaleString('fr')}ᵉ`);

/** Labels of the steps of the recipes that come with Limpid. */
const labels: Record<string, string> = {
  Likes: 'J’aime',
  Replies: 'Réponses',
  Reposts: 'Partages',
  'Accounts I silenced': 'Comptes que j’ai fait taire',
  Advertisements: 'Publicités',
  Freshness: 'Fraîcheur',
  'People I do not follow': 'Personnes que je ne suis pas',
  Shouting: 'Cris',
  'Several posts of one person': 'Plusieurs publications d’une personne',
  'Time of arrival': 'Heure d’arrivée',
  'Place in the file': 'Place dans le fichier',
};

/** The museum's own words. */
const recipes: Record<string, { name: string; about: string }> = {
  calmer: {
    name: 'Un fil plus calme',
    about: 'La conversation compte plus que les applaudissements, le récent plus que l’ancien, ceux que vous ne suivez pas un peu moins, et personne n’inonde la page. Les comptes que vous avez fait taire ou bloqués et les publicités sont mis de côté.',
  },
  chronological: {
    name: 'Les plus récentes d’abord',
    about: 'Dans l’ordre d’arrivée, la plus récente en haut\u202f: un partage compte à partir du moment où il a été fait. Rien n’est pesé.',
  },
  popular: {
    name: 'Populaire',
    about: 'Ce à quoi beaucoup ont réagi\u202f: j’aime, partages et réponses à égalité, chacun sur une échelle logarithmique, de sorte que la dixième millième réaction compte comme la première. L’âge ne joue pas.',
  },
  served: {
    name: 'Tel que servi',
    about: 'L’ordre de la plateforme elle-même, tel que le fichier le garde. Ce qui a fait cet ordre n’est pas dans le fichier.',
  },
};
