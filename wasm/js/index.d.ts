/// <reference lib="esnext.disposable" />

/**
 * Limpid re-ranks a timeline on the machine it runs on, with weights you choose,
 * and answers for any post why it stands where it stands.
 *
 * ```js
 * import { load } from 'limpid';
 * const limpid = await load();
 * const timeline = await limpid.read(file);
 * const ranking = timeline.rank('calmer');
 * console.log(ranking.page(0, 10), ranking.explain(ranking.page(0, 1)[0].id));
 * timeline.dispose();
 * ```
 */
export function load(options?: LoadOptions): Promise<Limpid>;

/** Version of this package and of the engine inside it, for example `"0.1.0"`. */
export const VERSION: string;

/**
 * Fingerprint of the `limpid.wasm` of this package, `"sha384-…"` as in an `integrity` attribute. For a copy that lies
 * elsewhere: `load({ wasmUrl, integrity: WASM_SRI })`.
 */
export const WASM_SRI: string;

export interface LoadOptions {
  /** Where `limpid.wasm` is served, if it is not beside this module. In Node a path does too. */
  wasmUrl?: string | URL;
  /** The bytes of `limpid.wasm`; nothing is fetched then. */
  wasmBinary?: BufferSource;
  /**
   * The same, compiled already: where code may not be compiled at run time (Cloudflare's workers, whose `import` of
   * `limpid/limpid.wasm` gives a module), or to share one compilation between threads.
   */
  wasmModule?: WebAssembly.Module;
  /** What the file's fingerprint must be, for example `WASM_SRI`; another file is refused with code `wrong-version`. */
  integrity?: string;
  /** Stops loading; the promise rejects with code `aborted`. */
  signal?: AbortSignal;
}

/** Bytes or text in pieces cut anywhere, or posts: one by one, or in lists as a client's pages hold them. */
export type Piece = Uint8Array | ArrayBuffer | string | object;

/**
 * What a timeline may be read from. Node's streams are async iterables. Text is JSON (or CSV, XML), never a path. Plain
 * posts give ids as text.
 */
export type Input =
  | Blob
  | Response
  | ReadableStream<Uint8Array>
  | AsyncIterable<Piece>
  | AsyncIterator<Piece>
  | Uint8Array
  | ArrayBuffer
  | string
  | ReadonlyArray<object>;

/** For everything that takes long. */
export interface WatchOptions<P = WorkProgress> {
  /** Called between two slices of work, each a few milliseconds long. What it throws stops the work. */
  onProgress?: (progress: P) => void;
  /** Stops the work between two slices; the promise rejects with code `aborted`, the signal's reason as `cause`. */
  signal?: AbortSignal;
}

/** How far work is: parts done, and in all; `of` is missing where that is not known beforehand. */
export interface WorkProgress {
  done: number;
  of?: number;
}

export interface ReadOptions extends WatchOptions<Progress> {
  /** Memory that the posts may take, in bytes (default: 3 GiB). More is an error with code `memory`. */
  memory?: number;
  /** A name used in messages, for example the file's (default: the `File`'s own name). */
  name?: string;
  /**
   * Whom the reader follows, muted, blocked and liked: files of X's archive, Mastodon's exports, Bluesky's lists.
   * Bare lists of accounts are named: `{ muted: file }`.
   */
  affinity?: Input | Iterable<Blob> | { [list in 'following' | 'followers' | 'muted' | 'blocked']?: Input | Iterable<Blob> };
  /** What other programs say of the posts, by `id` or `post`: each column becomes `x.NAME`. */
  columns?: Input | Iterable<Blob>;
  /** Which columns of a table or of plain JSON are what: `"likes=favorites"`, or `{ likes: 'favorites' }`. */
  map?: string | Record<string, string>;
  /** Private posts too, where an archive holds them. */
  includePrivate?: boolean;
  /** The files are members of this archive: one that is no timeline is skipped, not refused. */
  archive?: string;
}

/** Which members of an archive are opened, by their names alone. */
export interface MemberPlan {
  /** For people; empty where it is no archive that Limpid knows. */
  archive: string;
  /** Indexes of the names, in reading order. */
  open: number[];
  not_opened: Array<{ what: string; count: number; first: string }>;
}

