// From 0 to the score: one bar a step, each beginning where the one before ended. Steps that move posts without touching
// the score are for Moves.tsx.
// A step that did not act is said in words: its absence is part of the answer.

import type { Explanation, Step } from 'limpid/worker';
import { format, words } from '../words';
import { change } from '../see/bars';
import { hueOf } from '../see/marks';
import { LessMore } from './LessMore';
import { isMove } from './order';

/** Room for one digit of 14 pixels, in CSS pixels. */
const PER_DIGIT = 9;

export function Waterfall({ explanation: { steps: all, score } }: { explanation: Explanation }) {
  const { why } = words.value;
  const { figure } = format.value;
  const steps = all.filter((step) => !isMove(step));
  const reached = steps.flatMap((step) => [step.before, step.after]).filter((n) => typeof n === 'number');
  const low = Math.min(0, ...reached);
  const high = Math.max(0, ...reached);
  const percent = (points: number) => `${(100 * (points - low)) / (high - low || 1)}%`;
  // One width for all figures, so that all tracks are one length.
  const widest = Math.max(48, ...[...reached, score].map((n) => PER_DIGIT * figure(n).length));
  return (
    <ol class="waterfall" style={{ '--after': `${widest}px` }}>
      {steps.map((step) => (
        <li key={step.id} class={step.applied ? hueOf(step.id) : 'idle'} data-step={step.id} title={step.why}>
          <span class="what">
            <i class={`swatch ${change(step) < 0 ? 'cut' : 'lift'}`} />
            {words.value.label(step.label ?? step.id)}
            {step.applied ? <LessMore step={step} /> : null}
          </span>
          <span class="how">{howOf(step)}</span>
          {step.applied && step.verb !== 'hide' ? (
            <>
              <span class="track" aria-hidden="true">
                <Reached step={step} percent={percent} />
              </span>
              <span class="after">{figure(step.after ?? null)}</span>
            </>
          ) : null}
        </li>
      ))}
      <li class="sum">
        <span class="what">{why.score}</span>
        <span class="after">{figure(score)}</span>
      </li>
    </ol>
  );
}

function Reached({ step, percent }: { step: Step; percent: (points: number) => string }) {
  const { before, after } = step;
  if (before == null || after == null) return null;
  const [left, right] = before <= after ? [before, after] : [after, before];
  return (
    <i
      class={after < before ? 'cut' : 'lift'}
      style={{ left: percent(left), width: `calc(${percent(right)} - ${percent(left)})` }}
    />
  );
}

/** What the step did, as arithmetic; or why it did nothing, in words. */
function howOf(step: Step): string {
  const { why } = words.value;
  const { figure, exact } = format.value;
  if (!step.applied) return step.because ? why.because[step.because] : '';
  switch (step.verb) {
    case 'hide': return why.hides;
    case 'reshape': return `${why.sets}: ${figure(step.value ?? null)}`;
    case 'add': return step.weight === 1 ? `+ ${figure(step.value ?? 0)}` : `+ ${figure(step.value ?? 0)} × ${exact(step.weight ?? 1)}`;
    case 'multiply': return `× ${figure(step.factor ?? 1)}`;
    case 'spread': return `× ${figure(step.factor ?? 1)} (${why.nth(step.k ?? 0)})`;
    default: return '';
  }
}
