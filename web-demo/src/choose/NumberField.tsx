// A number in the hand: drag it sideways, press the up and down keys, or type.
// The same field stands in the sentence and beside each slider. A press that moves a few pixels is a drag, one that does
// not selects the number for typing; Escape while typing brings the old number back.

import type { TargetedPointerEvent } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { RecipeNumber } from 'limpid/worker';
import { ownNumbers, setNumber } from '../state';
import { format, words } from '../words';
import { domainOf, snap } from './domain';

/** Pixels before a press becomes a drag, and pixels a step. */
const SLACK = 4;
const PER_STEP = 3;
/** Steps at once with Shift held, or with the page keys. */
const STRIDE = 10;

interface Props {
  number: RecipeNumber;
  /** As wide as the text it holds, for use within a sentence. */
  snug?: boolean;
}

export function NumberField({ number, snug = false }: Props) {
  const { address, value, label, field } = number;
  const domain = domainOf(number, ownNumbers.value.get(address) ?? value);
  const [typed, setTyped] = useState<string | null>(null);
  const drag = useRef<{ x: number; value: number; moved: boolean } | null>(null);
  const { choose } = words.value;
  const text = typed ?? format.value.exact(value);
  const to = (next: number) => void setNumber(address, snap(next, domain));

  function settle() {
    const next = typed === null ? Number.NaN : format.value.parse(typed);
    setTyped(null);
    if (Number.isFinite(next)) void setNumber(address, Math.min(domain.most, Math.max(domain.least, next)));
  }

  function onKeyDown(event: KeyboardEvent) {
    const strides: Record<string, number> = { ArrowUp: 1, ArrowDown: -1, PageUp: STRIDE, PageDown: -STRIDE };
    const stride = strides[event.key];
    if (event.key === 'Enter') settle();
    if (event.key === 'Escape' && typed !== null) {
      event.stopPropagation();
      setTyped(null);
    }
    if (stride === undefined) return;
    event.preventDefault();
    setTyped(null);
    to(value + stride * domain.step * (event.shiftKey ? STRIDE : 1));
  }

  function onPointerMove(event: PointerEvent) {
    const from = drag.current;
    if (!from) return;
    const way = event.clientX - from.x;
    if (!from.moved && Math.abs(way) < SLACK) return;
    from.moved = true;
    to(from.value + Math.trunc(way / PER_STEP) * domain.step);
  }

  function onPointerDown(event: TargetedPointerEvent<HTMLInputElement>) {
    // Otherwise the browser would begin to select or to drag the text.
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { x: event.clientX, value, moved: false };
  }

  function onPointerUp(event: TargetedPointerEvent<HTMLInputElement>) {
    drag.current = null;
    event.currentTarget.focus();
  }

  return (
    <input
      class={`number${snug ? ' snug' : ''}`}
      type="text"
      inputMode="decimal"
      autocomplete="off"
      role="spinbutton"
      aria-label={choose.numberIn(words.value.label(label), choose.field[field] ?? field)}
      aria-valuenow={value}
      aria-valuetext={format.value.exact(value)}
      data-address={address}
      size={Math.max(1, text.length)}
      value={text}
      onFocus={(event) => event.currentTarget.select()}
      onInput={(event) => setTyped(event.currentTarget.value)}
      onBlur={settle}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={() => (drag.current = null)}
    />
  );
}