export interface Progress {
  /** Bytes read so far. */
  bytes: number;
  /** Bytes in all, where known. */
  total?: number;
  /** Posts found so far. */
  posts: number;
}

export interface Limpid {
  readonly version: string;
  /**
   * Reads a downloaded timeline: bytes are detected by content, never by name. Several files are read as one, gzip
   * is unpacked. Of a ZIP give the members that `members` names.
   * Text is JSON, never a path. Plain posts give their ids as text: a number above 2^53 has lost its last digits.
   * Errors: `not-a-timeline`, `unreadable`, `damaged`, `too-large`, `memory`, `not-affinity`, `not-columns`, `usage`.
   *
   * ```js
   * const timeline = await limpid.read(input.files, { affinity: followsCsv, onProgress: ({ bytes, total }) => … });
   * if (timeline.info.skipped.length > 0) tell(timeline.info.skipped[0].where, timeline.info.skipped[0].why);
   * ```
   */
  read(input: Input | Iterable<Blob>, options?: ReadOptions): Promise<Timeline>;
  /** Which members of an archive to open, and in which order: an allow-list that private messages are not on. */
  members(names: Iterable<string>, use?: 'timeline' | 'affinity'): MemberPlan;
  /** An invented timeline, the same for the same seed on every machine. */
  sample(options?: SampleOptions): Timeline;
  /** The same, with pauses in which the page lives on. */
  sampleAsync(options?: SampleOptions & WatchOptions): Promise<Timeline>;
  /**
   * Invented people read an invented pool of posts under several recipes: what a rule does to everyone. The result is
   * a model's, and says so. Each world goes to `onProgress` as soon as it is finished.
   */
  simulate(scenario: ScenarioLike, options?: SimulateOptions): Promise<SimulationResult>;
  /** The scenarios that come with Limpid. */
  readonly scenarios: ReadonlyArray<ScenarioEntry>;
  /** The recipes of the museum. */
  readonly recipes: ReadonlyArray<MuseumEntry>;
  /**
   * Errors and advice for a recipe; never throws for a wrong recipe.
   *
   * ```js
   * const { ok, errors } = limpid.check(textarea.value);
   * if (!ok) tell(errors[0].where, errors[0].message); // step 2 ("add"), character 1: unknown column "lkes": did you mean "likes"?
   * ```
   */
  check(recipe: RecipeLike): Check;
  /** What changes from one recipe to another, in words and numbers. Steps are the same where their ids are. */
  diff(a: RecipeLike, b: RecipeLike): Difference[];
  /** `"sha256:…"` over the recipe's canonical form (RFC 8785), defaults not filled: the same as `limpid check` prints. */
  hash(recipe: RecipeLike): Promise<string>;
  /** The recipe with nobody on its lists of accounts, no step for accounts named outright, no exemption of them. */
  withoutPrivileges(recipe: RecipeLike): Recipe;
  /** The JSON Schema (draft 2020-12) of recipes, for editors. */
  readonly schema: Record<string, unknown>;
}

export interface SampleOptions {
  /** How many posts (default 400). */
  posts?: number;
  /** Which invented world (default 1). */
  seed?: number;
}

/** A name among `scenarios`, a scenario, or its JSON text; the format is in docs/simulation.md. */
export type ScenarioLike = string | Scenario;

export interface Scenario {
  limpid_scenario: 1;
  name?: string;
  about?: string;
  /** What in it is invented, in one sentence. */
  invented?: string;
  sources?: ReadonlyArray<{ what: string; where: string }>;
  [part: string]: unknown;
}

export interface ScenarioEntry {
  id: string;
  scenario: Scenario;
}

export interface SimulateOptions extends WatchOptions<SimulationProgress> {
  /** How many worlds (default: as the scenario says). */
  seeds?: number;
  /** The first world's seed (default 1); the others follow. */
  firstSeed?: number;
  /** How many people read (default: as the scenario says). */
  readers?: number;
}

/** With a timeline's posts as the pool. */
export interface SimulatePoolOptions extends SimulateOptions {
  /** The account that takes the watched one's place (default: who posts most). */
  watch?: string;
  /** Which of several feeds in one file (default: the first). */
  timeline?: string;
}

export interface SimulationProgress {
  /** Worlds finished, and in all. */
  done: number;
  of: number;
  /** The world just finished: outcomes by arm and key; `null` where undefined. */
  world: { seed: number; arms: Record<string, Record<string, number | null>> };
}

