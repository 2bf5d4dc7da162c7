// Where a list stands: the one place that knows both heights, the real one of the box and the virtual one of the rows.
// Comes in: scroll events of a box, the sizes of its rows. Goes out: signals saying which rows are in sight and where.
// See geometry.ts for why there are two heights.

import { batch, computed, signal } from '@preact/signals';
import { afterScroll, countOf, indexAt, offsetOf, realHeight, type Segment, sizeOf, toReal, totalOf, toVirtual } from './geometry';

/** Rows kept ready above and below the window, so that a quick hand does not see them come. */
const AHEAD = 8;

/** How long after the last scroll event the box is at rest: then the scroll bar may be put right unnoticed. */
const AT_REST = 150;

export type Scroller = ReturnType<typeof createScroller>;

export function createScroller() {
  const segments = signal<readonly Segment[]>([]);
  const viewport = signal(0);
  /** Distance of the window from the top of all rows. */
  const virtual = signal(0);
  const real = signal(0);
  let box: HTMLElement | null = null;
  let rest: ReturnType<typeof setTimeout> | undefined;

  const extent = computed(() => ({ total: totalOf(segments.value), viewport: viewport.value }));
  const count = computed(() => countOf(segments.value));
  const height = computed(() => realHeight(extent.value));
  const range = computed(() => {
    const first = indexAt(segments.value, virtual.value);
    const last = indexAt(segments.value, virtual.value + viewport.value);
    return { first: Math.max(0, first - AHEAD), last: Math.min(count.value - 1, last + AHEAD) };
  });

  /** Puts the box where the rows are, which after exact steps in the compressed middle it no longer is. */
  function straighten(): void {
    if (!box) return;
    box.scrollTop = toReal(virtual.value, extent.value);
    real.value = box.scrollTop; // which a browser may round
  }

  function goTo(target: number): void {
    if (!box) return;
    batch(() => {
      virtual.value = toVirtual(toReal(target, extent.value), extent.value);
      straighten();
    });
  }

  return {
    viewport,
    virtual,
    height,
    range,
    count,

    attach(element: HTMLElement): () => void {
      box = element;
      const watch = new ResizeObserver(() => (viewport.value = element.clientHeight));
      watch.observe(element);
      viewport.value = element.clientHeight;
      return () => {
        watch.disconnect();
        clearTimeout(rest);
        box = null;
      };
    },

    /** The rows that there are now. A list that became shorter stays within itself. */
    resize(next: readonly Segment[]): void {
      segments.value = next;
      virtual.value = Math.min(virtual.value, Math.max(0, extent.value.total - viewport.value));
    },

    scrolled(): void {
      if (!box || box.scrollTop === real.value) return;
      const now = box.scrollTop;
      batch(() => {
        virtual.value = afterScroll(virtual.value, real.value, now, extent.value);
        real.value = now;
      });
      clearTimeout(rest);
      if (extent.value.total > height.value) rest = setTimeout(straighten, AT_REST);
    },

    /** Where a row is drawn inside the box. */
    placeOf: (index: number): number => offsetOf(segments.value, index) - virtual.value + real.value,
    sizeOf: (index: number): number => sizeOf(segments.value, index),

    /** The middle of a row as seen from the top of the window. */
    middleOf: (index: number): number =>
      offsetOf(segments.value, index) + sizeOf(segments.value, index) / 2 - virtual.value,

    /** Scrolls as little as needed for a row to be seen whole. */
    reveal(index: number): void {
      const begin = offsetOf(segments.value, index);
      const end = begin + sizeOf(segments.value, index);
      if (begin < virtual.value) goTo(begin);
      else if (end > virtual.value + viewport.value) goTo(end - viewport.value);
    },

    toTop: (): void => goTo(0),
  };
}
