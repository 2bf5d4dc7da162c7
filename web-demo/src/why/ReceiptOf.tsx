// The receipt of the order on show: made when asked for, because it hashes every post.

import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Receipt } from 'limpid/worker';
import { download } from '../download';
import { receiptNow, revision } from '../state';
import { words } from './words';

export function ReceiptOf() {
  const { receipt: heading, receiptMore, make, saveReceipt } = words.value;
  const receipt = useSignal<Receipt | null>(null);
  useEffect(() => void (receipt.value = null), [revision.value]);
  const now = receipt.value;
  return (
    <section class="receipt">
      <h3>{heading}</h3>
      <p class="quiet">{receiptMore}</p>
      {now ? (
        <>
          <dl>{Object.entries(now).map(([what, value]) => <div key={what}><dt>{what}</dt><dd><code>{String(value)}</code></dd></div>)}</dl>
          <button type="button" class="button small" onClick={() => download('receipt.json', `${JSON.stringify(now)}\n`, 'application/json')}>{saveReceipt}</button>
        </>
      ) : <button type="button" class="button small" onClick={() => void receiptNow().then((made) => (receipt.value = made))}>{make}</button>}
    </section>
  );
}
