// Which post the keyboard is on, in each column, and how it moves: j k h l, arrows, Home, End, pages.
// Goes out: one scroller a column, the cursor of each, and `onKey` for the whole page.

import { signal } from '@preact/signals';
import { createScroller } from '../list/scroller';
import { type Column, column, isPicking, isPickingAuthor, opened, panelOpen, refusal, reportOpen, screen, toggle } from '../state';
import { ROW } from './sizes';

export const scrollers = { served: createScroller(), mine: createScroller() };
export const cursors = { served: signal(0), mine: signal(0) };

/** A row that should take the focus as soon as it is in the document. */
export const wanted = signal<{ column: Column; index: number } | null>(null);

let last: Column = 'mine';
/** Whether the keyboard has been on a post yet: the first key only shows where it begins. */
let begun = false;

export function moveTo(to: Column, index: number): void {
  const scroller = scrollers[to];
  const target = Math.min(Math.max(index, 0), scroller.count.value - 1);
  last = to;
  begun = true;
  cursors[to].value = target;
  column.value = to;
  scroller.reveal(target);
  wanted.value = { column: to, index: target };
}

/** Focus by pointer or Tab: the cursor follows. */
export function follow(to: Column, index: number): void {
  last = to;
  begun = true;
  cursors[to].value = index;
}

export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, select, textarea, [contenteditable]') !== null;

const columnOf = (target: EventTarget | null): Column | null => {
  const feed = target instanceof Element ? target.closest<HTMLElement>('[data-column]') : null;
  return (feed?.dataset['column'] as Column | undefined) ?? null;
};

/** How far a key moves, in rows; null for keys that do not move. */
function stride(key: string, inFeed: boolean, page: number): number | null {
  if (key === 'j') return 1;
  if (key === 'k') return -1;
  if (!inFeed) return null;
  const keys: Record<string, number> = {
    ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity,
  };
  return keys[key] ?? null;
}

export function onKey(event: KeyboardEvent): void {
  // A modal dialog closes itself.
  if (event.key === 'Escape') return document.querySelector('dialog:modal') ? undefined : closeOne();
  if (screen.value !== 'feed' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const inFeed = columnOf(event.target);
  const to = inFeed ?? last;
  const page = Math.max(1, Math.floor(scrollers[to].viewport.value / ROW) - 1);
  const rows = stride(event.key, inFeed !== null, page);
  if (rows !== null) {
    event.preventDefault();
    moveTo(to, begun ? cursors[to].value + rows : cursors[to].value);
  } else if (inFeed && (event.key === 'h' || event.key === 'ArrowLeft')) {
    moveTo('served', cursors.served.value);
  } else if (inFeed && (event.key === 'l' || event.key === 'ArrowRight')) {
    moveTo('mine', cursors.mine.value);
  }
}

/** Escape closes the newest thing that is open, one at a time. */
function closeOne(): void {
  if (reportOpen.value) reportOpen.value = false;
  else if (isPickingAuthor.value !== null) isPickingAuthor.value = null;
  else if (isPicking.value) isPicking.value = false;
  else if (opened.value) close();
  else if (panelOpen.value) panelOpen.value = false;
  else refusal.value = null;
}

/** Closes the explanation and gives the focus back to the post it came from. */
export function close(): void {
  toggle(undefined);
  moveTo(last, cursors[last].value);
}
