// The engine: Limpid on its worker.

import { signal } from '@preact/signals';
import type { RemoteLimpid } from 'limpid/worker';

export const engine = signal<RemoteLimpid | null>(null);
/** A sentence where the engine failed to start. */
export const failure = signal<string | null>(null);
