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

export interface LoadOptions {
  /** Where `limpid.wasm` is served, if it is not beside this module. */
  wasmUrl?: string | URL;
  /** The bytes of `limpid.wasm`; nothing is fetched then. */
  wasmBinary?: BufferSource;
  /** Aborts loading; the promise rejects with the signal's reason. */
  signal?: AbortSignal;
}

export type Input =
  | Blob
  | Response
  | ReadableStream<Uint8Array>
  | AsyncIterable<Uint8Array | string>
  | Uint8Array
  | ArrayBuffer
  | string
  | ReadonlyArray<object>;

export interface ReadOptions {
  /** Called between chunks. `total` is missing where the size is not known beforehand. */
  onProgress?: (progress: Progress) => void;
  /** Stops reading between two chunks; the promise rejects with the signal's reason. */
  signal?: AbortSignal;
  /** Memory that the posts may take, in bytes (default: 3 GiB). More is an error with code `memory`. */
  memory?: number;
  /** A name used in messages, for example the file's (default: the `File`'s own name). */
  name?: string;
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
   * Reads a downloaded timeline: bytes are detected by content, never by name. Several files are read as one.
   * Text is JSON, never a path. Plain posts give their ids as text: a number above 2^53 has lost its last digits.
   */
  read(input: Input | Iterable<Blob>, options?: ReadOptions): Promise<Timeline>;
  /** An invented timeline, the same for the same seed on every machine. */
  sample(options?: SampleOptions): Timeline;
  /**
   * Invented people read an invented pool of posts under several recipes: what a rule does to everyone. The result is
   * a model's, and says so. Each world goes to `onProgress` as soon as it is finished.
   */
  simulate(scenario: ScenarioLike, options?: SimulateOptions): Promise<SimulationResult>;
  /** The scenarios that come with Limpid. */
  readonly scenarios: ReadonlyArray<ScenarioEntry>;
  /** The recipes of the museum. */
  readonly recipes: ReadonlyArray<MuseumEntry>;
  /** Errors and advice for a recipe; never throws for a wrong recipe. */
  check(recipe: RecipeLike): Check;
  /** What changes from one recipe to another, in words and numbers. Steps are the same where their ids are. */
  diff(a: RecipeLike, b: RecipeLike): Difference[];
  /** `"sha256:…"` over the recipe's canonical form (RFC 8785), defaults not filled: the same as `limpid check` prints. */
  hash(recipe: RecipeLike): Promise<string>;
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

export interface SimulateOptions {
  /** How many worlds (default: as the scenario says). */
  seeds?: number;
  /** The first world's seed (default 1); the others follow. */
  firstSeed?: number;
  /** How many people read (default: as the scenario says). */
  readers?: number;
  /** Called after each world. */
  onProgress?: (progress: SimulationProgress) => void;
  /** Stops between two tasks; the promise rejects with the signal's reason. */
  signal?: AbortSignal;
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
   * Ranks one feed. Throws `LimpidError` for a recipe that is wrong.
   * The ranking is alive: `set` changes it in place.
   */
  rank(recipe?: RecipeLike, options?: RankOptions): Ranking;
  /** As `Limpid.simulate`, with this timeline's posts as the pool: only readers, kinds and quality are invented. */
  simulate(scenario: ScenarioLike, options?: SimulatePoolOptions): Promise<SimulationResult>;
  /** Canonical JSON Lines of all posts, as `limpid convert --to jsonl` prints them. */
  toJsonLines(): string;
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
  /** `count` rows of the feed from place `start` (0 is the top). With `steps`, each row carries its path. */
  page(start: number, count: number, options?: { steps?: boolean }): Row[];
  /** Hidden posts with all reasons, and the place each would have. */
  hidden(start?: number, count?: number): HiddenRow[];
  /** The path of one post through every step. Throws `LimpidError` with code `no-such-post`. */
  explain(id: string): Explanation;
  /** What the recipe as it stands would not do on this timeline: conditions that never hold, idle steps, unknown columns. */
  advice(): Warning[];
  /** The place of each post in this feed, from 1; `null` if hidden or not here. */
  places(ids: ReadonlyArray<string>): Array<number | null>;
  /** Sets one number of the recipe by its address and ranks again. Reads nothing, parses nothing. */
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
}

/** Everything that can go wrong, as a sentence with a place and a remedy. */
export class LimpidError extends Error {
  readonly name: 'LimpidError';
  /**
   * For programs. Of the engine: `"recipe"`, `"not-a-timeline"`, `"no-such-post"`, `"no-such-timeline"`, `"memory"`.
   * Of this package: `"usage"` (an argument), `"unreadable"` (an input), `"disposed"`, `"internal"`, `"worker"`; when
   * loading `"no-wasm"` (not there), `"not-wasm"` (something else is there), `"wrong-version"`, `"csp"`, `"not-supported"`.
   */
  readonly code: string;
  /** The place: line or byte, JSON pointer, recipe step and character; empty where there is none. */
  readonly where: string;
  /** The parts, as the engine writes them; `message` is the sentence without its place. */
  toJSON(): { code: string; where: string; message: string };
}
