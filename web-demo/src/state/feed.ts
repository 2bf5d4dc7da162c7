// The timeline on the page, in the platform's order and in the reader's.

import { signal } from '@preact/signals';
import type { Info, RemoteRanking, RemoteTimeline } from 'limpid/worker';

export interface Feed {
  readonly timeline: RemoteTimeline;
  readonly served: RemoteRanking;
  readonly mine: RemoteRanking;
  readonly info: Info;
  /** The file's name; null for the invented sample. */
  readonly name: string | null;
}

export const feed = signal<Feed | null>(null);
