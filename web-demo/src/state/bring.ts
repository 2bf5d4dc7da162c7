// Bringing a timeline: the sample, files, archives; progress, cancel, refusal.

import { batch, signal } from '@preact/signals';
import type { Progress, RemoteLimpid, RemoteTimeline, Warning } from 'limpid/worker';
import { isZip, unzip } from '../bring/archive';
import { startEngine } from '../engine';
import { words } from '../words';
import { engine, failure } from './engine';
import { feed } from './feed';
import { orderRefused, rankAsChosen, revision, take } from './order';
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
  const mine = await rankAsChosen(timeline);
  batch(() => {
    opened.value = null;
    const info = { ...timeline.info, warnings: [...timeline.info.warnings, ...warnings] };
    feed.value = { timeline, served, beside: 'served', mine, info, name };
    take(mine);
  });
  await old?.timeline.dispose();
}

