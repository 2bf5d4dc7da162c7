// index.d.ts without its comments. Made by "npm run api": not to be edited.
/// <reference lib="esnext.disposable" />
export function load(options?: LoadOptions): Promise<Limpid>;
export const VERSION: string;
export const WASM_SRI: string;
export interface LoadOptions {
    wasmUrl?: string | URL;
    wasmBinary?: BufferSource;
    wasmModule?: WebAssembly.Module;
    integrity?: string;
    signal?: AbortSignal;
}
export type Piece = Uint8Array | ArrayBuffer | string | object;
export type Input = Blob | Response | ReadableStream<Uint8Array> | AsyncIterable<Piece> | AsyncIterator<Piece> | Uint8Array | ArrayBuffer | string | ReadonlyArray<object>;
export interface WatchOptions<P = WorkProgress> {
    onProgress?: (progress: P) => void;
    signal?: AbortSignal;
}
export interface WorkProgress {
    done: number;
    of?: number;
}
export interface ReadOptions extends WatchOptions<Progress> {
    memory?: number;
    name?: string;
    affinity?: Input | Iterable<Blob> | {
        [list in 'following' | 'followers' | 'muted' | 'blocked']?: Input | Iterable<Blob>;
    };
    columns?: Input | Iterable<Blob>;
    map?: string | Record<string, string>;
    includePrivate?: boolean;
    archive?: string;
}
export interface MemberPlan {
    archive: string;
    open: number[];
    not_opened: Array<{
        what: string;
        count: number;
        first: string;
    }>;
}
export interface Progress {
    bytes: number;
    total?: number;
    posts: number;
}
export interface Limpid {
    readonly version: string;
    read(input: Input | Iterable<Blob>, options?: ReadOptions): Promise<Timeline>;
    members(names: Iterable<string>, use?: 'timeline' | 'affinity'): MemberPlan;
    sample(options?: SampleOptions): Timeline;
    sampleAsync(options?: SampleOptions & WatchOptions): Promise<Timeline>;
    simulate(scenario: ScenarioLike, options?: SimulateOptions): Promise<SimulationResult>;
    readonly scenarios: ReadonlyArray<ScenarioEntry>;
    readonly recipes: ReadonlyArray<MuseumEntry>;
    check(recipe: RecipeLike): Check;
    diff(a: RecipeLike, b: RecipeLike): Difference[];
    hash(recipe: RecipeLike): Promise<string>;
    withoutPrivileges(recipe: RecipeLike): Recipe;
    readonly schema: Record<string, unknown>;
}
export interface SampleOptions {
    posts?: number;
    seed?: number;
}
export type ScenarioLike = string | Scenario;
export interface Scenario {
    limpid_scenario: 1;
    name?: string;
    about?: string;
    invented?: string;
    sources?: ReadonlyArray<{
        what: string;
        where: string;
    }>;
    [part: string]: unknown;
}
export interface ScenarioEntry {
    id: string;
    scenario: Scenario;
}
export interface SimulateOptions extends WatchOptions<SimulationProgress> {
    seeds?: number;
    firstSeed?: number;
    readers?: number;
}
export interface SimulatePoolOptions extends SimulateOptions {
    watch?: string;
    timeline?: string;
}
export interface SimulationProgress {
    done: number;
    of: number;
    world: {
        seed: number;
        arms: Record<string, Record<string, number | null>>;
    };
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
    top: number;
    posts: number;
    outcomes: Array<{
        key: string;
        label: string;
        about: string;
    }>;
    arms: Array<{
        arm: string;
        name: string;
        outcomes: Record<string, SimulatedFigure | {
            value: null;
            reason: string;
        }>;
    }>;
}
export interface SimulatedFigure {
    mean: number;
    sd: number | null;
    p5: number;
    p95: number;
    difference?: {
        mean: number;
        low: number;
        high: number;
        told_apart: boolean;
        same: boolean;
    };
    values: Array<number | null>;
}
export interface MuseumEntry {
    id: string;
    name: string;
    about: string;
    recipe: Recipe;
}
export type RecipeLike = string | Recipe;
export interface Recipe {
    limpid: 1;
    name?: string;
    about?: string;
    sources?: ReadonlyArray<{
        what: string;
        where: string;
    }>;
    lists?: Record<string, ReadonlyArray<string>>;
    let?: Record<string, string>;
    steps: ReadonlyArray<Record<string, unknown>>;
}
export interface Check {
    ok: boolean;
    errors: ReadonlyArray<{
        code: string;
        where: string;
        message: string;
    }>;
    advice: ReadonlyArray<Warning>;
    privileges: ReadonlyArray<PrivilegeEntry>;
}
export interface PrivilegeEntry {
    account: string;
    empty_list?: true;
    steps: ReadonlyArray<{
        step: number;
        id: string;
        what: string;
    }>;
    sentence: string;
}
export interface Difference {
    kind: 'number' | 'changed' | 'added' | 'removed' | 'moved' | 'list' | 'let';
    step: string;
    text: string;
    address?: string;
    a?: number;
    b?: number;
}
export interface Timeline extends Disposable {
    readonly info: Info;
    rank(recipe?: RecipeLike, options?: RankOptions): Ranking;
    rankAsync(recipe?: RecipeLike, options?: RankOptions & WatchOptions): Promise<Ranking>;
    simulate(scenario: ScenarioLike, options?: SimulatePoolOptions): Promise<SimulationResult>;
    fit(pairs: PairsLike, recipe?: RecipeLike, options?: FitOptions): Fit;
    detect(recipe?: RecipeLike | null, options?: DetectOptions): Detection;
    detectAsync(recipe?: RecipeLike | null, options?: DetectOptions & WatchOptions): Promise<Detection>;
    toJsonLines(): string;
    toJsonLinesAsync(options?: WatchOptions): Promise<string>;
    dispose(): void;
}
export interface RankOptions {
    now?: string | Date | number;
    timeline?: string;
}
export interface Info {
    format: string;
    posts: number;
    timelines: number;
    authors: number;
    duplicates: number;
    captured_at?: string;
    columns: Record<string, {
        known: number;
    }>;
    mapping?: ReadonlyArray<{
        from: string;
        to: string;
    }>;
    skipped: ReadonlyArray<{
        where: string;
        why: string;
    }>;
    warnings: ReadonlyArray<Warning>;
    names?: ReadonlyArray<string>;
}
export interface Warning {
    code: string;
    count: number;
    first: string;
    text: string;
}
export interface RecipeNumber {
    address: string;
    value: number;
    step: string;
    verb: string;
    label: string;
    field: string;
    expression?: string;
}
export interface Ranking extends Disposable {
    readonly order: Uint32Array;
    readonly score: Float64Array;
    readonly from: Uint32Array;
    readonly shown: number;
    readonly hiddenCount: number;
    readonly now: string;
    readonly recipe: Recipe;
    readonly numbers: ReadonlyArray<RecipeNumber>;
    readonly warnings: ReadonlyArray<Warning>;
    page(start: number, count: number, options?: {
        steps?: boolean;
    }): Row[];
    rows(start: number, count: number): Uint32Array;
    hidden(start?: number, count?: number): HiddenRow[];
    explain(id: string, options: ProvenOptions): Promise<Proven<Explanation>>;
    explain(id: string, options?: LanguageOptions): Explanation;
    why(a: string, b: string, options: ProvenOptions): Promise<Proven<Versus>>;
    why(a: string, b: string, options?: LanguageOptions): Versus;
    whatWouldItTake(id: string, top: number, options: ProvenOptions): Promise<Proven<WouldTake>>;
    whatWouldItTake(id: string, top: number, options?: LanguageOptions): WouldTake;
    sensitivity(address: string, least: number, most: number, top?: number): Sensitivity;
    whatIf(change: WhatIf): WhatIfAnswer;
    receipt(): Promise<Receipt>;
    advice(): Warning[];
    compare(after: Ranking, options?: CompareOptions): Comparison;
    compareAsync(after: Ranking, options?: CompareOptions & WatchOptions): Promise<Comparison>;
    ledger(options?: LedgerOptions): Ledger;
    ledgerAsync(options?: LedgerOptions & WatchOptions): Promise<Ledger>;
    places(ids: ReadonlyArray<string>): Array<number | null>;
    set(address: string, value: number): void;
    dispose(): void;
}
export interface Row {
    rank: number;
    id: string;
    timeline?: string;
    author?: string;
    author_name?: string;
    created_at?: string;
    score: number | null;
    from?: number;
    text?: string;
    kind?: 'original' | 'reply' | 'repost' | 'quote';
    reposter?: string;
    counts?: Partial<Record<'likes' | 'reposts' | 'replies' | 'quotes' | 'views' | 'bookmarks' | 'points', number>>;
    steps?: Step[];
}
export interface HiddenRow extends Omit<Row, 'rank'> {
    rank: null;
    hidden: string[];
    would_be: number;
}
export interface Explanation {
    id: string;
    rank: number | null;
    of: number;
    score: number | null;
    hidden: string[];
    would_be?: number;
    sentence: string;
    steps: Step[];
}
export interface LanguageOptions {
    lang?: 'en' | 'fr';
}
export interface ProvenOptions extends LanguageOptions {
    receipt: true;
}
export type Proven<Answer> = Answer & {
    receipt: Receipt;
};
export interface Nearest {
    nearest: 'exact' | 'grid';
    step?: number;
    ratio?: number;
}
export interface Flip extends Nearest {
    address: string;
    now: number;
    needed: number | null;
    verified?: boolean;
}
export interface Versus {
    sentence: string;
    above: Explanation;
    below: Explanation;
    gap: Array<{
        id: string;
        difference?: number | null;
        places?: number;
    }>;
    decides: string[];
    tried: number;
    flips: Flip[];
}
export interface WouldTake {
    id: string;
    rank: number | null;
    top: number;
    into: boolean;
    sentence: string;
    numbers: Flip[];
    counts: Array<{
        column: string;
        now: number;
        needed: number;
        nearest: 'exact' | 'grid';
        verified: boolean;
    }>;
}
export interface Sensitivity extends Nearest {
    address: string;
    now: number;
    least: number;
    most: number;
    top: number;
    complete: boolean;
    breakpoints: Array<{
        value: number;
        moves: Move[];
    }>;
}
export interface Move {
    id: string;
    from: number | null;
    to: number | null;
}
export interface WhatIf {
    insert?: ReadonlyArray<object>;
    replace?: ReadonlyArray<object>;
    remove?: ReadonlyArray<string>;
    without?: ReadonlyArray<string>;
}
export interface WhatIfAnswer {
    posts: [
        number,
        number
    ];
    shown: [
        number,
        number
    ];
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
export interface Step {
    id: string;
    verb: 'hide' | 'add' | 'multiply' | 'reshape' | 'spread' | 'limit' | 'mix' | 'pin';
    label?: string;
    why?: string;
    applied: boolean;
    because?: Because;
    value?: number;
    weight?: number;
    factor?: number;
    key?: string;
    k?: number;
    from?: number;
    to?: number;
    yielded_to?: string[];
    yielded?: number;
    window_emptied?: true;
    before?: number | null;
    after?: number | null;
    sentence?: string;
}
export type Figure = number | {
    value: null;
    reason: string;
};
export interface CompareOptions {
    by?: string;
    bands?: Iterable<number>;
    groups?: Iterable<string>;
    top?: number;
    ties?: 'a' | 'b' | 'w';
    p?: number;
    exposure?: 'log' | 'rbp' | 'reciprocal' | 'top';
    gain?: string;
    gains?: 'linear' | 'exponential';
    followed?: Iterable<string>;
    jitter?: number;
    rounds?: number;
    seed?: number;
}
export interface Comparison {
    timeline?: string;
    a: string;
    b: string;
    posts: number;
    excluded: number;
    kendall_tau_b: Figure;
    weighted_tau: Figure;
    tau_ap: {
        a_reference: Figure;
        b_reference: Figure;
    };
    rbo: {
        p: number;
        ext: Figure;
        min: Figure;
        max: Figure;
        at_depth?: Figure;
    };
    overlap: Record<'5' | '10' | '20' | '50' | '100', Figure>;
    footrule: Figure;
    moved: {
        median: Figure;
        p10: Figure;
        p90: Figure;
        beyond_10: Figure;
        up: MovedPost[];
        down: MovedPost[];
    };
    ndcg?: Record<string, unknown>;
    exposure: {
        by: string;
        model: string;
        bands?: number[];
        unknown: number;
        rows: Array<{
            key: string;
            posts: number;
            a: number;
            b: number;
            amplification: Figure;
        }>;
    };
    concentration: {
        unknown: number;
        a: Concentration;
        b: Concentration;
    };
    silent: Silent & {
        followed: (Silent & {
            known: number;
        }) | {
            value: null;
            reason: string;
        };
    };
    groups: Array<{
        by: string;
        unknown: number;
        rows: Array<{
            key: string;
            posts: number;
            share: number;
            a: number;
            b: number;
            amplification: Figure;
            wasserstein: Figure;
            mean_difference: Figure;
        }>;
    }>;
    points?: Record<'a' | 'b', Record<string, Array<{
        step: string;
        mean: Record<string, number>;
    }>>>;
    hidden: {
        a: number;
        b: number;
        both: number;
        by: Record<'a' | 'b', Record<string, number>>;
    };
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
    deserved?: string;
    groups?: Iterable<string>;
    exposure?: 'log' | 'rbp' | 'reciprocal' | 'top';
    top?: number;
    permutations?: number;
    seed?: number;
}
export interface Choice {
    better: string;
    worse: string;
    timeline?: string;
}
export type PairsLike = string | {
    limpid_pairs: 1;
    pairs: Choice[];
} | Choice[];
export interface FitOptions {
    ridge?: number;
    now?: string | Date | number;
    timeline?: string;
}
export interface Fit {
    choices: number;
    ridge: number;
    scale: number;
    agreement: {
        before: Figure;
        after: Figure;
        held_out: Figure;
        folds: number;
    };
    weights: Array<{
        address: string;
        label: string;
        before: number;
        after: number;
        fitted: Figure;
        low: Figure;
        high: Figure;
        told: Figure;
    }>;
    against: Choice[];
    warnings: Warning[];
    recipe: Recipe;
}
export interface DetectOptions {
    now?: string | Date | number;
    timeline?: string;
    by?: string;
    account?: string;
    fit?: boolean;
    permutations?: number;
    seed?: number;
    lang?: 'en' | 'fr';
}
export interface Detection {
    recipe: string;
    posts: number;
    sessions: number;
    left_out: {
        promoted: number;
        pinned: number;
        hidden: number;
        thread: number;
        no_score: number;
    };
    summary: string;
    explains: boolean;
    reproduces: boolean;
    scale: 'factor' | 'hours' | 'points';
    kappa?: Figure;
    kappa_error?: Figure;
    tau?: Figure;
    agreement: Figure;
    held_out: Figure;
    null: {
        permutations: number;
        seed: number;
        agreement: Figure;
        p: Figure;
    };
    weights?: Array<{
        step: string;
        weight: number;
    }>;
    fitted_recipe?: unknown;
    by: string;
    account?: string;
    tested: number;
    too_few: number;
    accounts: DetectedAccount[];
    displaced: {
        posts: Displaced[];
        authors: Displaced[];
        domains: Displaced[];
    };
    aimed: Array<{
        step: string;
        label: string;
        account: string;
        posts: number;
        exempts: boolean;
    }>;
    limits: Array<{
        code: string;
        text: string;
    }>;
}
export interface DetectedAccount {
    key: string;
    posts: number;
    stands_out: boolean;
    z: Figure;
    p: Figure;
    q: Figure;
    multiplier: Figure;
    shift?: Figure;
    low: Figure;
    high: Figure;
    open_above: boolean;
    open_below: boolean;
    verified?: boolean;
    held_out?: {
        with: Figure;
        without: Figure;
    };
    sentence: string;
}
export interface Displaced {
    key: string;
    posts?: number;
    served?: number;
    recipe?: number;
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
    strengths?: Array<{
        t: number;
        harm_prevented: Figure;
        collateral: Figure;
    }>;
}
export interface LedgerEffect {
    posts: number;
    authors: number;
    taken: number;
    given: number;
    from: Array<{
        account: string;
        change: number;
    }>;
    to: Array<{
        account: string;
        change: number;
    }>;
    largest: Array<{
        id: string;
        author: string;
        lost: number;
        without: Figure;
        with: Figure;
    }>;
    labels?: Record<string, Figure>;
    groups: Array<{
        by: string;
        key: string;
        posts: number;
        authors: number;
        difference: Figure;
        p: Figure;
        deserving_difference?: Figure;
        deserving_p?: Figure;
    }>;
}
export type ErrorCode = 'recipe' | 'scenario' | 'column' | 'not-a-timeline' | 'not-affinity' | 'not-columns' | 'no-such-post' | 'no-such-step' | 'no-such-timeline' | 'both-hidden' | 'memory' | 'unreadable' | 'damaged' | 'too-large' | 'no-wasm' | 'not-wasm' | 'wrong-version' | 'csp' | 'not-supported' | 'usage' | 'disposed' | 'aborted' | 'busy' | 'stopped' | 'worker' | 'hung' | 'internal' | (string & {});
export class LimpidError extends Error {
    readonly name: 'LimpidError';
    readonly code: ErrorCode;
    readonly where: string;
    toJSON(): {
        code: string;
        where: string;
        message: string;
    };
}
