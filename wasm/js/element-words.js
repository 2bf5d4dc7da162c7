// The elements' own words and figures, in English and French. What is said of posts comes from the engine, in sentences.

const WORDS = {
  en: {
    score: 'Score',
    start: 'Steps from 0 to the score',
    moves: 'From its points to its place',
    details: 'Every step in figures',
    columns: ['What each step did', 'Before', 'After'],
    place: (from, to) => (from === to ? `stays at place ${from}` : `place ${from} → ${to}`),
    hides: 'hides it',
    sets: (value) => `= ${value}`,
    because: {
      condition: 'its condition does not hold', exempt: 'the post is exempt', unknown: 'not known in this file', off: 'switched off',
      expired: 'has ended', hidden: 'passed over: hidden', 'not-finite': 'left out: not finite', negative: 'left out: factor below 0',
    },
    feed: 'Ranked posts',
    from: (rank) => `was ${rank}`,
    why: 'Why here?',
    whyOf: (rank) => `Why here? Post ${rank}`,
    more: (count) => `${count} more`,
    end: (count) => `The end: ${count} posts.`,
    hidden: (count) => (count === 1 ? '1 hidden post' : `${count} hidden posts`),
    hiddenBy: (steps, place) => `Hidden by ${steps}. Otherwise place ${place}.`,
    noText: 'No text',
    added: (count) => `${count} posts were added.`,
  },
  fr: {
    score: 'Score',
    start: 'De 0 au score, pas à pas',
    moves: 'De ses points à sa place',
    details: 'Chaque étape en chiffres',
    columns: ['L’effet de chaque étape', 'Avant', 'Après'],
    place: (from, to) => (from === to ? `reste à la place ${from}` : `place ${from} → ${to}`),
    hides: 'la masque',
    sets: (value) => `= ${value}`,
    because: {
      condition: 'sa condition n’est pas remplie', exempt: 'cette publication en est exemptée', unknown: 'absent de ce fichier',
      off: 'éteint', expired: 'sa date est passée', hidden: 'pas comptée\u202f: masquée',
      'not-finite': 'laissé de côté\u202f: pas fini', negative: 'laissé de côté\u202f: facteur négatif',
    },
    feed: 'Publications classées',
    from: (rank) => `avant ${rank}`,
    why: 'Pourquoi ici\u202f?',
    whyOf: (rank) => `Pourquoi ici\u202f? Publication ${rank}`,
    more: (count) => `${count} de plus`,
    end: (count) => `Fin\u202f: ${count} publications.`,
    hidden: (count) => (count === 1 ? '1 publication masquée' : `${count} publications masquées`),
    hiddenBy: (steps, place) => `Masquée par ${steps}. Sinon, place ${place}.`,
    noText: 'Sans texte',
    added: (count) => `${count} publications ajoutées.`,
  },
};

const ready = new Map();

/** `tag` as in a lang attribute. What we do not speak is English. */
export function wordsFor(tag) {
  const lang = /^fr\b/i.test(tag) ? 'fr' : 'en';
  if (!ready.has(lang)) ready.set(lang, { lang, ...WORDS[lang], ...figures(lang) });
  return ready.get(lang);
}

function figures(lang) {
  const three = new Intl.NumberFormat(lang, { maximumSignificantDigits: 3 });
  const whole = new Intl.NumberFormat(lang, { maximumFractionDigits: 0 });
  const moment = new Intl.DateTimeFormat(lang, { dateStyle: 'medium', timeStyle: 'short' });
  const list = new Intl.ListFormat(lang, { type: 'conjunction' });
  return {
    /** Three digits say enough, and never fewer than stand before the point. `null` is minus infinity. */
    figure: (n) => (n === null ? '−∞' : (Math.abs(n) < 1000 ? three : whole).format(n).replace('-', '−')),
    count: (n) => whole.format(n),
    time: (iso) => moment.format(new Date(iso)),
    list: (items) => list.format(items),
  };
}
