// A receipt, pasted or opened, held against the order in hand.

import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { OpenButton } from '../bring/OpenButton';
import { type Feed, ranked, receiptNow, revision } from '../state';
import { compared, type Line, receiptIn } from './receipt';
import { words } from './words';

export function ReceiptCheck({ feed }: { feed: Feed }) {
  const { receipt, receiptMore, open, paste, notReceipt, same, other, fields, equal } = words.value;
  const given = useSignal<string | null>(null);
  const lines = useSignal<readonly Line[] | null>(null);
  useEffect(() => {
    const asked = given.value === null ? null : receiptIn(given.value);
    lines.value = null;
    if (asked) void receiptNow().then((here) => here && (lines.value = compared(asked, here)));
  }, [given.value, feed, ranked.value, revision.value]);
  const onPaste = (event: ClipboardEvent) => {
    event.preventDefault();
    given.value = event.clipboardData?.getData('text/plain') ?? '';
  };
  const isWrong = given.value !== null && receiptIn(given.value) === null;
  const answer = lines.value;
  return (
    <section>
      <h2>{receipt}</h2>
      <p>{receiptMore}</p>
      <div class="row">
        <OpenButton label={open} onFiles={async ([file]) => void (given.value = (await file?.text()) ?? null)} />
        <span class="paste" role="textbox" aria-label={paste} data-hint={paste} contentEditable="plaintext-only" spellcheck={false} tabIndex={0}
          onPaste={onPaste} onInput={({ currentTarget }) => (currentTarget.textContent = '')} />
      </div>
      {isWrong ? <p role="alert">{notReceipt}</p> : null}
      {answer ? (
        <div role="status">
          <p><b>{answer.every(({ isSame }) => isSame) ? same : other}</b></p>
          <dl>
            {answer.map(({ field, given: there, here, isSame }) => (
              <div key={field} class={isSame ? 'held' : 'leak'}>
                <dt>{fields[field].name}</dt>
                <dd>{isSame ? equal : <>{fields[field].differs} <code>{there}</code> ≠ <code>{here}</code></>}</dd>
              </div>
            ))}
          </dl>
        </div>
      ) : null}
    </section>
  );
}
