// Why: the post whose place is being explained, and the engine's answer.

import { effect, signal } from '@preact/signals';
import type { Explanation, HiddenRow, Row } from 'limpid/worker';
import { feed } from './feed';
import { revision } from './order';

/** The post whose place is being explained. */
export const opened = signal<Row | HiddenRow | null>(null);

/** A second touch closes. */
export function toggle(row: Row | HiddenRow | undefined): void {
  opened.value = !row || opened.value?.id === row.id ? null : row;
}

export const explanation = signal<Explanation | null>(null);

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