export interface SimulationResult {
  scenario: string;
  name: string;
  badge: 'model';
  about: string;
  invented: string;
  pool: 'invented' | 'file';
  seeds: number[];
  readers: number;
  sessions: number;
  /** Posts shown a session. */
  top: number;
  /** Posts a world, on average. */
  posts: number;
  outcomes: Array<{ key: string; label: string; about: string }>;
  arms: Array<{ arm: string; name: string; outcomes: Record<string, SimulatedFigure | { value: null; reason: string }> }>;
}

export interface SimulatedFigure {
  mean: number;
  /** Over worlds; `null` where there is only one. */
  sd: number | null;
  p5: number;
  p95: number;
  /** Against the first arm, world by world, with a 95 % interval; missing in the first arm and for one world. */
  difference?: { mean: number; low: number; high: number; told_apart: boolean; same: boolean };
  values: Array<number | null>;
}

export interface MuseumEntry {
  /** The name by which `rank` takes it, for example `"calmer"`. */
  id: string;
  /** A title for people. */
  name: string;
  /** What it does and where it comes from, in a few sentences. */
  about: string;
  recipe: Recipe;
}

/** A name from the museum, a recipe, or a recipe's JSON text. */
export type RecipeLike = string | Recipe;

export interface Recipe {
  limpid: 1;
  name?: string;
  about?: string;
  sources?: ReadonlyArray<{ what: string; where: string }>;
  lists?: Record<string, ReadonlyArray<string>>;
  let?: Record<string, string>;
  steps: ReadonlyArray<Record<string, unknown>>;
}

export interface Check {
  ok: boolean;
  errors: ReadonlyArray<{ code: string; where: string; message: string }>;
  /** What the recipe would not do: weights of 0, factors of 1, labels that say the opposite. */
  advice: ReadonlyArray<Warning>;
  /** Everyone that the recipe names, what for, and by which steps. */
  privileges: ReadonlyArray<PrivilegeEntry>;
}

export interface PrivilegeEntry {
  /** As the recipe writes it; for an empty list the list's name with "@". */
  account: string;
  empty_list?: true;
  steps: ReadonlyArray<{ step: number; id: string; what: string }>;
  /** For example `"@x: × 1000 by step 4; exempt from steps 1 and 6"`. */
  sentence: string;
}

export interface Difference {
  kind: 'number' | 'changed' | 'added' | 'removed' | 'moved' | 'list' | 'let';
  /** The step's id, or the list's or name's. */
  step: string;
  /** For example `"Replies count 13.5 instead of 5"`. */
  text: string;
  /** For numbers: the address, and the values before and after. */
  address?: string;
  a?: number;
  b?: number;
}

/** A timeline that was read. The one thing here that holds memory: call `dispose` when done. */
export interface Timeline extends Disposable {
  /** What was read and what was not: the same as `limpid inspect` prints. */
  readonly info: Info;
  /**
   * Ranks one feed. The ranking is alive: `set` changes it in place. Errors: `recipe`, `no-such-timeline`, `usage`.
   *
   * ```js
   * const mine = timeline.rank({ limpid: 1, steps: [{ add: 'log1p(replies)' }, { multiply: 'half_life(age_hours, 12)' }] });
   * const served = timeline.rank('served'); // the platform's own order
   * ```
   */
  rank(recipe?: RecipeLike, options?: RankOptions): Ranking;
  /** The same, with pauses in which the page lives on: worth it from some 100,000 posts on. */
  rankAsync(recipe?: RecipeLike, options?: RankOptions & WatchOptions): Promise<Ranking>;
  /** As `Limpid.simulate`, with this timeline's posts as the pool: only readers, kinds and quality are invented. */
  simulate(scenario: ScenarioLike, options?: SimulatePoolOptions): Promise<SimulationResult>;
  /** Weights for a recipe (default `calmer`) from a few choices between posts: as `limpid fit` prints. */
  fit(pairs: PairsLike, recipe?: RecipeLike, options?: FitOptions): Fit;
  /**
   * What the served order needs that a recipe does not explain: as `limpid detect` prints. All feeds are sessions of
   * one detection, unless `timeline` names one. Without a recipe: counts and age, fitted.
   */
  detect(recipe?: RecipeLike | null, options?: DetectOptions): Detection;
  /** The same in slices, with a signal. */
  detectAsync(recipe?: RecipeLike | null, options?: DetectOptions & WatchOptions): Promise<Detection>;
  /** Canonical JSON Lines of all posts, as `limpid convert --to jsonl` prints them. */
  toJsonLines(): string;
  /** The same with pauses. Only one at a time: another one meanwhile throws code `busy`. */
  toJsonLinesAsync(options?: WatchOptions): Promise<string>;
  /** Frees its memory and its rankings'; plain data that was handed out stays. Twice is no harm. */
  dispose(): void;
}

