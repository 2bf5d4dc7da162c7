// Undo and redo over whole recipes: immutable documents, one entry for each gesture.
// Comes in: the recipe as it stands, when it has come to rest. Goes out: which one was before, which one after.

import { computed, signal } from '@preact/signals';
import type { Recipe } from 'limpid/worker';

/** What the reader began with and goes back to: a recipe of the museum, or one brought along in a file or a link. */
export interface Base {
  /** The museum's name for it; null for one that was brought along. */
  readonly id: string | null;
  readonly recipe: Recipe;
  /** Its numbers, by address: what sliders take their ends from. */
  readonly numbers: ReadonlyMap<string, number>;
}

export interface Moment {
  readonly recipe: Recipe;
  readonly base: Base;
}

/** How many gestures can be taken back. */
const DEPTH = 200;

const past = signal<readonly Moment[]>([]);
const future = signal<readonly Moment[]>([]);
let present: Moment | null = null;

export const canUndo = computed(() => past.value.length > 0);
export const canRedo = computed(() => future.value.length > 0);

/** Keeps a moment as the newest; nothing where its recipe is what stands already. */
export function remember(moment: Moment): void {
  if (JSON.stringify(present?.recipe) === JSON.stringify(moment.recipe)) return;
  if (present) past.value = [...past.value, present].slice(-DEPTH);
  future.value = [];
  present = moment;
}

export const stepBack = (): Moment | null => step(past, future);
export const stepForward = (): Moment | null => step(future, past);

function step(from: typeof past, to: typeof past): Moment | null {
  const next = from.value.at(-1);
  if (!next || !present) return null;
  from.value = from.value.slice(0, -1);
  to.value = [...to.value, present];
  present = next;
  return next;
}
