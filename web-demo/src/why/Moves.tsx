// From the place that the points give to the place where the post stands: each step that moves posts, in words.
// A post may also be moved by a step that is not about it, because others gave way or went ahead.

import type { Explanation, Step } from 'limpid/worker';
import { format, words } from '../words';
import { isMove } from './order';

export function Moves({ explanation: { steps, rank } }: { explanation: Explanation }) {
  const { why, label } = words.value;
  const moves = steps.filter(isMove);
  if (moves.length === 0) return null;
  return (
    <>
      <h3>{why.places}</h3>
      <ol class="moves">
        {moves.map((step) => (
          <li key={step.id} class={step.applied ? '' : 'idle'} data-step={step.id} title={step.why}>
            <span class="what">{label(step.label ?? step.id)}</span>
            <span class="how">{howOf(step)}</span>
          </li>
        ))}
        {rank === null ? null : (
          <li class="sum">
            <span class="what">{why.place}</span>
            <span class="how">{format.value.count(rank)}</span>
          </li>
        )}
      </ol>
    </>
  );
}

function howOf(step: Step): string {
  const { why } = words.value;
  const { from, to, yielded = 0, window_emptied: isAnew } = step;
  const parts: string[] = [];
  if (!step.applied && step.because) parts.push(isOutside(step) ? why.outside : why.because[step.because]);
  if (from !== undefined && to !== undefined) parts.push(from === to ? why.stays(to) : why.goes(from, to));
  if (yielded > 0) parts.push(why.yielded(yielded));
  if (isAnew) parts.push(why.anew);
  return parts.join(', ');
}

/** A mix or a pin sorts all posts into two sides: where its condition does not hold, the post is on the other one. */
const isOutside = ({ verb, because }: Step): boolean => verb !== 'limit' && because === 'condition';
