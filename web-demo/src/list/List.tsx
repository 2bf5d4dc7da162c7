// A window onto a list of any length: only what is in sight (and a little more) is in the document.
// Comes in: the sizes of the rows and a function that draws one. Goes out: a scrolling box with those rows at their places.

import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Segment } from './geometry';
import type { Scroller } from './scroller';

interface Props {
  scroller: Scroller;
  segments: readonly Segment[];
  label: string;
  busy: boolean;
  /** Called for each index in sight. What it returns must have a key. */
  draw: (index: number, place: Place) => ComponentChildren;
  onKeyDown?: (event: KeyboardEvent) => void;
}

export interface Place {
  readonly top: number;
  readonly height: number;
}

/** `top`, not a transform: layout units stay exact at eight million pixels, a transform's 32-bit floats do not. */
export const placed = ({ top, height }: Place) => ({ top: `${top}px`, height: `${height}px` });

export function List({ scroller, segments, label, busy, draw, onKeyDown }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => (box.current ? scroller.attach(box.current) : undefined), [scroller]);
  useLayoutEffect(() => scroller.resize(segments), [scroller, segments]);

  const { first, last } = scroller.range.value;
  const rows: ComponentChildren[] = [];
  for (let index = first; index <= last; index += 1) {
    rows.push(draw(index, { top: scroller.placeOf(index), height: scroller.sizeOf(index) }));
  }
  return (
    <div class="list" ref={box} onScroll={scroller.scrolled} onKeyDown={onKeyDown} tabIndex={-1}>
      <div class="list-inside" role="feed" aria-label={label} aria-busy={busy} style={{ height: `${scroller.height.value}px` }}>
        {rows}
      </div>
    </div>
  );
}
