// Everything the page knows, in one place: signals that components read, and the few actions that change them.
//
// The rule that keeps it simple: a component shows signals and calls actions; only actions talk to the engine.
// A feed is swapped whole (`feed`), after the new one has been read and ranked: an error or a cancel leaves the old one
// standing. Whatever comes back late from the engine is dropped if something newer is already shown.

import { batch, computed, effect, signal } from '@preact/signals';
import type {
  Explanation, HiddenRow, Info, PrivilegeEntry, Progress, RankingState, RecipeNumber, RemoteLimpid, RemoteRanking, RemoteTimeline, Row, Warning,
} from 'limpid/worker';
import { isZip, unzip } from './bring/archive';
import { startEngine } from './engine';
import { words } from './words';

/** A timeline as the page shows it: the platform's order and the reader's, of the same posts. */
export interface Feed {
  readonly timeline: RemoteTimeline;
  readonly served: RemoteRanking;
  readonly mine: RemoteRanking;
  readonly info: Info;
  /** The file's name; null for the invented sample. */
  readonly name: string | null;
}

export type Column = 'served' | 'mine';

/** How many rows from the top the sentences and the weight bar speak about. */
export const TOP = 100;
/** "… of the first 50 are not where the platform put them". */
export const FIRST = 50;

const SAMPLE = { posts: 400, seed: 1 };
const FIRST_RECIPE = 'calmer';

export const engine = signal<RemoteLimpid | null>(null);
export const feed = signal<Feed | null>(null);
/** A sentence where the engine failed to start. */
export const failure = signal<string | null>(null);

// --- Bringing a timeline ---------------------------------------------------------------------------------------------

export interface Reading {
  readonly name: string;
  readonly progress: Progress;
  readonly stop: AbortController;
}
export interface Refusal {
  readonly heading: string;
  /** The engine's own sentence: the place, what was expected. */
  readonly sentence: string;
}
export const reading = signal<Reading | null>(null);
export const refusal = signal<Refusal | null>(null);
/** Whether the report of what was read is open. */
export const reportOpen = signal(false);

export async function start(): Promise<void> {
  try {
    engine.value = await startEngine(afterRestart);
    await openSample();
  } catch (error) {
    failure.value = sentenceOf(error);
  }
}

/** What was under way when the engine stopped is gone: everything in sight is asked for once more. */
function afterRestart(error: Error): void {
  batch(() => {
    orderRefused.value = error.message;
    revision.value += 1;
  });
}

export async function openSample(): Promise<void> {
  if (!engine.value) return;
  refusal.value = null;
  await show(await engine.value.sample(SAMPLE), null);
}

export async function openFiles(files: readonly File[]): Promise<void> {
  const limpid = engine.value;
  const [first] = files;
  if (!limpid || !first) return;
  reading.value?.stop.abort();
  const name = files.length === 1 ? first.name : words.value.bring.files(files.length);
  const stop = new AbortController();
  const follow = (progress: Progress) => {
    if (!stop.signal.aborted) reading.value = { name, progress, stop };
  };
  follow({ bytes: 0, total: files.reduce((sum, file) => sum + file.size, 0), posts: 0 });
  refusal.value = null;
  try {
    const { timeline, warnings } = await readFiles(limpid, files, follow, stop.signal);
    await show(timeline, name, warnings);
    reportOpen.value = timeline.info.skipped.length + timeline.info.warnings.length + warnings.length > 0;
  } catch (error) {
    if (!stop.signal.aborted) refusal.value = { heading: words.value.bring.refused(name), sentence: sentenceOf(error) };
  } finally {
    if (reading.value?.stop === stop) reading.value = null;
  }
}

/** A single ZIP is unpacked first; what stays closed in it is told like the engine's warnings. */
async function readFiles(
  limpid: RemoteLimpid, files: readonly File[], onProgress: (progress: Progress) => void, signal: AbortSignal,
): Promise<{ timeline: RemoteTimeline; warnings: readonly Warning[] }> {
  const [only] = files;
  if (!only || files.length > 1 || !(await isZip(only))) {
    const input = files.length === 1 && only ? only : files;
    return { timeline: await limpid.read(input, { onProgress, signal }), warnings: [] };
  }
  const { files: members, warnings } = await unzip(only, limpid, signal);
  return { timeline: await limpid.read(members, { onProgress, signal, archive: only.name }), warnings };
}

export function stopReading(): void {
  reading.value?.stop.abort();
  reading.value = null;
  announce(words.value.bring.cancelled);
}

/** Ranks a timeline both ways, then swaps it in: not a moment without a feed. */
async function show(timeline: RemoteTimeline, name: string | null, warnings: readonly Warning[] = []): Promise<void> {
  const old = feed.value;
  const served = await timeline.rank('served');
  const mine = await timeline.rank(recipeId.value);
  batch(() => {
    opened.value = null;
    const info = { ...timeline.info, warnings: [...timeline.info.warnings, ...warnings] };
    feed.value = { timeline, served, mine, info, name };
    take(mine);
  });
  await old?.timeline.dispose();
}

// --- Choosing what counts --------------------------------------------------------------------------------------------

