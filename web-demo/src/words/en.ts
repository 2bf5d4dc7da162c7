// Every sentence of the page, in English. The other languages have this one's type, so none can be forgotten.
//
// A message is text or a function from values to text. Where a sentence holds something that is not text (a number
// to drag, a menu), the message says `{name}` and the component fills it in: see fill() in slots.tsx.
// Tone: plain, short, no jargon; say what is, then what can be done.

import type { Formats, Tag } from './format';

export const en = (f: Formats) => ({
  name: 'English',
  title: 'Limpid: why do I see this, and not that?',

  top: {
    home: 'Limpid',
    open: 'Open a timeline…',
    how: 'How do I get my file?',
    sample: 'Back to the sample',
    screens: 'Screens',
    screen: { feed: 'Feed', measure: 'Measure', learn: 'Learn', trust: 'Nothing leaves' },
    language: 'Language',
    private: '100 % on this device',
    privateMore: 'What you open never leaves this machine. Once loaded, this page asks for nothing but its own parts, and its own rules forbid it anything else.',
  },

  start: {
    starting: 'Pouring…',
    failed: 'The engine did not start.',
    notLoaded: 'This part of the page did not load.',
    again: 'Try again',
  },

  bring: {
    pasted: 'pasted text',
    dropPeople: 'Let go here: whom you follow, mute, block, like',
    /** In place of a name. */
    person: (n: number) => `Person ${f.count(n)}`,
    disguised: 'Names replaced',
    update: 'A new version is ready.',
    reload: 'Reload',
    dropHere: 'Let go to read it here, on this device.',
    reading: (name: string) => `Reading ${name}`,
    progress: (read: string, total: string | null, posts: number) =>
      `${read}${total ? ` of ${total}` : ''} · ${f.count(posts)} ${f.plural(posts, 'post', 'posts')}`,
    megabytes: (bytes: number) =>
      bytes < 1e6 ? `${f.count(Math.ceil(bytes / 1e3))} kB` : `${f.figure(bytes / 1e6)} MB`,
    cancel: 'Cancel',
    cancelled: 'Stopped. Nothing was changed.',
    refused: (name: string) => `${name} was not read.`,
    keptOld: 'The feed below is the one you had.',
    dismiss: 'Dismiss',
    files: (n: number) => `${f.count(n)} files`,
    report: 'What was read',
    close: 'Close',
    invented: 'An invented timeline',
    inventedMore: 'No real person wrote any of it. Open a file of your own whenever you like: an archive, a JSON or a CSV that a platform or an extension gave you.',
    source: (name: string, posts: number) => `${name}: ${f.count(posts)} ${f.plural(posts, 'post', 'posts')}`,
    kind: 'Kind of file',
    posts: 'Posts',
    authors: 'People',
    captured: 'Captured',
    feeds: 'Feeds in it',
    feedsOf: (n: number, shown: string) => `${f.count(n)}; this is ${shown}`,
    duplicates: 'Duplicates left out',
    knownAlways: 'Known of every post',
    knownSometimes: 'Known of some',
    knownNever: 'Not in this file',
    knownOf: (column: string, known: number, posts: number) => `${column} (${f.count(known)} of ${f.count(posts)})`,
    skipped: (n: number) => (n === 0 ? 'Nothing was left out.' : `${f.count(n)} ${f.plural(n, 'entry was', 'entries were')} not read:`),
    andMore: (n: number) => `and ${f.count(n)} more`,
    warnings: 'Remarks',
  },

  choose: {
    heading: 'What the order is',
    recipe: 'Recipe',
    intro: (posts: number, people: number) =>
      `${f.count(posts)} ${f.plural(posts, 'post', 'posts')} from ${f.count(people)} ${f.plural(people, 'person', 'people')}, in the order of {recipe}`,
    adds: 'A post gathers points for {list}.',
    addsItem: '{label} ×\u00a0{weight}',
    changes: 'Then {list}.',
    factor: '{label} ×\u00a0{multiply}',
    halving: '{label}: half after {multiply#1} hours',
    spread: {
      author: 'each further post of one person ×\u00a0{decay}, never below ×\u00a0{floor}',
      other: '{label}: each further one ×\u00a0{decay}, never below ×\u00a0{floor}',
    } as Record<string, string> & { other: string },
    moves: 'Last, {list}.',
    limit: {
      author: (n: number) => `at most {at_most} ${f.plural(n, 'post', 'posts')} of one person`,
      conversation: (n: number) => `at most {at_most} ${f.plural(n, 'post', 'posts')} of one thread`,
      community: (n: number) => `at most {at_most} ${f.plural(n, 'post', 'posts')} of one community`,
      domain: (n: number) => `at most {at_most} ${f.plural(n, 'link', 'links')} to one site`,
      other: () => '{label}: at most {at_most}',
    } as Record<string, (n: number) => string> & { other: (n: number) => string },
    inAny: (limit: string) => `${limit} in any {within}`,
    inRound: (limit: string) => `${limit} in each round`,
    mix: {
      following: '{share} of the places for people I follow',
      'not following': '{share} of the places for people I do not follow',
      other: '{label}: {share} of the places',
    } as Record<string, string> & { other: string },
    pin: 'on top those with {condition}',
    numbers: '{label} ({list})',
    hides: 'Hidden: {list}.',
    andMore: (n: number) => `${f.count(n)} more`,
    whole: 'Whole sentence',
    less: 'Shorter',
    hint: 'Drag a number: the feed follows.',
    moved: (moved: number, of: number) =>
      moved === 0
        ? `The first ${f.count(of)} stand exactly where the platform put them`
        : `${f.count(moved)} of the first ${f.count(of)} ${f.plural(moved, 'is not where the platform put it', 'are not where the platform put them')}`,
    unplaced: 'This file does not say where the platform put them',
    hidden: (n: number) => (n === 0 ? 'nothing is hidden' : `${f.count(n)} ${f.plural(n, 'post is', 'posts are')} hidden`),
    effect: (moved: string, hidden: string) => `${moved}; ${hidden}.`,
    shares: (n: number) => `Where the points of the first ${f.count(n)} come from`,
    panel: 'The recipe, step by step',
    editStep: (does: string, name: string) => `${does}: change “${name}”`,
    verb: { hide: 'hide', add: 'add', multiply: 'multiply by', reshape: 'set the score to', spread: 'each further one counts less, by', limit: 'at most so many, by', mix: 'share of the places for', pin: 'on top' },
    labelOf: 'Called',
    when: 'only when',
    unless: 'unless',
    isOn: 'in use',
    up: (name: string) => `“${name}” one step up`,
    down: (name: string) => `“${name}” one step down`,
    remove: 'Remove',
    names: 'Numbers with names',
    addStep: 'Add a step',
    piece: {
      likes: 'points for likes', replies: 'points for replies', reposts: 'points for reposts', newest: 'points for being new',
      fresh: 'fade with age', follow: 'more for people I follow', strangers: 'less for people I do not follow',
      words: 'hide posts with certain words', muted: 'hide accounts I silenced', spread: 'each further post of one person counts less',
      limit: 'at most so many of one person', mix: 'places for people I follow', pin: 'put some on top',
    },
    offers: 'What may come next',
    lists: 'Lists',
    entries: (n: number) => (n === 0 ? 'nobody yet' : f.count(n)),
    takeOff: (entry: string, list: string) => `Take ${entry} off @${list}`,
    addTo: 'Add',
    pickFrom: 'Pick from the feed',
    pickEnd: 'Done picking',
    pickNow: 'Touch a post: its author goes on the list.',
    openPanel: 'Numbers',
    reset: 'Back to the recipe’s own',
    undo: 'Undo',
    redo: 'Redo',
    undone: (what: string) => `Taken back: ${what}.`,
    brought: 'A recipe of your own',
    field: {
      weight: 'counts',
      multiply: 'factor',
      decay: 'each further one',
      floor: 'never below',
      share: 'share',
      at_most: 'at most',
      within: 'in any',
    } as Record<string, string>,
    groups: { daily: 'For every day', x: 'X and Twitter', facebook: 'Facebook', communities: 'Communities' },
    sources: (n: number) => `${f.plural(n, 'Source', 'Sources')} (${f.count(n)})`,
    privileges: 'Whom the recipe names',
    nobodyYet: (list: string) => `${list}: nobody yet`,
    ticks: (n: number, first: number) => `The first ${f.count(first)} posts change at ${f.count(n)} ${f.plural(n, 'value', 'values')} along this slider`,
    tick: (value: string, moves: number) => `At ${value}: ${f.count(moves)} ${f.plural(moves, 'post changes place', 'posts change places')}`,
    histogram: (n: number, least: string, most: string) => `What the first ${f.count(n)} posts bring: from ${least} to ${most}`,
    weigh: (label: string) => `Share of ${label}: drag, or press the arrow keys`,
    numberIn: (label: string, field: string) => `${label}: ${field}`,
  },

  see: {
    served: 'As served',
    servedMore: 'the platform’s order',
    beside: 'The order beside yours',
    mine: 'Yours',
    find: 'Find',
    findHint: 'Find words or a name; a number goes to that place',
    foundOf: (at: number, of: number, all: boolean) => `${f.count(at)} of ${f.count(of)}${all ? '' : '+'}`,
    notFound: 'Not in this feed.',
    nextFound: 'Next',
    overview: 'The whole feed from top to end',
    overviewMore: 'Each line is a piece of your feed: green rose, grey sank, hatched is hidden. Touch it to go there.',
    columns: 'Which order',
    rank: (rank: number) => `Place ${f.count(rank)}`,
    up: (n: number) => `${f.count(n)} higher than served`,
    down: (n: number) => `${f.count(n)} lower than served`,
    same: 'where it was served',
    nowAt: (rank: number) => `yours: ${f.count(rank)}`,
    nowHidden: 'yours: hidden',
    counts: {
      likes: (n: number) => f.plural(n, 'like', 'likes'),
      replies: (n: number) => f.plural(n, 'reply', 'replies'),
      reposts: (n: number) => f.plural(n, 'repost', 'reposts'),
      quotes: (n: number) => f.plural(n, 'quote', 'quotes'),
      views: (n: number) => f.plural(n, 'view', 'views'),
      bookmarks: (n: number) => f.plural(n, 'bookmark', 'bookmarks'),
      points: (n: number) => f.plural(n, 'point', 'points'),
    },
    unknownCount: (what: string) => `${what}: not known in this file`,
    unknownAuthor: 'unknown author',
    noText: 'no text',
    reposted: (by: string) => `${by} reposted`,
    kind: { original: '', reply: 'reply', repost: 'repost', quote: 'quote' },
    score: (score: string) => `${score} points`,
    broken: (score: string, from: string) => `${score}; the bars begin at ${from}`,
    end: (n: number) => `That is the end: ${f.count(n)} ${f.plural(n, 'post', 'posts')}. You don’t have to read everything.`,
    endHidden: (n: number) => `That is the end: all but ${f.count(n)} ${f.plural(n, 'post', 'posts')}, hidden by your rules:`,
    hiddenBy: 'hidden by',
    wouldBe: (rank: number) => `would be ${f.count(rank)}`,
    keys: 'touch a post: why is it there? (keys: j, k, Enter)',
  },

  why: {
    heading: (rank: number, of: number) => `Why is this ${ordinal(rank)} of ${f.count(of)}?`,
    hiddenHeading: 'Why is this hidden?',
    close: 'Close',
    sentence: (score: string, lifts: readonly string[], cuts: readonly string[]) =>
      `It has ${score} points.${lifts.length ? ` What lifts it most: ${f.list(lifts)}.` : ' Nothing lifts it.'}${cuts.length ? ` What lowers it most: ${f.list(cuts)}.` : ''}`,
    hiddenSentence: (rules: readonly string[], wouldBe: number | null) =>
      `Hidden by ${f.list(rules)}.${wouldBe === null ? '' : ` Otherwise it would stand ${ordinal(wouldBe)}.`}`,
    moved: (byPoints: number, by: readonly string[]) =>
      ` By points alone it would stand ${ordinal(byPoints)}; what moved it: ${f.list(by)}.`,
    points: (label: string, points: string) => `${label} (${points})`,
    steps: 'From 0 to the score, step by step',
    score: 'Score',
    replayed: 'Replaying these steps from 0 gives exactly this score.',
    notReplayed: 'Replaying these steps does not give this score. That is a fault of ours: please tell us.',
    hides: 'hides it',
    sets: 'sets the score',
    nth: (k: number) => (k === 0 ? 'their first' : `${f.count(k)} of theirs above`),
    places: 'From its points to its place',
    place: 'Place',
    stays: (at: number) => `stays at place ${f.count(at)}`,
    goes: (from: number, to: number) => `place ${f.count(from)} → ${f.count(to)}`,
    yielded: (n: number) => `gave way to ${f.count(n)} ${f.plural(n, 'post', 'posts')}`,
    anew: 'counting began anew here',
    outside: 'not one of these',
    because: {
      condition: 'its condition does not hold',
      exempt: 'this post is exempt',
      unknown: 'not known in this file',
      off: 'switched off',
      expired: 'past its date',
      hidden: 'not counted: the post is hidden',
      'not-finite': 'left out: the result would be no finite number',
      negative: 'left out: a factor cannot be negative',
    },
  },

  /** Labels of the recipes that come with Limpid; a recipe's own words stand where there is no other. */
  label: (label: string): string => label,
  recipe: (_id: string, name: string): string => name,
  /** What a recipe says of itself, and in which language. */
  about: (_id: string, about: string): { text: string; lang: Tag } => ({ text: about, lang: 'en' }),
});

function ordinal(n: number): string {
  const words = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];
  const word = words[n];
  if (word) return word;
  const ending = { one: 'st', two: 'nd', few: 'rd', other: 'th', zero: 'th', many: 'th' };
  return `${n.toLocaleString('en')}${ending[new Intl.PluralRules('en', { type: 'ordinal' }).select(n)]}`;
}

export type Messages = ReturnType<typeof en>;
