// A recipe that came from outside (a file, a link, the shelf) is shown before it is used: whom it names, what it would
// change. Comes in: text. Goes out: an offer, or why there is none; nothing is ranked by it until the reader says so.

import { signal } from '@preact/signals';
import type { Difference, PrivilegeEntry, Recipe } from 'limpid/worker';
import { bringRecipe, engine, ranked } from '../state';
import { type LinkFault, isRecipeLink, textIn } from './link';

export interface Source {
  readonly from: 'file' | 'link' | 'shelf';
  readonly name: string;
}

export type Offer = Source & (
  | { readonly recipe: Recipe; readonly privileges: readonly PrivilegeEntry[]; readonly differences: readonly Difference[] }
  | { readonly fault: LinkFault | 'notText' }
  | { readonly errors: readonly string[] }
);

export const offer = signal<Offer | null>(null);
/** Whether the sheet to keep and share is up. */
export const keeping = signal(false);

/** Looks at a recipe's text with the engine's eyes. */
export async function offerText(text: string, source: Source): Promise<void> {
  const limpid = engine.value;
  const mine = ranked.value?.recipe;
  if (!limpid || !mine) return;
  const { ok, errors, privileges } = await limpid.check(text);
  if (!ok) return void (offer.value = { ...source, errors: errors.map(({ message }) => message) });
  const recipe = JSON.parse(text) as Recipe;
  offer.value = { ...source, recipe, privileges, differences: await limpid.diff(mine, recipe) };
}

export async function offerFile(file: File): Promise<void> {
  const source = { from: 'file', name: file.name } as const;
  try {
    await offerText(new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer()), source);
  } catch {
    offer.value = { ...source, fault: 'notText' };
  }
}

/** The recipe in the page's address, if there is one. The address is cleared: reloading does not ask again. */
export async function offerLink(): Promise<void> {
  const { hash } = location;
  if (!isRecipeLink(hash)) return;
  history.replaceState(null, '', location.pathname + location.search);
  const source = { from: 'link', name: '' } as const;
  const found = await textIn(hash);
  if ('fault' in found) offer.value = { ...source, fault: found.fault };
  else await offerText(found.text, source);
}

export async function takeOffer(): Promise<void> {
  const now = offer.value;
  if (now && 'recipe' in now && (await bringRecipe(now.recipe))) {
    offer.value = null;
    keeping.value = false; // the feed is what the reader wants to see now
  }
}
