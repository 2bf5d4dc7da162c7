// What both columns share: a title, a list, rows that glide to new places, and the focus of the keyboard.

import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { countOf, type Segment } from '../list/geometry';
import { List, type Place } from '../list/List';
import { useMoves } from '../list/moves';
import { type Column, column as shownColumn, touched } from '../state';
import { scrollers, wanted } from './cursor';
import type { Slice } from './slice';

interface Props {
  column: Column;
  /** What the list is called. */
  name: string;
  title: ComponentChildren;
  more: ComponentChildren;
  segments: readonly Segment[];
  slice: Slice<unknown>;
  draw: (index: number, place: Place) => ComponentChildren;
}

export function FeedColumn({ column, name, title, more, segments, slice, draw }: Props) {
  const box = useRef<HTMLElement>(null);
  useMoves(box, slice.order);

  const focus = wanted.value;
  useLayoutEffect(() => {
    if (focus?.column !== column) return;
    const row = box.current?.querySelector<HTMLElement>(`[data-index="${focus.index}"]`);
    row?.focus({ preventScroll: true });
    // A row whose post is still coming will be drawn anew: the wish stays until the post itself has the focus.
    if (row?.dataset['id']) wanted.value = null;
  });

  return (
    <section
      ref={box}
      class={`column ${column}`}
      data-column={column}
      data-shown={shownColumn.value === column}
      style={{ '--digits': String(countOf(segments)).length }}
      onPointerLeave={() => (touched.value = null)}
    >
      <h2>
        {title} <span class="quiet">{more}</span>
      </h2>
      <List scroller={scrollers[column]} segments={segments} label={name} busy={slice.order < 0} draw={draw} />
    </section>
  );
}
