// What is happening to a file: being read, with progress and Cancel; or refused, with the engine's own sentence, which
// stays until it is dismissed. The feed below is untouched in both cases.

import { reading, refusal, stopReading, type Reading, type Refusal } from '../state';
import { words } from '../words';

export function News() {
  if (reading.value) return <Progress reading={reading.value} />;
  return refusal.value ? <Refused refusal={refusal.value} /> : null;
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
  const { bring } = words.value;
  return (
    <div class="news refused" role="alert">
      <p>
        <b>{heading}</b> <span lang="en">{sentence}</span> <span class="quiet">{bring.keptOld}</span>
      </p>
      <button type="button" class="plain" aria-label={bring.dismiss} onClick={() => (refusal.value = null)}>✕</button>
    </div>
  );
}
