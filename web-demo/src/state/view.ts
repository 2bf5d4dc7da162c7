// Seeing: which screen, which column, and the few rows that sentences and bars speak about.

import { batch, effect, signal } from '@preact/signals';
import type { Row } from 'limpid/worker';
import { feed } from './feed';
import { revision } from './order';

/** The screens, by what stands behind `#/` in the address: a link can lead to each of them. */
export const SCREENS = ['feed', 'measure', 'learn', 'trust'] as const;
export type Screen = (typeof SCREENS)[number];

const screenIn = (hash: string): Screen => SCREENS.find((one) => hash === `#/${one}` || hash.startsWith(`#/${one}/`)) ?? 'feed';
export const screen = signal<Screen>(screenIn(location.hash));
/** What follows the screen's name: `#/learn/good-intentions/3` gives ["good-intentions", "3"]. */
export const within = signal<readonly string[]>(restOf(location.hash));

function restOf(hash: string): readonly string[] {
  return hash.startsWith('#/') ? hash.slice(2).split('/').slice(1).map(decodeURIComponent) : [];
}
addEventListener('hashchange', () => {
  batch(() => {
    screen.value = screenIn(location.hash);
    within.value = restOf(location.hash);
  });
});

export type Column = 'served' | 'mine';

/** How many rows from the top the sentences and the weight bar speak about. */
export const TOP = 100;
/** "… of the first 50 are not where the platform put them". */
export const FIRST = 50;

/** The first rows of the reader's order with their steps: the weight bar, the scale of the bars, the effect. */
export const top = signal<readonly Row[]>([]);
/** The last row shown, with its steps: the other end of that scale. */
export const last = signal<readonly Row[]>([]);
/** The post under the pointer or the focus, in either column. */
export const touched = signal<string | null>(null);
/** On a narrow screen one column is seen at a time. */
export const column = signal<Column>('mine');
/** On a narrow screen the sentence is cut after a few lines until it is asked for whole. */
export const sentenceWhole = signal(false);
/** On a narrow screen: whether the sheet with every number is up. */
export const panelOpen = signal(false);

let topShown = 0;
effect(() => {
  const mine = feed.value?.mine;
  const asOf = revision.value;
  if (!mine) return;
  const ends = [mine.page(0, TOP, { steps: true }), mine.page(Math.max(0, mine.state.shown - 1), 1, { steps: true })] as const;
  Promise.all(ends).then(
    ([first, final]) => {
      if (feed.value?.mine !== mine || asOf < topShown) return;
      topShown = asOf;
      batch(() => {
        top.value = first;
        last.value = final;
      });
    },
    () => {}, // The ranking was let go meanwhile: the next one asks for itself.
  );
});