export interface RankOptions {
  /** The moment that ages are measured against: ISO 8601, `Date`, or milliseconds since 1970. Default: when the file was captured, else its newest post. */
  now?: string | Date | number;
  /** Which of several feeds in one file (default: the first). */
  timeline?: string;
}

export interface Info {
  format: string;
  posts: number;
  timelines: number;
  authors: number;
  duplicates: number;
  captured_at?: string;
  columns: Record<string, { known: number }>;
  /** Of tables (CSV, plain JSON): the file's columns and what each was taken for. */
  mapping?: ReadonlyArray<{ from: string; to: string }>;
  skipped: ReadonlyArray<{ where: string; why: string }>;
  warnings: ReadonlyArray<Warning>;
  /** Names of the feeds where the file holds several. */
  names?: ReadonlyArray<string>;
}

export interface Warning {
  code: string;
  count: number;
  first: string;
  text: string;
}

/** One number of the recipe, with its address. */
export interface RecipeNumber {
  /** For example `"likes/weight"`, `"multiply-1/multiply#1"`. */
  address: string;
  value: number;
  /** The step it belongs to, or the name in `let`. */
  step: string;
  /** `"add"`, `"multiply"`, … or `"let"`. */
  verb: string;
  /** What the step calls itself, for people. */
  label: string;
  /** The last part of the address without `#n`: `weight`, `decay`, `floor`, `multiply`, `when`, … */
  field: string;
  /** The expression the number stands in, where it does. */
  expression?: string;
}

export interface Ranking extends Disposable {
  /** Posts in the feed's order: row numbers of the timeline, best first, hidden posts left out. A fresh copy. */
  readonly order: Uint32Array;
  /** Score by row; −Infinity sinks to the very end. A fresh copy. */
  readonly score: Float64Array;
  /** The platform's position by row, from 1; 0 where it is not known. A fresh copy. */
  readonly from: Uint32Array;
  /** Posts shown. */
  readonly shown: number;
  /** Posts hidden. */
  readonly hiddenCount: number;
  /** The moment that ages are measured against, ISO 8601. */
  readonly now: string;
  /** The recipe as it stands, `set` included. */
  readonly recipe: Recipe;
  readonly numbers: ReadonlyArray<RecipeNumber>;
  readonly warnings: ReadonlyArray<Warning>;
  /**
   * `count` rows of the feed from place `start` (0 is the top); fewer where the feed ends. With `steps`, each row carries
   * its path.
   *
   * ```js
   * for (const { rank, author, text, score, from } of ranking.page(0, 20)) draw(rank, from, author, text);
   * ```
   */
  page(start: number, count: number, options?: { steps?: boolean }): Row[];
  /** The rows of the file at these places of the feed, as `order` has them; found without ordering the rest. */
  rows(start: number, count: number): Uint32Array;
  /** Hidden posts with all reasons, and the place each would have. */
  hidden(start?: number, count?: number): HiddenRow[];
  /**
   * The path of one post through every step. Throws `LimpidError` with code `no-such-post`.
   * With `receipt: true` a promise of the same with the ranking's receipt, as `limpid explain` prints it; so for the
   * two below.
   */
  explain(id: string, options: ProvenOptions): Promise<Proven<Explanation>>;
  explain(id: string, options?: LanguageOptions): Explanation;
  /** Why one of two posts stands above the other, and every number that would turn it. Code `both-hidden` where neither is shown. */
  why(a: string, b: string, options: ProvenOptions): Promise<Proven<Versus>>;
  why(a: string, b: string, options?: LanguageOptions): Versus;
  /** The smallest change of one number, of the recipe or of the post, that brings it into the first `top` places or out of them. */
  whatWouldItTake(id: string, top: number, options: ProvenOptions): Promise<Proven<WouldTake>>;
  whatWouldItTake(id: string, top: number, options?: LanguageOptions): WouldTake;
  /** Where, between two values of one number, the first `top` places (default 10) change: a slider's ticks. */
  sensitivity(address: string, least: number, most: number, top?: number): Sensitivity;
  /** The feed with posts inserted, replaced or removed, or without some steps: what would move. */
  whatIf(change: WhatIf): WhatIfAnswer;
  /**
   * Hashes of the posts, the recipe as it stands and the order, the same bytes as `limpid rank --receipt` prints.
   * `limpid verify` recomputes it.
   */
  receipt(): Promise<Receipt>;
  /** What the recipe as it stands would not do on this timeline: conditions that never hold, idle steps, unknown columns. */
  advice(): Warning[];
  /**
   * How another ranking of the same timeline, the one "after", differs from this one: the numbers that `limpid compare`
   * prints.
   */
  compare(after: Ranking, options?: CompareOptions): Comparison;
  /** The same with pauses, of both rankings as they stand now. A `set` on this one meanwhile throws code `busy`. */
  compareAsync(after: Ranking, options?: CompareOptions & WatchOptions): Promise<Comparison>;
  /** What each step, exemption and list entry of the recipe as it stands takes, from whom: as `limpid ledger` prints. */
  ledger(options?: LedgerOptions): Ledger;
  /** The same with pauses. A `set` or a second ledger meanwhile throws code `busy`. */
  ledgerAsync(options?: LedgerOptions & WatchOptions): Promise<Ledger>;
  /** The place of each post in this feed, from 1; `null` if hidden or not here. */
  places(ids: ReadonlyArray<string>): Array<number | null>;
  /**
   * Sets one number of the recipe by its address (one of `numbers`) and ranks again. Reads nothing, parses nothing.
   * Errors: `usage`, `recipe` (no such address, or not in the number's domain: it stays as it was), `busy`.
   */
  set(address: string, value: number): void;
  dispose(): void;
}

