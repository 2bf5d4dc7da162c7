// Two recipes side by side, in the engine's words: a line for each difference.

import type { Difference } from 'limpid/worker';
import { words } from './words';

export function Differences({ differences, none }: { differences: readonly Difference[]; none: string }) {
  if (differences.length === 0) return <p>{none}</p>;
  return (
    <>
      <p class="quiet">{words.value.differences(differences.length)}</p>
      <ul class="differences" lang="en">{differences.map(({ text }) => <li key={text}>{text}</li>)}</ul>
    </>
  );
}
