// A whole number that is not the recipe's: typed, or stepped by the arrow keys. See NumberField.tsx for why it is no
// <input>.

import { useLayoutEffect, useRef } from 'preact/hooks';
import { format } from '../words';

interface Props {
  label: string;
  value: number;
  min: number;
  max: number;
  onDone: (value: number) => void;
}

export function NumberBox({ label, value, min, max, onDone }: Props) {
  const box = useRef<HTMLSpanElement>(null);
  const text = format.value.exact(value);
  const show = () => {
    if (box.current) box.current.textContent = text;
  };
  useLayoutEffect(show, [text]);
  const to = (next: number) => {
    if (Number.isFinite(next)) onDone(Math.min(max, Math.max(min, Math.round(next))));
    show();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[event.key];
    if (event.key !== 'Enter' && step === undefined) return;
    event.preventDefault();
    to(step === undefined ? format.value.parse(box.current?.textContent ?? '') : value + step);
  };
  return (
    <span ref={box} class="number snug" role="spinbutton" contentEditable="plaintext-only" inputMode="numeric" tabIndex={0} spellcheck={false}
      aria-label={label} aria-valuenow={value} aria-valuemin={min} aria-valuemax={max} onKeyDown={onKeyDown}
      onBlur={() => to(format.value.parse(box.current?.textContent ?? ''))} />
  );
}
