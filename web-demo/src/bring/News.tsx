// What is happening to a file: being read, with progress and Cancel; or refused, with the engine's own sentence, which
// stays until it is dismissed. The feed below is untouched in both cases. And that a new version of the page lies ready.

import { helping, reading, refusal, stopReading, type Reading, type Refusal } from '../state';
import { newVersion } from '../offline';
import { words } from '../words';

export function News() {
  if (reading.value) return <Progress reading={reading.value} />;
  if (refusal.value) return <Refused refusal={refusal.value} />;
  return newVersion.value ? <Update use={newVersion.value} /> : null;
}

function Progress({ reading: { name, progress } }: { reading: Reading }) {
  const { bring } = words.value;
  const { bytes, total, posts } = progress;
  const size = (n: number) => bring.megabytes(n);
  return (
    <div class="news" role="status">
      <label>
        {bring.reading(name)} <progress value={total ? bytes : undefined} max={total || 1} />
      </label>
      <span class="quiet">{bring.progress(size(bytes), total === undefined ? null : size(total), posts)}</span>
      <button type="button" class="button" onClick={stopReading}>{bring.cancel}</button>
    </div>
  );
}

function Refused({ refusal: { heading, sentence } }: { refusal: Refusal }) {
  const { bring, top } = words.value;
  return (
    <div class="news refused" role="alert">
      <p>
        <b>{heading}</b> <span lang="en">{sentence}</span> <span class="quiet">{bring.keptOld}</span>
        {' '}<button type="button" class="plain" onClick={() => (helping.value = true)}>{top.how}</button>
      </p>
      <button type="button" class="plain" aria-label={bring.dismiss} onClick={() => (refusal.value = null)}>✕</button>
    </div>
  );
}

/** The page never reloads by itself: what is open would be gone. */
function Update({ use }: { use: () => void }) {
  const { bring } = words.value;
  return (
    <div class="news" role="status">
      <span>{bring.update}</span>
      <button type="button" class="button" onClick={use}>{bring.reload}</button>
    </div>
  );
}
