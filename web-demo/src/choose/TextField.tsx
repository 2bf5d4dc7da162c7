// A line of text in the hand: Enter or leaving keeps it, Escape brings the old one back.
//
// Editable text, not an <input>: see NumberField.tsx for why this page has no text input.

import { useLayoutEffect, useRef } from 'preact/hooks';

interface Props {
  label: string;
  value: string;
  onDone: (text: string) => void;
}

export function TextField({ label, value, onDone }: Props) {
  const box = useRef<HTMLSpanElement>(null);
  const isTyping = useRef(false);
  const show = () => {
    if (box.current && !isTyping.current) box.current.textContent = value;
  };
  useLayoutEffect(show, [value]);

  function leave({ keep }: { keep: boolean }) {
    const text = box.current?.textContent ?? '';
    const isNew = isTyping.current && keep && text !== value;
    isTyping.current = false;
    show();
    if (isNew) onDone(text);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' && !(event.key === 'Escape' && isTyping.current)) return;
    event.preventDefault();
    event.stopPropagation();
    leave({ keep: event.key === 'Enter' });
  }

  return (
    <label class="text-field">
      <span>{label}</span>{' '}
      <span ref={box} role="textbox" aria-label={label} contentEditable="plaintext-only" spellcheck={false} tabIndex={0}
        onInput={() => (isTyping.current = true)} onBlur={() => leave({ keep: true })} onKeyDown={onKeyDown} />
    </label>
  );
}