export interface Row {
  rank: number;
  id: string;
  /** The feed's name, where the file holds several. */
  timeline?: string;
  author?: string;
  author_name?: string;
  created_at?: string;
  /** `null` is minus infinity. */
  score: number | null;
  /** The platform's position, from 1. */
  from?: number;
  text?: string;
  /** For people: who reposted it, what kind it is, its counts (only those that are known). */
  kind?: 'original' | 'reply' | 'repost' | 'quote';
  reposter?: string;
  counts?: Partial<Record<'likes' | 'reposts' | 'replies' | 'quotes' | 'views' | 'bookmarks' | 'points', number>>;
  steps?: Step[];
}

export interface HiddenRow extends Omit<Row, 'rank'> {
  rank: null;
  /** Ids of every step that hides it. */
  hidden: string[];
  /** Its place if it alone were not hidden. */
  would_be: number;
}

export interface Explanation {
  id: string;
  /** `null` if hidden. */
  rank: number | null;
  /** Posts shown. */
  of: number;
  score: number | null;
  hidden: string[];
  would_be?: number;
  sentence: string;
  steps: Step[];
}

export interface LanguageOptions {
  /** Of the sentences (default `en`). */
  lang?: 'en' | 'fr';
}

export interface ProvenOptions extends LanguageOptions {
  /** The answer carries the receipt of the ranking that it is about. */
  receipt: true;
}

/** An answer with the receipt of the ranking that it is about. */
export type Proven<Answer> = Answer & { receipt: Receipt };

/** How a nearest value was looked for: `exact`: none lies nearer; `grid`: between values `step` apart, or `ratio` times each other. */
export interface Nearest {
  nearest: 'exact' | 'grid';
  step?: number;
  ratio?: number;
}

/** The value of one number, nearest to today's, at which something turns. */
export interface Flip extends Nearest {
  address: string;
  now: number;
  /** `null`: no value that was tried turns it. */
  needed: number | null;
  /** Ranked again: `needed` turns it, the value next to it on today's side does not. */
  verified?: boolean;
}

export interface Versus {
  sentence: string;
  above: Explanation;
  below: Explanation;
  /** Steps that treat the two differently: the upper post's gain less the lower's, in score or in places. */
  gap: Array<{ id: string; difference?: number | null; places?: number }>;
  /** The fewest steps without which the order turns; empty where none up to `tried` steps do. */
  decides: string[];
  tried: number;
  /** Of every number of the recipe. */
  flips: Flip[];
}

