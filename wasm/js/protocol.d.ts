// Protocol: the messages between `limpid/worker` (the client) and `limpid/worker-thread`.
//
// The client asks, each question with an id of its own; the thread answers each id once, with a result or an
// error, in any order. Questions about one timeline or ranking are answered in the order in which they came.
// Timelines and rankings stay on the thread and are named by keys that the client gives: they outlive a thread. These types are for readers of the two
// scripts; programs use `connect`.
import type {
  Check, CompareOptions, Comparison, DetectOptions, Detection, Difference, Explanation, Fit, FitOptions,
  HiddenRow, Info, LanguageOptions, Ledger, LedgerOptions,
  MemberPlan, MuseumEntry, Progress, ProvenOptions, Receipt, Recipe, Row, SampleOptions, ScenarioEntry, Sensitivity, SimulationProgress,
  SimulationResult, Versus, Warning, WhatIf, WhatIfAnswer,
  WorkProgress, WouldTake,
} from './index.js';
import type { RankingState } from './worker.js';

/** A number that stands for a timeline or ranking on the thread. */
type Key = number;

/** One input. What is not a Blob is sent in pieces, as the thread pulls them. */
interface SentFile {
  name?: string;
  /** Bytes, where known. */
  size?: number;
  blob?: Blob;
  /** The bytes are UTF-8, made of text. */
  isText?: boolean;
  /** Of affinity: what a bare list of accounts is of. */
  list?: string;
}

/** Client -> thread. A recipe is a name or JSON text. */
export type Question = { id: number } & (
  | { ask: 'load'; wasmUrl?: string; wasmBinary?: BufferSource; integrity?: string } // the first question of all
  | { ask: 'check'; recipe: string }
  | { ask: 'diff'; a: string; b: string }
  | { ask: 'hash'; recipe: string }
  | { ask: 'withoutPrivileges'; recipe: string }
  | { ask: 'schema' }
  | { ask: 'read'; as: Key; files: SentFile[]; memory?: number; affinity: SentFile[]; columns: SentFile[]; map: string; includePrivate: boolean; archive: string }
  | { ask: 'members'; names: string[]; use?: 'timeline' | 'affinity' }
  | { ask: 'simulate'; of?: Key; scenario: string; options?: { seeds?: number; firstSeed?: number; readers?: number; watch?: string; timeline?: string } }
  | { ask: 'sample'; as: Key; options?: SampleOptions }
  | { ask: 'rank'; of: Key; as: Key; recipe?: string; options?: { now?: string | number; timeline?: string } }
  | { ask: 'detect'; of: Key; recipe?: string; options?: DetectOptions }
  | { ask: 'toJsonLines'; of: Key }
  | { ask: 'page'; of: Key; start: number; count: number; options?: { steps?: boolean } }
  | { ask: 'hidden'; of: Key; start?: number; count?: number }
  | { ask: 'explain'; of: Key; post: string; options?: LanguageOptions | ProvenOptions }
  | { ask: 'why'; of: Key; a: string; b: string; options?: LanguageOptions | ProvenOptions }
  | { ask: 'whatWouldItTake'; of: Key; post: string; top: number; options?: LanguageOptions | ProvenOptions }
  | { ask: 'sensitivity'; of: Key; address: string; least: number; most: number; top?: number }
  | { ask: 'whatIf'; of: Key; change: WhatIf }
  | { ask: 'receipt'; of: Key }
  | { ask: 'advice'; of: Key }
  | { ask: 'compare'; of: Key; after: Key; options?: CompareOptions }
  | { ask: 'ledger'; of: Key; options?: LedgerOptions }
  | { ask: 'fit'; of: Key; pairs: string; recipe: string; options?: FitOptions }
  | { ask: 'rows'; of: Key; start: number; count: number }
  | { ask: 'places'; of: Key; posts: string[] }
  | { ask: 'arrays'; of: Key }
  | { ask: 'set'; of: Key; values: Map<string, number> }
  | { ask: 'dispose'; of: Key } // answered at once: it stops what is under way on the same thing
);

/** Client -> thread, about a question that is under way. */
export type Remark =
  | { ping: true } // answered as soon as the thread is free to
  | { cancel: number } // of the question with this id; it is still answered
  | { piece: number; bytes: Uint8Array } // transferred; after each `pull`
  | { piece: number; bytes: null }; // the end

/** What each question is answered with. */
export interface Results {
  load: { version: string; recipes: MuseumEntry[]; scenarios: ScenarioEntry[] };
  check: Check;
  diff: Difference[];
  hash: string;
  simulate: SimulationResult;
  withoutPrivileges: Recipe;
  schema: Record<string, unknown>;
  read: { info: Info };
  members: MemberPlan;
  sample: { info: Info };
  rank: { state: RankingState };
  detect: Detection;
  toJsonLines: string;
  page: Row[];
  hidden: HiddenRow[];
  explain: Explanation;
  why: Versus;
  whatWouldItTake: WouldTake;
  sensitivity: Sensitivity;
  whatIf: WhatIfAnswer;
  receipt: Receipt;
  advice: Warning[];
  compare: Comparison;
  ledger: Ledger;
  fit: Fit;
  rows: Uint32Array;
  places: Array<number | null>;
  arrays: { order: Uint32Array; score: Float64Array; from: Uint32Array }; // transferred
  /** Numbers that the recipe refused are in `refused` and stay as they were; the others are set. */
  set: { state: RankingState; refused: Map<string, SentError> };
  dispose: null;
}

interface SentError {
  code: string;
  where: string;
  message: string;
}

/** Thread -> client. */
export type Answer =
  | { id: number; result: Results[keyof Results] }
  | { id: number; error: SentError }
  | { pong: true }
  | { id: number; progress: Progress | SimulationProgress | WorkProgress } // on the way
  | { id: number; pull: true }; // on the way: the next piece, please