export const recipeId = signal(FIRST_RECIPE);
/** The reader's ranking as it stands: counts, recipe, numbers, warnings. */
export const ranked = signal<RankingState | null>(null);
/** Grows with every new order: what depends on the order reads it. */
export const revision = signal(0);
/** The recipe's own numbers, by address, to go back to. */
export const ownNumbers = signal<ReadonlyMap<string, number>>(new Map());
/** Where the hand is: numbers asked for that the engine has not answered yet. */
const asked = signal<ReadonlyMap<string, number>>(new Map());
/** Why the last number or recipe was not taken: the engine's own sentence. The order before it stays. */
export const orderRefused = signal<string | null>(null);
/** Whether the reader has moved a number yet: until then there is a hint. */
export const hasChosen = signal(false);

/** Every number of the recipe, as the hand has it now. */
export const numbers = computed<readonly RecipeNumber[]>(() =>
  (ranked.value?.numbers ?? []).map((number) => ({ ...number, value: asked.value.get(number.address) ?? number.value })),
);
export const isChanged = computed(() =>
  numbers.value.some(({ address, value }) => ownNumbers.value.get(address) !== value),
);

function take(mine: RemoteRanking): void {
  ranked.value = mine.state;
  ownNumbers.value = new Map(mine.state.numbers.map(({ address, value }) => [address, value]));
  asked.value = new Map();
  orderRefused.value = null;
  revision.value += 1;
}

export async function chooseRecipe(id: string): Promise<void> {
  const now = feed.value;
  if (!now) return;
  try {
    const mine = await now.timeline.rank(id);
    if (feed.value !== now) return void mine.dispose();
    batch(() => {
      recipeId.value = id;
      feed.value = { ...now, mine };
      take(mine);
    });
    await now.mine.dispose();
  } catch (error) {
    orderRefused.value = sentenceOf(error);
  }
}

export function setNumber(address: string, value: number): Promise<void> {
  hasChosen.value = true;
  return setNumbers({ [address]: value });
}

export function resetNumbers(): Promise<void> {
  return setNumbers(Object.fromEntries(ownNumbers.value));
}

/** The engine keeps only the newest value of each address while it is busy, so every movement may be sent. */
async function setNumbers(values: Record<string, number>): Promise<void> {
  const mine = feed.value?.mine;
  if (!mine) return;
  asked.value = new Map([...asked.value, ...Object.entries(values)]);
  try {
    const state = await mine.set(values);
    if (feed.value?.mine !== mine) return;
    batch(() => {
      ranked.value = state;
      orderRefused.value = null;
      revision.value += 1;
      settle(values);
    });
  } catch (error) {
    if (feed.value?.mine !== mine) return;
    batch(() => {
      orderRefused.value = sentenceOf(error);
      settle(values);
    });
  }
}

/** Lets go of asked numbers that were answered, except where the hand has moved on. */
function settle(values: Record<string, number>): void {
  asked.value = new Map([...asked.value].filter(([address, value]) => values[address] !== value));
}

/** Everyone whom the recipe as it stands names, and what for. Never hidden. */
export const privileges = signal<readonly PrivilegeEntry[]>([]);

effect(() => {
  const recipe = ranked.value?.recipe;
  if (!recipe) return;
  engine.value?.check(recipe).then(
    (answer) => {
      if (ranked.value?.recipe === recipe) privileges.value = answer.privileges;
    },
    () => {},
  );
});

// --- Seeing ----------------------------------------------------------------------------------------------------------

/** The first rows of the reader's order with their steps: the weight bar, the scale of the bars, the effect. */
export const top = signal<readonly Row[]>([]);
/** The last row shown, with its steps: the other end of that scale. */
export const last = signal<readonly Row[]>([]);
/** The post under the pointer or the focus, in either column. */
export const touched = signal<string | null>(null);
/** On a narrow screen one column is seen at a time. */
export const column = signal<Column>('mine');
/** On a narrow screen the sentence is cut after a few lines until it is asked for whole. */
export const sentenceWhole = signal(false);
/** On a narrow screen: whether the sheet with every number is up. */
export const panelOpen = signal(false);

let topShown = 0;
effect(() => {
  const mine = feed.value?.mine;
  const asOf = revision.value;
  if (!mine) return;
  const ends = [mine.page(0, TOP, { steps: true }), mine.page(Math.max(0, mine.state.shown - 1), 1, { steps: true })] as const;
  Promise.all(ends).then(
    ([first, final]) => {
      if (feed.value?.mine !== mine || asOf < topShown) return;
      topShown = asOf;
      batch(() => {
        top.value = first;
        last.value = final;
      });
    },
    () => {}, // The ranking was let go meanwhile: the next one asks for itself.
  );
});

// --- Why -------------------------------------------------------------------------------------------------------------

/** The post whose place is being explained. */
export const opened = signal<Row | HiddenRow | null>(null);

/** A second touch closes. */
export function toggle(row: Row | HiddenRow | undefined): void {
  opened.value = !row || opened.value?.id === row.id ? null : row;
}

export const explanation = signal<Explanation | null>(null);

effect(() => {
  const mine = feed.value?.mine;
  const id = opened.value?.id;
  void revision.value;
  if (!mine || id === undefined) return void (explanation.value = null);
  mine.explain(id).then(
    (answer) => {
      if (opened.value?.id === id && feed.value?.mine === mine) explanation.value = answer;
    },
    () => {},
  );
});

// --- Saying ----------------------------------------------------------------------------------------------------------

/** What a screen reader is told. Debounced: a drag says where it ended, not each step of the way. */
export const said = signal('');
const SETTLED = 700;
let timer: ReturnType<typeof setTimeout> | undefined;

export function announce(sentence: string): void {
  clearTimeout(timer);
  timer = setTimeout(() => (said.value = sentence), SETTLED);
}

const sentenceOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