export interface WouldTake {
  id: string;
  rank: number | null;
  top: number;
  /** Whether it would come in; else it would go out. */
  into: boolean;
  sentence: string;
  numbers: Flip[];
  /** Counts of the post that would do it. */
  counts: Array<{ column: string; now: number; needed: number; nearest: 'exact' | 'grid'; verified: boolean }>;
}

export interface Sensitivity extends Nearest {
  address: string;
  now: number;
  least: number;
  most: number;
  top: number;
  /** False: there are more breakpoints than are listed. */
  complete: boolean;
  /** Rising. `null`: not in the top. */
  breakpoints: Array<{ value: number; moves: Move[] }>;
}

export interface Move {
  id: string;
  from: number | null;
  to: number | null;
}

export interface WhatIf {
  /** Posts as canonical JSON; without `position` they come last in the platform's order. */
  insert?: ReadonlyArray<object>;
  /** The same, in place of the posts of these ids. */
  replace?: ReadonlyArray<object>;
  /** Ids of posts. */
  remove?: ReadonlyArray<string>;
  /** Ids of steps. */
  without?: ReadonlyArray<string>;
}

export interface WhatIfAnswer {
  /** Before and after. */
  posts: [number, number];
  shown: [number, number];
  /** Every post whose place changes, by the new place; `null`: hidden, or not there. */
  moves: Move[];
}

export interface Receipt {
  engine: string;
  input: string;
  recipe: string;
  now: string | null;
  posts: number;
  order: string;
}

export type Because = 'condition' | 'exempt' | 'unknown' | 'off' | 'expired' | 'hidden' | 'not-finite' | 'negative';

/** What one step did to one post. Replaying the steps from 0 gives every `after` and the score, bit for bit. */
export interface Step {
  id: string;
  verb: 'hide' | 'add' | 'multiply' | 'reshape' | 'spread' | 'limit' | 'mix' | 'pin';
  label?: string;
  why?: string;
  applied: boolean;
  /** Why it was not applied. */
  because?: Because;
  /** add, multiply, reshape: what the expression gave. */
  value?: number;
  /** add: what the value was multiplied by. */
  weight?: number;
  /** multiply, spread: the factor, under the sign rule. */
  factor?: number;
  /** spread, limit: the group; spread: how many posts of it stand before this one. */
  key?: string;
  k?: number;
  /** limit, mix, pin: the place before and after, from 1. */
  from?: number;
  to?: number;
  /** limit, mix, pin: posts that stood behind it before and stand above it after (the first 100), and how many. */
  yielded_to?: string[];
  yielded?: number;
  /** limit: every remaining post would have broken the rule, so counting began anew here. */
  window_emptied?: true;
  /** The running score; `null` is minus infinity. On add, multiply, reshape and spread. */
  before?: number | null;
  after?: number | null;
  /** In explanations: the same in words. */
  sentence?: string;
}

/** A number, or why there is none. */
export type Figure = number | { value: null; reason: string };

export interface CompareOptions {
  /** Exposure by this column (default `"author"`); numbers fall into bands, times into days. */
  by?: string;
  /** Edges of bands, ascending; default 0, 1, 10, 100, … */
  bands?: Iterable<number>;
  /** Further columns whose groups are compared. */
  groups?: Iterable<string>;
  /** Only so many places count as seen; 0, the default: all. */
  top?: number;
  /** Equal scores are ties: `"a"` an unknown order, `"w"` equality, `"b"` lost information. Default: no ties. */
  ties?: 'a' | 'b' | 'w';
  /** Persistence of rank-biased overlap (default 0.9). */
  p?: number;
  exposure?: 'log' | 'rbp' | 'reciprocal' | 'top';
  /** A column whose values say how much each post is worth: nDCG and kin of the ranking after. */
  gain?: string;
  gains?: 'linear' | 'exponential';
  /** Accounts that the reader follows: those never shown count as silent. */
  followed?: Iterable<string>;
  /** Relative error of counts; 0, the default: none. */
  jitter?: number;
  rounds?: number;
  seed?: number;
}

