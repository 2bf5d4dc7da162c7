// The timeline on the page, in the platform's order and in the reader's.

import { signal } from '@preact/signals';
import type { Info, RemoteRanking, RemoteTimeline } from 'limpid/worker';

export interface Feed {
  readonly timeline: RemoteTimeline;
  /** The order beside yours: the platform's, until another is chosen. */
  readonly served: RemoteRanking;
  /** The museum's name of that order. */
  readonly beside: string;
  readonly mine: RemoteRanking;
  readonly info: Info;
  /** The file's name; null for the invented sample. */
  readonly name: string | null;
}

export const feed = signal<Feed | null>(null);

let newest = 0;

/** Puts another order of the museum beside the reader's. */
export async function chooseBeside(id: string): Promise<void> {
  const turn = (newest += 1);
  const timeline = feed.value?.timeline;
  const served = await timeline?.rank(id);
  const now = feed.value;
  if (!served || !now || now.timeline !== timeline || turn !== newest) return void served?.dispose();
  feed.value = { ...now, served, beside: id };
  await now.served.dispose();
}
