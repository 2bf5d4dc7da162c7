// What a screen reader is told.

import { signal } from '@preact/signals';

/** Debounced: a drag says where it ended, not each step of the way. */
export const said = signal('');
const SETTLED = 700;
let timer: ReturnType<typeof setTimeout> | undefined;

/** The newest sentence of each kind: what was done is said before what came of it. */
const waiting = new Map<'deed' | 'effect', string>();

export function announce(sentence: string, kind: 'deed' | 'effect' = 'deed'): void {
  clearTimeout(timer);
  waiting.set(kind, sentence);
  timer = setTimeout(() => {
    said.value = [waiting.get('deed'), waiting.get('effect')].filter(Boolean).join(' ');
    waiting.clear();
  }, SETTLED);
}

/** The sentence of whatever was thrown: the engine's own where it is the engine's. */
export const sentenceOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