/** Every figure is defined in docs/measures.md. */
export interface Comparison {
  timeline?: string;
  a: string;
  b: string;
  posts: number;
  excluded: number;
  kendall_tau_b: Figure;
  weighted_tau: Figure;
  tau_ap: { a_reference: Figure; b_reference: Figure };
  rbo: { p: number; ext: Figure; min: Figure; max: Figure; at_depth?: Figure };
  overlap: Record<'5' | '10' | '20' | '50' | '100', Figure>;
  footrule: Figure;
  moved: { median: Figure; p10: Figure; p90: Figure; beyond_10: Figure; up: MovedPost[]; down: MovedPost[] };
  ndcg?: Record<string, unknown>;
  exposure: {
    by: string;
    model: string;
    bands?: number[];
    unknown: number;
    rows: Array<{ key: string; posts: number; a: number; b: number; amplification: Figure }>;
  };
  concentration: { unknown: number; a: Concentration; b: Concentration };
  silent: Silent & { followed: (Silent & { known: number }) | { value: null; reason: string } };
  groups: Array<{
    by: string;
    unknown: number;
    rows: Array<{
      key: string; posts: number; share: number; a: number; b: number;
      amplification: Figure; wasserstein: Figure; mean_difference: Figure;
    }>;
  }>;
  points?: Record<'a' | 'b', Record<string, Array<{ step: string; mean: Record<string, number> }>>>;
  hidden: { a: number; b: number; both: number; by: Record<'a' | 'b', Record<string, number>> };
  robust?: Record<string, unknown>;
}

export interface MovedPost {
  id: string;
  author: string;
  a: number;
  b: number;
  moved: number;
}

export interface Concentration {
  authors: number;
  zeros: number;
  gini: Figure;
  gini_corrected: Figure;
  atkinson: Figure;
  atkinson_1: Figure;
  hhi: Figure;
  hhi_equal: Figure;
  entropy: Figure;
  effective: Figure;
}

export interface Silent {
  a: string[];
  b: string[];
  newly: string[];
}

export interface LedgerOptions {
  /** A column that is true for posts that deserve a demotion. */
  deserved?: string;
  /** Columns whose groups are tested. */
  groups?: Iterable<string>;
  exposure?: 'log' | 'rbp' | 'reciprocal' | 'top';
  top?: number;
  permutations?: number;
  seed?: number;
}

/** "I would rather have seen `better` than `worse`", by the ids of two posts of one timeline. */
export interface Choice {
  better: string;
  worse: string;
  /** Its name, where several timelines hold both posts. */
  timeline?: string;
}

/** A pairs file, its JSON text, or only its list. */
export type PairsLike = string | { limpid_pairs: 1; pairs: Choice[] } | Choice[];

export interface FitOptions {
  /** How strongly weights are pulled towards the recipe's, above 0 (default 1). docs/fit.md has the unit. */
  ridge?: number;
  now?: string | Date | number;
  /** One of several timelines; without it a choice may be of any. */
  timeline?: string;
}

/** Every figure is defined in docs/fit.md. */
export interface Fit {
  choices: number;
  ridge: number;
  scale: number;
  agreement: { before: Figure; after: Figure; held_out: Figure; folds: number };
  weights: Array<{
    address: string; label: string; before: number; after: number;
    fitted: Figure; low: Figure; high: Figure; told: Figure;
  }>;
  /** Choices that the fitted recipe's feed still goes against. */
  against: Choice[];
  warnings: Warning[];
  recipe: Recipe;
}

export interface DetectOptions {
  now?: string | Date | number;
  timeline?: string;
  /** Whose factors: a column, or "day": one account's, day by day. Default: "author". */
  by?: string;
  /** With "day": whose. Default: who stands out most. */
  account?: string;
  /** Fit the weights of the recipe's `add` steps too. */
  fit?: boolean;
  /** Shuffled orders that the recipe is held against. Default: 99, fewer for many posts. */
  permutations?: number;
  seed?: number;
  /** Of the sentences. */
  lang?: 'en' | 'fr';
}

