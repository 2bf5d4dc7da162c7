// Bringing a timeline: the sample, files, archives; progress, cancel, refusal.

import { batch, signal } from '@preact/signals';
import type { Progress, Recipe, RemoteLimpid, RemoteTimeline, Warning } from 'limpid/worker';
import { isZip, unzip } from '../bring/archive';
import { kept, keepTimeline, recall, type Term } from '../bring/kept';
import { Pseudonyms } from '../bring/pseudonyms';
import { startEngine } from '../engine';
import { words } from '../words';
import { engine, failure } from './engine';
import { feed } from './feed';
import { orderRefused, rankAsChosen, renamedBase, revision, take } from './order';
import { announce, sentenceOf } from './said';
import { opened } from './why';

const SAMPLE = { posts: 400, seed: 1 };

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
/** Whether the sheet that says how to get one's file is up. */
export const helping = signal(false);
/** Whether the report of what was read is open. */
export const reportOpen = signal(false);

/** What names are replaced by, while they are: see bring/pseudonyms. */
export const isDisguised = signal(false);
let pseudonyms: Pseudonyms | null = null;

/** What the feed on show was read from, to be read again with more said beside it; null for the invented sample. */
interface Source {
  readonly name: string;
  readonly files: readonly File[];
  /** Whom the reader follows, muted, liked: files of their archives. */
  readonly affinity: readonly File[];
}
let source: Source | null = null;

/** Of how many posts each column was known before the files on people came, and after; null where none came. */
export interface Brought {
  readonly column: string;
  readonly before: number;
  readonly after: number;
}
export const brought = signal<readonly Brought[] | null>(null);

export async function start(): Promise<void> {
  try {
    engine.value = await startEngine(afterRestart);
    const last = await recall();
    if (last) await open({ name: last.name, files: [last], affinity: [] });
    if (!feed.value) await openSample();
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
  await open(null);
}

export async function openFiles(files: readonly File[]): Promise<void> {
  const [first] = files;
  if (!first) return;
  const name = files.length === 1 ? first.name : words.value.bring.files(files.length);
  if (!(await open({ name, files, affinity: [] }))) return;
  const info = feed.value?.info;
  reportOpen.value = info !== undefined && info.skipped.length + info.warnings.length > 0;
  if (kept.value) await keepFeed(kept.value.days);
}

/** What the reader's archives know of people, put beside the timeline that is open: it is read again with them. */
export async function openAffinity(files: readonly File[]): Promise<void> {
  const before = feed.value?.info;
  if (!source || !before || files.length === 0) return;
  if (!(await open({ ...source, affinity: [...source.affinity, ...files] }))) return;
  const after = feed.value?.info.columns ?? {};
  brought.value = ABOUT_PEOPLE.map((column) => ({ column, before: before.columns[column]?.known ?? 0, after: after[column]?.known ?? 0 }))
    .filter((one) => one.before !== one.after);
}
const ABOUT_PEOPLE = ['following', 'follows_me', 'muted', 'blocked', 'closeness', 'liked_by_me'];

/** Names off or on: the same posts, read again by their pseudonyms or under their own names. */
export async function disguise(on: boolean): Promise<void> {
  isDisguised.value = on;
  if (!(await open(source))) isDisguised.value = !on;
}

/** Keeps the feed on show, as it is shown, on this device. */
export async function keepFeed(days: Term): Promise<boolean> {
  const now = feed.value;
  return now?.name ? keepTimeline(now.name, await now.timeline.toJsonLines(), days) : false;
}

/** Reads, ranks and shows. Resolves to whether it did; whatever goes wrong is told, and the old feed stands. */
async function open(from: Source | null): Promise<boolean> {
  const limpid = engine.value;
  if (!limpid) return false;
  reading.value?.stop.abort();
  const name = from?.name ?? words.value.bring.invented;
  const stop = new AbortController();
  const follow = (progress: Progress) => {
    if (from && !stop.signal.aborted) reading.value = { name, progress, stop };
  };
  follow({ bytes: 0, total: from?.files.reduce((sum, file) => sum + file.size, 0), posts: 0 });
  refusal.value = null;
  try {
    const read = from ? await readFiles(limpid, from, follow, stop.signal) : { timeline: await limpid.sample(SAMPLE), warnings: [] };
    const shown = isDisguised.value ? await disguised(limpid, read.timeline, stop.signal) : null;
    stop.signal.throwIfAborted();
    await show(shown ?? read, from, shown?.pseudonyms ?? null);
    return true;
  } catch (error) {
    if (!stop.signal.aborted) refusal.value = { heading: words.value.bring.refused(name), sentence: sentenceOf(error) };
    return false;
  } finally {
    if (reading.value?.stop === stop) reading.value = null;
  }
}

interface Read {
  readonly timeline: RemoteTimeline;
  readonly warnings: readonly Warning[];
}

async function disguised(limpid: RemoteLimpid, named: RemoteTimeline, signal: AbortSignal): Promise<Read & { pseudonyms: Pseudonyms }> {
  const people = new Pseudonyms(words.value.bring.person);
  const lines = people.replace(await named.toJsonLines({ signal }));
  const timeline = await limpid.read(new Blob([lines]), { name: words.value.bring.disguised, signal });
  await named.dispose();
  return { timeline, warnings: [], pseudonyms: people };
}

/** A single ZIP is unpacked first; what stays closed in it is told like the engine's warnings. */
async function readFiles(
  limpid: RemoteLimpid, { files, affinity }: Source, onProgress: (progress: Progress) => void, signal: AbortSignal,
): Promise<Read> {
  const beside = affinity.length ? { affinity: await aboutPeople(limpid, affinity, signal) } : {};
  const [only] = files;
  if (!only || files.length > 1 || !(await isZip(only))) {
    const input = files.length === 1 && only ? only : files;
    return { timeline: await limpid.read(input, { ...beside, onProgress, signal }), warnings: [] };
  }
  const { files: members, warnings } = await unzip(only, limpid, signal);
  return { timeline: await limpid.read(members, { ...beside, onProgress, signal, archive: only.name }), warnings };
}

async function aboutPeople(limpid: RemoteLimpid, files: readonly File[], signal: AbortSignal): Promise<File[]> {
  const all: File[] = [];
  for (const file of files) all.push(...((await isZip(file)) ? (await unzip(file, limpid, signal, 'affinity')).files : [file]));
  return all;
}

export function stopReading(): void {
  reading.value?.stop.abort();
  reading.value = null;
  announce(words.value.bring.cancelled);
}

/** Ranks a timeline both ways, then swaps it in: not a moment without a feed. */
async function show({ timeline, warnings }: Read, from: Source | null, people: Pseudonyms | null): Promise<void> {
  const old = feed.value;
  const before = pseudonyms;
  const rename = (recipe: Recipe) => {
    const named = before ? before.outOf(recipe) : recipe;
    return people ? people.into(named) : named;
  };
  const served = await timeline.rank('served');
  const mine = await rankAsChosen(timeline, rename);
  pseudonyms = people;
  source = from;
  batch(() => {
    opened.value = null;
    brought.value = null;
    const info = { ...timeline.info, warnings: [...timeline.info.warnings, ...warnings] };
    const name = from && people ? words.value.bring.disguised : from?.name ?? null;
    feed.value = { timeline, served, beside: 'served', mine, info, name };
    take(mine, renamedBase(rename));
  });
  await old?.timeline.dispose();
}
