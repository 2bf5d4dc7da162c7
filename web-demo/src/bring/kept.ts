// The last timeline, kept on this device where the reader asked for it: canonical JSON Lines, packed, with a day on which
// they are thrown away. Storage can be full, forbidden or gone (private windows): every action says so instead of failing.

import { createStore, del, get, set } from 'idb-keyval';
import { signal } from '@preact/signals';

/** How long it may be kept, in days. */
export const TERMS = [1, 7, 30] as const;
export type Term = (typeof TERMS)[number];
const DAY = 86_400_000;

interface Record {
  readonly name: string;
  readonly days: Term;
  /** When it is thrown away, in ISO 8601. */
  readonly until: string;
  /** Canonical JSON Lines, by gzip. */
  readonly lines: Blob;
}
export type Kept = Omit<Record, 'lines'>;

/** What is kept; null where nothing is. */
export const kept = signal<Kept | null>(null);
/** Why it could not be kept. */
export const notKept = signal<'full' | 'refused' | null>(null);

const store = () => createStore('limpid-timeline', 'kept');
const KEY = 'last';

async function tried<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    const done = await work();
    notKept.value = null;
    return done;
  } catch (error) {
    notKept.value = error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'refused';
    return null;
  }
}

export async function keepTimeline(name: string, lines: string, days: Term): Promise<boolean> {
  const until = new Date(Date.now() + days * DAY).toISOString();
  const done = await tried(async () => {
    const packed = await new Response(new Blob([lines]).stream().pipeThrough(new CompressionStream('gzip'))).blob();
    await set(KEY, { name, days, until, lines: packed } satisfies Record, store());
    return true;
  });
  if (done) kept.value = { name, days, until };
  return done === true;
}

/** The timeline that was kept; null where there is none, or its day has come. */
export async function recall(): Promise<File | null> {
  const record = await get<Record>(KEY, store()).catch(() => undefined);
  if (!record) return null;
  const { name, days, until, lines } = record;
  if (Date.parse(until) < Date.now()) {
    await forgetTimeline();
    return null;
  }
  kept.value = { name, days, until };
  return new File([lines], name);
}

export async function forgetTimeline(): Promise<boolean> {
  const done = await tried(async () => (await del(KEY, store()), true));
  if (done) kept.value = null;
  return done === true;
}
