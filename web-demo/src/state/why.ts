// Why: the post whose place is being explained, the one it is held against, and the engine's answers.

import { batch, effect, signal } from '@preact/signals';
import type { Explanation, HiddenRow, Receipt, Row, Versus, WouldTake } from 'limpid/worker';
import { tag } from '../words';
import { feed } from './feed';
import { ranked, revision } from './order';

/** The post whose place is being explained. */
export const opened = signal<Row | HiddenRow | null>(null);
/** "Why above…": the next post touched is the other one. */
export const isPicking = signal(false);
/** The post that the opened one is held against. */
export const rival = signal<Row | HiddenRow | null>(null);

/** The list that authors are being picked for, by touching their posts. */
export const isPickingAuthor = signal<string | null>(null);
/** Who was just touched. */
export const pickedAuthor = signal<string | null>(null);

/** A second touch closes; while a rival is looked for, a touch names it. */
export function toggle(row: Row | HiddenRow | undefined): void {
  if (isPickingAuthor.value !== null && row) return void (pickedAuthor.value = row.author ? `@${row.author.replace(/^@/, '')}` : null);
  if (isPicking.value && row && row.id !== opened.value?.id) return pick(row);
  batch(() => {
    isPicking.value = false;
    rival.value = null;
    opened.value = !row || opened.value?.id === row.id ? null : row;
  });
}

function pick(row: Row | HiddenRow): void {
  batch(() => {
    isPicking.value = false;
    rival.value = row;
  });
}

export const explanation = signal<Explanation | null>(null);
export const versus = signal<Versus | null>(null);

effect(() => {
  const mine = feed.value?.mine;
  const id = opened.value?.id;
  void revision.value;
  if (!mine || id === undefined) return void (explanation.value = null);
  mine.explain(id).then(
    (answer) => {
      if (opened.value?.id === id && feed.value?.mine === mine) explanation.value = answer;
    },
    () => {},
  );
});

effect(() => {
  const mine = feed.value?.mine;
  const [one, other] = [opened.value?.id, rival.value?.id];
  const lang = tag.value;
  void revision.value;
  if (!mine || one === undefined || other === undefined) return void (versus.value = null);
  mine.why(one, other, { lang }).then(
    (answer) => {
      if (opened.value?.id === one && rival.value?.id === other && feed.value?.mine === mine) versus.value = answer;
    },
    () => (versus.value = null), // both hidden: there is nothing above and nothing below
  );
});

/** What would bring the opened post into the first `top` places, or out of them. */
export function whatWouldLift(top: number): Promise<WouldTake> | null {
  const now = opened.value;
  return feed.value && now ? feed.value.mine.whatWouldItTake(now.id, top, { lang: tag.value }) : null;
}

/** Of the order as it stands; null where the order changed meanwhile. */
export async function receiptNow(): Promise<Receipt | null> {
  const mine = feed.value?.mine;
  const recipe = ranked.value?.recipe;
  const receipt = (await mine?.receipt()) ?? null;
  return feed.value?.mine === mine && ranked.value?.recipe === recipe ? receipt : null;
}
