import type {
  Check, CompareOptions, Comparison, DetectOptions, Detection, Difference, Explanation, Fit, FitOptions,
  HiddenRow, Info, Input, LanguageOptions, Ledger, LedgerOptions, LimpidError, MemberPlan, MuseumEntry,
  PairsLike, Proven, ProvenOptions, RankOptions, ReadOptions, Receipt, Recipe, RecipeLike,
  RecipeNumber, Row, SampleOptions, ScenarioEntry, ScenarioLike, Sensitivity, SimulateOptions, SimulatePoolOptions,
  SimulationResult, Versus, Warning, WatchOptions, WhatIf, WhatIfAnswer, WouldTake,
} from './index.js';

export type * from './index.js';
export { LimpidError, WASM_SRI } from './index.js';

/**
 * The same surface as `limpid`, asynchronous, on a Web Worker of its own:
 * the page never waits for the engine.
 *
 * ```js
 * import { connect } from 'limpid/worker';
 * const limpid = await connect();
 * const timeline = await limpid.read(file, { onProgress });
 * const ranking = await timeline.rank('calmer');
 * await ranking.set('replies/weight', 3);
 * ```
 */
export function connect(options?: ConnectOptions): Promise<RemoteLimpid>;

export interface ConnectOptions {
  /**
   * Makes a worker that runs `limpid/worker-thread`, for pages that must make it through a Trusted Types policy. A
   * worker that is made already does too, but cannot be made again: such a connection does not restart.
   */
  worker?: Worker | (() => Worker);
  /** Where `limpid.wasm` is served, if it is not beside the worker's script. */
  wasmUrl?: string | URL;
  /** Its bytes, for example from `limpid/inline`; nothing is fetched then. */
  wasmBinary?: BufferSource;
  /** As in `load`. */
  integrity?: string;
  /**
   * How long the thread may give no sign of life while it is asked something, in milliseconds (default 60,000). Then it
   * is taken for hung and ended. `Infinity`: never.
   */
  patience?: number;
  /**
   * Whether the thread is started again after a trap, a hang or its death (default true): every timeline and ranking
   * comes back as it last stood, while the calls under way reject. Inputs are kept for this, files as they are, all
   * else as Blobs. A second time in a row ends the connection.
   */
  restart?: boolean;
  /** Called once everything stands again, with what had happened. */
  onRestart?: (error: LimpidError) => void;
}

/** As `Limpid`. Every call that may take long can be stopped through `signal`. */
export interface RemoteLimpid {
  readonly version: string;
  readonly recipes: ReadonlyArray<MuseumEntry>;
  read(input: Input | Iterable<Blob>, options?: ReadOptions): Promise<RemoteTimeline>;
  members(names: Iterable<string>, use?: 'timeline' | 'affinity'): Promise<MemberPlan>;
  sample(options?: SampleOptions & WatchOptions): Promise<RemoteTimeline>;
  readonly scenarios: ReadonlyArray<ScenarioEntry>;
  /** Worlds come one by one through `onProgress`; the thread stays open to other questions. */
  simulate(scenario: ScenarioLike, options?: SimulateOptions): Promise<SimulationResult>;
  check(recipe: RecipeLike): Promise<Check>;
  diff(a: RecipeLike, b: RecipeLike): Promise<Difference[]>;
  hash(recipe: RecipeLike): Promise<string>;
  withoutPrivileges(recipe: RecipeLike): Promise<Recipe>;
  schema(): Promise<Record<string, unknown>>;
  /** Ends the worker. Calls still under way reject with code `disposed`. */
  dispose(): void;
  [Symbol.dispose](): void;
}

/** As `Timeline`. */
export interface RemoteTimeline {
  readonly info: Info;
  rank(recipe?: RecipeLike, options?: RankOptions & WatchOptions): Promise<RemoteRanking>;
  fit(pairs: PairsLike, recipe?: RecipeLike, options?: FitOptions): Promise<Fit>;
  simulate(scenario: ScenarioLike, options?: SimulatePoolOptions): Promise<SimulationResult>;
  detect(recipe?: RecipeLike | null, options?: DetectOptions & WatchOptions): Promise<Detection>;
  toJsonLines(options?: WatchOptions): Promise<string>;
  dispose(): Promise<void>;
}

/** For answers that are made in one piece: stopped, the promise rejects at once, and the answer is thrown away. */
export type StopOptions = Pick<WatchOptions, 'signal'>;

/** What changes when a number is set. */
export interface RankingState {
  readonly shown: number;
  readonly hiddenCount: number;
  readonly now: string;
  readonly recipe: Recipe;
  readonly numbers: ReadonlyArray<RecipeNumber>;
  readonly warnings: ReadonlyArray<Warning>;
}

/** As `Ranking`. Answers come in the order of the questions: a page asked for after a `set` is the new one. */
export interface RemoteRanking {
  /** As of the last `set` that has come back. */
  readonly state: RankingState;
  page(start: number, count: number, options?: { steps?: boolean }): Promise<Row[]>;
  hidden(start?: number, count?: number): Promise<HiddenRow[]>;
  rows(start: number, count: number): Promise<Uint32Array>;
  explain(id: string, options: ProvenOptions & StopOptions): Promise<Proven<Explanation>>;
  explain(id: string, options?: LanguageOptions & StopOptions): Promise<Explanation>;
  why(a: string, b: string, options: ProvenOptions & StopOptions): Promise<Proven<Versus>>;
  why(a: string, b: string, options?: LanguageOptions & StopOptions): Promise<Versus>;
  whatWouldItTake(id: string, top: number, options: ProvenOptions & StopOptions): Promise<Proven<WouldTake>>;
  whatWouldItTake(id: string, top: number, options?: LanguageOptions & StopOptions): Promise<WouldTake>;
  sensitivity(address: string, least: number, most: number, top?: number, options?: StopOptions): Promise<Sensitivity>;
  whatIf(change: WhatIf, options?: StopOptions): Promise<WhatIfAnswer>;
  receipt(options?: StopOptions): Promise<Receipt>;
  advice(): Promise<Warning[]>;
  compare(after: RemoteRanking, options?: CompareOptions & WatchOptions): Promise<Comparison>;
  ledger(options?: LedgerOptions & WatchOptions): Promise<Ledger>;
  places(ids: ReadonlyArray<string>): Promise<Array<number | null>>;
  /** Typed arrays as in `limpid`, moved here without a copy. */
  arrays(): Promise<{ order: Uint32Array; score: Float64Array; from: Uint32Array }>;
  /**
   * Sets numbers by address and ranks again. While one call is under way, later ones are gathered and only the
   * newest value of each address is sent: every promise resolves once the feed stands as asked, or newer.
   * A number that the recipe refuses stays as it was and its promise rejects; the others are set.
   */
  set(address: string, value: number): Promise<RankingState>;
  set(values: Readonly<Record<string, number>>): Promise<RankingState>;
  dispose(): Promise<void>;
}
