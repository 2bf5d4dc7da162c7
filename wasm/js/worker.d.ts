import type {
  Check, CompareOptions, Comparison, DetectOptions, Detection, Difference, Explanation, HiddenRow, Info, Input, LanguageOptions, Ledger,
  LedgerOptions, LimpidError, MemberPlan, MuseumEntry, RankOptions, ReadOptions, Receipt, Recipe, RecipeLike,
  RecipeNumber, Row, SampleOptions, ScenarioEntry, ScenarioLike, Sensitivity, SimulateOptions, SimulatePoolOptions,
  SimulationResult, Versus, Warning, WhatIf, WhatIfAnswer, WouldTake,
} from './index.js';

export type * from './index.js';
export { LimpidError } from './index.js';

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
  /** A worker that runs `limpid/worker-thread`, for pages that must make it through a Trusted Types policy. */
  worker?: Worker;
  /** Where `limpid.wasm` is served, if it is not beside the worker's script. */
  wasmUrl?: string | URL;
}

export interface RemoteLimpid {
  readonly version: string;
  readonly recipes: ReadonlyArray<MuseumEntry>;
  read(input: Input | Iterable<Blob>, options?: ReadOptions): Promise<RemoteTimeline>;
  members(names: Iterable<string>, use?: 'timeline' | 'affinity'): Promise<MemberPlan>;
  sample(options?: SampleOptions): Promise<RemoteTimeline>;
  readonly scenarios: ReadonlyArray<ScenarioEntry>;
  /** Worlds come one by one through `onProgress`; the thread stays open to other questions. */
  simulate(scenario: ScenarioLike, options?: SimulateOptions): Promise<SimulationResult>;
  check(recipe: RecipeLike): Promise<Check>;
  diff(a: RecipeLike, b: RecipeLike): Promise<Difference[]>;
  hash(recipe: RecipeLike): Promise<string>;
  /** Ends the worker. Calls still under way reject with code `disposed`. */
  dispose(): void;
}

export interface RemoteTimeline {
  readonly info: Info;
  rank(recipe?: RecipeLike, options?: RankOptions): Promise<RemoteRanking>;
  simulate(scenario: ScenarioLike, options?: SimulatePoolOptions): Promise<SimulationResult>;
  detect(recipe?: RecipeLike | null, options?: DetectOptions): Promise<Detection>;
  toJsonLines(): Promise<string>;
  dispose(): Promise<void>;
}

/** What changes when a number is set. */
export interface RankingState {
  readonly shown: number;
  readonly hiddenCount: number;
  readonly now: string;
  readonly recipe: Recipe;
  readonly numbers: ReadonlyArray<RecipeNumber>;
  readonly warnings: ReadonlyArray<Warning>;
}

export interface RemoteRanking {
  /** As of the last `set` that has come back. */
  readonly state: RankingState;
  page(start: number, count: number, options?: { steps?: boolean }): Promise<Row[]>;
  hidden(start?: number, count?: number): Promise<HiddenRow[]>;
  explain(id: string, options?: LanguageOptions): Promise<Explanation>;
  why(a: string, b: string, options?: LanguageOptions): Promise<Versus>;
  whatWouldItTake(id: string, top: number, options?: LanguageOptions): Promise<WouldTake>;
  sensitivity(address: string, least: number, most: number, top?: number): Promise<Sensitivity>;
  whatIf(change: WhatIf): Promise<WhatIfAnswer>;
  receipt(): Promise<Receipt>;
  advice(): Promise<Warning[]>;
  compare(after: RemoteRanking, options?: CompareOptions): Promise<Comparison>;
  ledger(options?: LedgerOptions): Promise<Ledger>;
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
