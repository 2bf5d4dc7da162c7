// Recipes kept on this device, by name. Nothing else is kept here, and nothing without being asked to.
// Storage can be full, forbidden or gone (private windows): every action says so instead of failing.

import { clear, createStore, del, entries, set } from 'idb-keyval';
import { signal } from '@preact/signals';
import type { Recipe } from 'limpid/worker';

export interface Kept {
  readonly name: string;
  readonly recipe: Recipe;
  /** When, in ISO 8601. */
  readonly since: string;
}

/** Newest first; null before they were looked for. */
export const shelf = signal<readonly Kept[] | null>(null);
/** Whether this browser lets the page keep anything. */
export const isKeeping = signal(true);

const store = () => createStore('limpid', 'recipes');

async function tried(work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    const all = await entries<string, Omit<Kept, 'name'>>(store());
    shelf.value = all.map(([name, kept]) => ({ name, ...kept })).sort((a, b) => b.since.localeCompare(a.since));
    isKeeping.value = true;
  } catch {
    shelf.value ??= [];
    isKeeping.value = false;
  }
  return isKeeping.value;
}

export const look = (): Promise<boolean> => tried(async () => {});
export const keep = (name: string, recipe: Recipe): Promise<boolean> =>
  tried(() => set(name, { recipe, since: new Date().toISOString() }, store()));
export const forget = (name: string): Promise<boolean> => tried(() => del(name, store()));
export const forgetShelf = (): Promise<boolean> => tried(() => clear(store()));
