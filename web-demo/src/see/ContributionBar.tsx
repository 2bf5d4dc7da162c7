// What each step gave or took, as one stacked bar: colours as in the weight bar, cuts hatched from the right.
// For the eye; the ear gets the score, and where a post is explained both get words and figures.

import type { Row } from 'limpid/worker';
import { format, words } from '../words';
import { barOf } from './bars';
import { hueOf, scale } from './marks';

export function ContributionBar({ row: { steps = [], score } }: { row: Row }) {
  const long = scale.value;
  const percent = (points: number) => `${Math.min(100, (100 * points) / long)}%`;
  const said = words.value.see.score(format.value.figure(score));
  return (
    <div class="bar" title={said}>
      <b class="said">{said}</b>
      {barOf(steps).parts.map(({ step, kind, from, to }) => (
        <span
          key={`${kind} ${step}`}
          class={`${kind} ${hueOf(step)}`}
          style={{ left: percent(from), width: percent(to - from) }}
        />
      ))}
    </div>
  );
}
