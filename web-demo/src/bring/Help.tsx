// "How do I get my file?": paste it, or find one's network and follow its steps.

import { useLayoutEffect, useRef } from 'preact/hooks';
import { helping } from '../state';
import { openPasted } from './Drop';
import { OpenButton } from './OpenButton';
import { words } from './help.words';

const onClose = () => (helping.value = false);

export function Screen() {
  const box = useRef<HTMLDialogElement>(null);
  const { heading, intro, close, paste, networks, note } = words.value;
  useLayoutEffect(() => box.current?.showModal(), []);
  const onPaste = (event: ClipboardEvent) => {
    event.preventDefault();
    if (openPasted(event.clipboardData)) onClose();
  };
  return (
    <dialog ref={box} class="sheet help" aria-labelledby="help-heading" onClose={onClose}>
      <header>
        <h2 id="help-heading">{heading}</h2>
        <button type="button" class="plain" aria-label={close} onClick={onClose}>✕</button>
      </header>
      <p>{intro}</p>
      <div class="row">
        <OpenButton onOpen={onClose} />
        <span class="paste" role="textbox" aria-label={paste} data-hint={paste} contentEditable="plaintext-only" spellcheck={false} tabIndex={0}
          onPaste={onPaste} onInput={({ currentTarget }) => (currentTarget.textContent = '')} />
      </div>
      {networks.map(({ name, ways }) => (
        <details key={name} name="network">
          <summary>{name}</summary>
          {ways.map(({ gives, steps }) => (
            <section key={gives}>
              <p class="quiet">{gives}</p>
              <ol>{steps.map((step) => <li key={step}>{step}</li>)}</ol>
            </section>
          ))}
        </details>
      ))}
      <p class="quiet">{note}</p>
    </dialog>
  );
}
