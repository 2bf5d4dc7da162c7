// One click, and nothing of the reader's is kept on this device any more: timeline and recipes.

import { forgetShelf } from '../keep/shelf';
import { announce } from '../state';
import { forgetTimeline, notKept } from './kept';
import { words } from './words';

export async function forgetEverything(): Promise<void> {
  const done = await Promise.all([forgetTimeline(), forgetShelf()]);
  if (done.every(Boolean)) announce(words.value.forgotten);
  else notKept.value = 'refused';
}
