// An expression in the hand: what may come next is offered, and what is wrong is said in place, by the engine, with the
// text kept as it was typed. The recipe changes only when the engine takes it.

import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { feed, ranked } from '../state';
import { words } from '../words';
import { completionsOf, nameBefore } from './language';

interface Props {
  label: string;
  value: string;
  /** Tries it; resolves to the engine's sentence where it is refused. */
  onTry: (text: string) => Promise<string | null>;
}

let made = 0;

export function ExpressionField({ label, value, onTry }: Props) {
  const box = useRef<HTMLSpanElement>(null);
  const id = useRef(`expression-${(made += 1)}`).current;
  const isTyping = useRef(false);
  const wrong = useSignal<string | null>(null);
  const name = useSignal('');
  const picked = useSignal(0);
  useLayoutEffect(() => {
    if (box.current && !isTyping.current) box.current.textContent = value;
  }, [value]);

  const columns = Object.keys(feed.value?.info.columns ?? {});
  const offered = completionsOf(name.value, columns, Object.keys(ranked.value?.recipe.lists ?? {}));

  function look() {
    const selection = getSelection();
    const before = selection?.focusNode && box.current?.contains(selection.focusNode) ? (selection.focusNode.textContent ?? '').slice(0, selection.focusOffset) : '';
    name.value = nameBefore(before);
    picked.value = 0;
  }

  function complete(text: string) {
    const selection = getSelection();
    for (let i = 0; i < name.value.length; i += 1) selection?.modify('extend', 'backward', 'character');
    selection?.deleteFromDocument();
    selection?.getRangeAt(0).insertNode(document.createTextNode(text));
    selection?.collapseToEnd();
    box.current?.normalize();
    name.value = '';
  }

  async function keep() {
    const text = (box.current?.textContent ?? '').trim();
    name.value = '';
    if (!isTyping.current) return;
    if (text === value) return letGo();
    wrong.value = await onTry(text);
    isTyping.current = wrong.value !== null;
  }
  function letGo() {
    isTyping.current = false;
    wrong.value = null;
    name.value = '';
    if (box.current) box.current.textContent = value;
  }

  function onKeyDown(event: KeyboardEvent) {
    const choice = offered[picked.value];
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (offered.length && by) {
      event.preventDefault();
      picked.value = (picked.value + by + offered.length) % offered.length;
    } else if (choice && (event.key === 'Tab' || event.key === 'Enter')) {
      event.preventDefault();
      complete(choice.text);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      void keep();
    } else if (event.key === 'Escape' && isTyping.current) {
      event.stopPropagation();
      if (offered.length) name.value = '';
      else letGo();
    }
  }

  return (
    <span class="expression">
      <span ref={box} role="combobox" class="code" contentEditable="plaintext-only" spellcheck={false} tabIndex={0} autocapitalize="off"
        aria-label={label} aria-autocomplete="list" aria-expanded={offered.length > 0} aria-controls={`${id}-offers`}
        aria-activedescendant={offered.length ? `${id}-${picked.value}` : undefined} aria-invalid={wrong.value !== null} aria-describedby={wrong.value ? `${id}-wrong` : undefined}
        onInput={() => { isTyping.current = true; look(); }} onKeyDown={onKeyDown} onBlur={() => void keep()} />
      <span id={`${id}-offers`} role="listbox" class="offers" aria-label={words.value.choose.offers} hidden={offered.length === 0}>
        {offered.map(({ text, more }, i) => (
          <span key={text} id={`${id}-${i}`} role="option" aria-selected={i === picked.value} onPointerDown={(event) => { event.preventDefault(); complete(text); }}>
            <code>{text}</code><code class="quiet">{more}</code>
          </span>
        ))}
      </span>
      {wrong.value ? <span id={`${id}-wrong`} class="refused" role="alert" lang="en">{wrong.value}</span> : null}
    </span>
  );
}
