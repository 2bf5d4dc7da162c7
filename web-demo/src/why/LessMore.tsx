// Less of this, more of this: on the line of the step itself. It moves the step's own number, nothing else, and undo
// brings it back.

import type { Step } from 'limpid/worker';
import { numbers, ownNumbers, setNumber } from '../state';
import { words as page } from '../words';
import { allowed, domainOf } from '../choose/domain';
import { words } from './words';

/** One press takes or gives this part. */
const PART = 0.25;

export function LessMore({ step }: { step: Step }) {
  const { less, more } = words.value;
  const number = numbers.value.find(({ address }) => address === `${step.id}/weight` || address === `${step.id}/multiply`);
  if (!number) return null;
  // A weight has no effect at 0, a factor at 1: less goes there, more goes away from it.
  const still = number.field === 'multiply' ? 1 : 0;
  const label = page.value.label(step.label ?? step.id);
  const domain = domainOf(number, ownNumbers.value.get(number.address) ?? number.value);
  const to = (part: number) => void setNumber(number.address, allowed(Number((still + (number.value - still) * part).toPrecision(4)), domain));
  return (
    <span class="less-more">
      <button type="button" class="plain" aria-label={less(label)} title={less(label)} onClick={() => to(1 - PART)}>−</button>
      <button type="button" class="plain" aria-label={more(label)} title={more(label)} onClick={() => to(1 + PART)}>+</button>
    </span>
  );
}