/** docs/measures.md has every formula, and what each figure does not say. */
export interface Detection {
  recipe: string;
  posts: number;
  sessions: number;
  left_out: { promoted: number; pinned: number; hidden: number; thread: number; no_score: number };
  summary: string;
  /** Better than shuffled orders. Otherwise nothing is said of accounts. */
  explains: boolean;
  reproduces: boolean;
  scale: 'factor' | 'hours' | 'points';
  kappa?: Figure;
  kappa_error?: Figure;
  tau?: Figure;
  agreement: Figure;
  held_out: Figure;
  null: { permutations: number; seed: number; agreement: Figure; p: Figure };
  weights?: Array<{ step: string; weight: number }>;
  fitted_recipe?: unknown;
  by: string;
  account?: string;
  tested: number;
  too_few: number;
  accounts: DetectedAccount[];
  displaced: { posts: Displaced[]; authors: Displaced[]; domains: Displaced[] };
  aimed: Array<{ step: string; label: string; account: string; posts: number; exempts: boolean }>;
  limits: Array<{ code: string; text: string }>;
}

export interface DetectedAccount {
  key: string;
  posts: number;
  stands_out: boolean;
  z: Figure;
  p: Figure;
  q: Figure;
  /** Undefined where an end is open, or where the score's zero is arbitrary. */
  multiplier: Figure;
  shift?: Figure;
  low: Figure;
  high: Figure;
  open_above: boolean;
  open_below: boolean;
  verified?: boolean;
  held_out?: { with: Figure; without: Figure };
  /** What it needs, and what that does not prove. */
  sentence: string;
}

export interface Displaced {
  key: string;
  posts?: number;
  served?: number;
  recipe?: number;
  /** log10 of served rank ÷ recipe's rank. */
  log10_ratio: number;
}

export interface Ledger {
  timeline?: string;
  posts: number;
  model: string;
  entries_left_out?: number;
  entries: LedgerEntry[];
}

export interface LedgerEntry {
  kind: 'step' | 'exemption' | 'list-entry';
  step: string;
  list?: string;
  entry?: string;
  label: string;
  last: LedgerEffect;
  alone: LedgerEffect;
  strengths?: Array<{ t: number; harm_prevented: Figure; collateral: Figure }>;
}

export interface LedgerEffect {
  posts: number;
  authors: number;
  taken: number;
  given: number;
  from: Array<{ account: string; change: number }>;
  to: Array<{ account: string; change: number }>;
  largest: Array<{ id: string; author: string; lost: number; without: Figure; with: Figure }>;
  labels?: Record<string, Figure>;
  groups: Array<{
    by: string; key: string; posts: number; authors: number;
    difference: Figure; p: Figure; deserving_difference?: Figure; deserving_p?: Figure;
  }>;
}

/**
 * For programs; docs/embedding.md has a table of what each means and what to do.
 *
 * Of the engine: `recipe`, `not-a-timeline`, `no-such-post`, `no-such-timeline`, `memory` and others.
 * Of an input: `unreadable`, `damaged`, `too-large`. Of loading: `no-wasm` (not there), `not-wasm` (a page or something
 * else is there), `wrong-version`, `csp`, `not-supported`. Of use: `usage` (an argument), `disposed`, `aborted`, `busy`.
 * Of misfortune: `stopped` (a bug in the engine, or its stack ran over), `worker` (its thread died), `hung`, `internal`.
 */
export type ErrorCode =
  | 'recipe' | 'scenario' | 'column' | 'not-a-timeline' | 'not-affinity' | 'not-columns' | 'no-such-post'
  | 'no-such-step' | 'no-such-timeline' | 'both-hidden' | 'memory'
  | 'unreadable' | 'damaged' | 'too-large'
  | 'no-wasm' | 'not-wasm' | 'wrong-version' | 'csp' | 'not-supported'
  | 'usage' | 'disposed' | 'aborted' | 'busy'
  | 'stopped' | 'worker' | 'hung' | 'internal'
  | (string & {});

/**
 * Everything that can go wrong, as a sentence with a place and a remedy.
 *
 * ```js
 * try {
 *   await limpid.read(file, { signal });
 * } catch (error) {
 *   if (error.code !== 'aborted') show(error.message); // "home.json, line 3, byte 80: expected …"
 * }
 * ```
 */
export class LimpidError extends Error {
  readonly name: 'LimpidError';
  readonly code: ErrorCode;
  /** The place: line or byte, JSON pointer, recipe step and character; empty where there is none. */
  readonly where: string;
  /** The parts, as the engine writes them; `message` is the sentence without its place. */
  toJSON(): { code: string; where: string; message: string };
}
