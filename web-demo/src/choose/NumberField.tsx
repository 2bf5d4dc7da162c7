// A number in the hand: drag it sideways, press the up and down keys, or type.
// The same field stands in the sentence and beside each slider. A press that moves a few pixels is a drag, one that does
// not selects the number for typing; Escape while typing brings the old number back.
//
// It is editable text, not an <input>: Chromium tells its maker about every page that has a text field (a hash of the
// field's attributes, to help with filling in forms), whatever the page says about autocomplete. With none, there is
// nothing to tell; tests/netlog.test.mjs holds us to it.

import type { TargetedPointerEvent } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { RecipeNumber } from 'limpid/worker';
import { ownNumbers, setNumber } from '../state';
import { format, words } from '../words';
import { allowed, domainOf, snap } from './domain';

/** Pixels before a press becomes a drag, and pixels a step. */
const SLACK = 4;
const PER_STEP = 3;
/** Whole numbers are few: each wants more room. */
const PER_WHOLE = 12;
/** Steps at once with Shift held, or with the page keys. */
const STRIDE = 10;

const STRIDES: Record<string, number> = { ArrowUp: 1, ArrowDown: -1, PageUp: STRIDE, PageDown: -STRIDE };

interface Props {
  number: RecipeNumber;
  /** As wide as the text it holds, for use within a sentence. */
  snug?: boolean;
}

export function NumberField({ number: { address, value, label, field }, snug = false }: Props) {
  const domain = domainOf({ field }, ownNumbers.value.get(address) ?? value);
  const { choose } = words.value;
  const text = format.value.exact(value);
  const box = useRef<HTMLSpanElement>(null);
  const isTyping = useRef(false);
  const drag = useRef<{ x: number; value: number; moved: boolean } | null>(null);

  const show = () => {
    if (box.current && !isTyping.current) box.current.textContent = text;
  };
  useLayoutEffect(show, [text]);

  const to = (next: number) => void setNumber(address, snap(next, domain));
  const selectAll = () => box.current && getSelection()?.selectAllChildren(box.current);

  function leaveTyping({ keep }: { keep: boolean }) {
    const next = allowed(format.value.parse(box.current?.textContent ?? ''), domain);
    if (isTyping.current && keep && Number.isFinite(next)) void setNumber(address, next);
    isTyping.current = false;
    show();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter') {
      event.preventDefault();
      leaveTyping({ keep: true });
    }
    if (event.key === 'Escape' && isTyping.current) {
      event.stopPropagation();
      leaveTyping({ keep: false });
    }
    const stride = STRIDES[event.key];
    if (stride === undefined) return;
    event.preventDefault();
    leaveTyping({ keep: false });
    to(value + stride * domain.step * (event.shiftKey ? STRIDE : 1));
  }

  function onPointerDown(event: TargetedPointerEvent<HTMLSpanElement>) {
    // Otherwise the browser would begin to select or to drag the text.
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { x: event.clientX, value, moved: false };
  }

  function onPointerMove(event: PointerEvent) {
    const from = drag.current;
    if (!from) return;
    const way = event.clientX - from.x;
    if (!from.moved && Math.abs(way) < SLACK) return;
    from.moved = true;
    to(from.value + Math.trunc(way / (domain.whole ? PER_WHOLE : PER_STEP)) * domain.step);
  }

  function onPointerUp() {
    drag.current = null;
    box.current?.focus();
    selectAll();
  }

  return (
    <span
      ref={box}
      class={`number${snug ? ' snug' : ''}`}
      contentEditable="plaintext-only"
      inputMode={domain.whole ? 'numeric' : 'decimal'}
      spellcheck={false}
      tabIndex={0}
      role="spinbutton"
      aria-label={choose.numberIn(words.value.label(label), choose.field[field] ?? field)}
      aria-valuenow={value}
      aria-valuemin={Number.isFinite(domain.least) ? domain.least : undefined}
      aria-valuemax={Number.isFinite(domain.most) ? domain.most : undefined}
      aria-valuetext={text}
      data-address={address}
      onFocus={selectAll}
      onInput={() => (isTyping.current = true)}
      onBlur={() => leaveTyping({ keep: true })}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={() => (drag.current = null)}
    />
  );
}
