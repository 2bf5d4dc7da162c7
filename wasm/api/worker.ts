// worker.d.ts without its comments. Made by "npm run api": not to be edited.
import type { Check, CompareOptions, Comparison, DetectOptions, Detection, Difference, Explanation, Fit, FitOptions, HiddenRow, Info, Input, LanguageOptions, Ledger, LedgerOptions, LimpidError, MemberPlan, MuseumEntry, PairsLike, Proven, ProvenOptions, RankOptions, ReadOptions, Receipt, Recipe, RecipeLike, RecipeNumber, Row, SampleOptions, ScenarioEntry, ScenarioLike, Sensitivity, SimulateOptions, SimulatePoolOptions, SimulationResult, Versus, Warning, WatchOptions, WhatIf, WhatIfAnswer, WouldTake, } from './index.js';
export type * from './index.js';
export { LimpidError, WASM_SRI } from './index.js';
export function connect(options?: ConnectOptions): Promise<RemoteLimpid>;
export interface ConnectOptions {
    worker?: Worker | (() => Worker);
    wasmUrl?: string | URL;
    wasmBinary?: BufferSource;
    integrity?: string;
    patience?: number;
    restart?: boolean;
    onRestart?: (error: LimpidError) => void;
}
export interface RemoteLimpid {
    readonly version: string;
    readonly recipes: ReadonlyArray<MuseumEntry>;
    read(input: Input | Iterable<Blob>, options?: ReadOptions): Promise<RemoteTimeline>;
    members(names: Iterable<string>, use?: 'timeline' | 'affinity'): Promise<MemberPlan>;
    sample(options?: SampleOptions & WatchOptions): Promise<RemoteTimeline>;
    readonly scenarios: ReadonlyArray<ScenarioEntry>;
    simulate(scenario: ScenarioLike, options?: SimulateOptions): Promise<SimulationResult>;
    check(recipe: RecipeLike): Promise<Check>;
    diff(a: RecipeLike, b: RecipeLike): Promise<Difference[]>;
    hash(recipe: RecipeLike): Promise<string>;
    withoutPrivileges(recipe: RecipeLike): Promise<Recipe>;
    schema(): Promise<Record<string, unknown>>;
    dispose(): void;
    [Symbol.dispose](): void;
}
export interface RemoteTimeline {
    readonly info: Info;
    rank(recipe?: RecipeLike, options?: RankOptions & WatchOptions): Promise<RemoteRanking>;
    fit(pairs: PairsLike, recipe?: RecipeLike, options?: FitOptions): Promise<Fit>;
    simulate(scenario: ScenarioLike, options?: SimulatePoolOptions): Promise<SimulationResult>;
    detect(recipe?: RecipeLike | null, options?: DetectOptions & WatchOptions): Promise<Detection>;
    toJsonLines(options?: WatchOptions): Promise<string>;
    dispose(): Promise<void>;
}
export type StopOptions = Pick<WatchOptions, 'signal'>;
export interface RankingState {
    readonly shown: number;
    readonly hiddenCount: number;
    readonly now: string;
    readonly recipe: Recipe;
    readonly numbers: ReadonlyArray<RecipeNumber>;
    readonly warnings: ReadonlyArray<Warning>;
}
export interface RemoteRanking {
    readonly state: RankingState;
    page(start: number, count: number, options?: {
        steps?: boolean;
    }): Promise<Row[]>;
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
    arrays(): Promise<{
        order: Uint32Array;
        score: Float64Array;
        from: Uint32Array;
    }>;
    set(address: string, value: number): Promise<RankingState>;
    set(values: Readonly<Record<string, number>>): Promise<RankingState>;
    dispose(): Promise<void>;
}
