// What each step gave or took, as one stacked bar: colours as in the weight bar, cuts hatched from the right.
// Where the points of all posts are alike, the bars begin above 0 and are broken near their left end, as axes are.
// For the eye; the ear gets the score, and where a post is explained both get words and figures.

import type { Row } from 'limpid/worker';
import { format, words } from '../words';
import { barOf } from './bars';
import { hueOf, scale } from './marks';

export function ContributionBar({ row: { steps = [], score } }: { row: Row }) {
  const { from: begin, to: end } = scale.value;
  const { see } = words.value;
  const place = (points: number) => Math.min(1, Math.max(0, (points - begin) / (end - begin)));
  const percent = (part: number) => `${100 * part}%`;
  const said = see.score(format.value.figure(score));
  return (
    <div class={`bar${begin > 0 ? ' broken' : ''}`} title={begin > 0 ? see.broken(said, format.value.figure(begin)) : said}>
      <b class="said">{said}</b>
      {barOf(steps).parts.map(({ step, kind, from, to }) => (
        <span
          key={`${kind} ${step}`}
          class={`${kind} ${hueOf(step)}`}
          style={{ left: percent(place(from)), width: percent(place(to) - place(from)) }}
        />
      ))}
    </div>
  );
}
