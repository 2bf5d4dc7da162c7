// Rows that change places glide there (FLIP: first, last, invert, play), so that the eye can follow a post.
// Comes in: the box and the number of the order. Goes out: short animations; none where the system asks for stillness.
// Web Animations, not style attributes: the page's policy forbids the latter, and they leave nothing behind.

import { useLayoutEffect, useRef } from 'preact/hooks';
import type { RefObject } from 'preact';

const DURATION = 180;
const EASING = 'cubic-bezier(0.2, 0.7, 0.2, 1)';
const stillness = matchMedia('(prefers-reduced-motion: reduce)');

/** Glides every `[data-id]` inside `box` from where it was when `order` was another. */
export function useMoves(box: RefObject<HTMLElement | null>, order: unknown): void {
  const before = useRef({ order, tops: new Map<string, number>() });
  useLayoutEffect(() => {
    const tops = new Map<string, number>();
    const isNewOrder = before.current.order !== order;
    for (const row of box.current?.querySelectorAll<HTMLElement>('[data-id]') ?? []) {
      const id = row.dataset['id'] ?? '';
      const now = row.offsetTop;
      tops.set(id, now);
      if (isNewOrder && !stillness.matches) glide(row, before.current.tops.get(id), now);
    }
    before.current = { order, tops };
  });
}

function glide(row: HTMLElement, was: number | undefined, now: number): void {
  if (was === now) return;
  // A row still under way starts from where it is seen, not from where it was going.
  const underWay = row.getAnimations().length > 0 ? new DOMMatrix(getComputedStyle(row).transform).m42 : 0;
  for (const running of row.getAnimations()) running.cancel();
  const from = was === undefined ? { opacity: 0 } : { transform: `translateY(${was + underWay - now}px)` };
  row.animate([from, {}], { duration: DURATION, easing: EASING });
}
