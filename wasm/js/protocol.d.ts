// Protocol: the messages between `limpid/worker` (the client) and `limpid/worker-thread`.
//
// The client asks, each question with an id of its own; the thread answers each id once, with a result or an
// error, in any order. Questions about one timeline or ranking are answered in the order in which they came.
// Timelines and rankings stay on the thread and are named by numbers. These types are for readers of the two
// scripts; programs use `connect`.
import type {
  Check, CompareOptions, Comparison, DetectOptions, Detection, Difference, Explanation, HiddenRow, Info, LanguageOptions, Ledger, LedgerOptions,
  MemberPlan, MuseumEntry, Progress, Receipt, Row, SampleOptions, ScenarioEntry, Sensitivity, SimulationProgress,
  SimulationResult, Versus, Warning, WhatIf, WhatIfAnswer,
  WouldTake,
} from './index.js';
import type { RankingState } from './worker.js';

/** A number that stands for a timeline or ranking on the thread. */
type Remote = number;

/** One input. What is neither a Blob nor a stream is sent in pieces, as the thread pulls them. */
interface SentFile {
  name?: string;
  /** Bytes, where known. */
  size?: number;
  blob?: Blob;
  /** The bytes are UTF-8, made of text. */
  isText?: boolean;
  /** Of affinity: what a bare list of accounts is of. */
  list?: string;
  /** Transferred. */
  stream?: ReadableStream<Uint8Array>;
}

/** Client -> thread. A recipe is a name or JSON text. */
export type Question = { id: number } & (
  | { ask: 'load'; wasmUrl?: string } // the first question of all
  | { ask: 'check'; recipe: string }
  | { ask: 'diff'; a: string; b: string }
  | { ask: 'hash'; recipe: string }
  | { ask: 'read'; files: SentFile[]; memory?: number; affinity: SentFile[]; columns: SentFile[]; map: string; includePrivate: boolean; archive: string }
  | { ask: 'members'; names: string[]; use?: 'timeline' | 'affinity' }
  | { ask: 'simulate'; of?: Remote; scenario: string; options?: { seeds?: number; firstSeed?: number; readers?: number; watch?: string; timeline?: string } }
  | { ask: 'sample'; options?: SampleOptions }
  | { ask: 'rank'; of: Remote; recipe?: string; options?: { now?: string | Date | number; timeline?: string } }
  | { ask: 'detect'; of: Remote; recipe?: string; options?: DetectOptions }
  | { ask: 'toJsonLines'; of: Remote }
  | { ask: 'page'; of: Remote; start: number; count: number; options?: { steps?: boolean } }
  | { ask: 'hidden'; of: Remote; start?: number; count?: number }
  | { ask: 'explain'; of: Remote; post: string; options?: LanguageOptions }
  | { ask: 'why'; of: Remote; a: string; b: string; options?: LanguageOptions }
  | { ask: 'whatWouldItTake'; of: Remote; post: string; top: number; options?: LanguageOptions }
  | { ask: 'sensitivity'; of: Remote; address: string; least: number; most: number; top?: number }
  | { ask: 'whatIf'; of: Remote; change: WhatIf }
  | { ask: 'receipt'; of: Remote }
  | { ask: 'advice'; of: Remote }
  | { ask: 'compare'; of: Remote; after: Remote; options?: CompareOptions }
  | { ask: 'ledger'; of: Remote; options?: LedgerOptions }
  | { ask: 'places'; of: Remote; posts: string[] }
  | { ask: 'arrays'; of: Remote }
  | { ask: 'set'; of: Remote; values: Map<string, number> }
  | { ask: 'dispose'; of: Remote } // answered at once: it stops what is under way on the same thing
);

/** Client -> thread, about a question that is under way. */
export type Remark =
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
  read: { remote: Remote; info: Info };
  members: MemberPlan;
  sample: { remote: Remote; info: Info };
  rank: { remote: Remote; state: RankingState };
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
  | { id: number; progress: Progress | SimulationProgress } // on the way
  | { id: number; pull: true }; // on the way: the next piece, please
