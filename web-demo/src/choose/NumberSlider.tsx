// One number of the panel: what it is within its step, a slider, a box.

import { useSignal } from '@preact/signals';
import type { RecipeNumber } from 'limpid/worker';
import { ownNumbers, setNumber } from '../state';
import { words } from '../words';
import { domainOf } from './domain';
import { NumberField } from './NumberField';
import { Histogram, Ticks } from './Ticks';

interface Props {
  number: RecipeNumber;
  /** The only number of its step: the step's label says enough. */
  alone: boolean;
}

export function NumberSlider({ number, alone }: Props) {
  const { address, value, field, label, expression } = number;
  const { choose } = words.value;
  const domain = domainOf(number, ownNumbers.value.get(address) ?? value);
  const { min, max, step } = domain;
  const isNear = useSignal(false);
  const name = choose.field[field] ?? field;
  return (
    <div class="slider" onPointerEnter={() => (isNear.value = true)} onPointerLeave={() => (isNear.value = false)} onFocusIn={() => (isNear.value = true)} onFocusOut={() => (isNear.value = false)}>
      {expression ? <Literal address={address} expression={expression} /> : alone ? null : <span class="quiet">{name}</span>}
      <span class="rail">
        {field === 'weight' ? <Histogram step={number.step} /> : null}
        {isNear.value ? <Ticks number={number} domain={domain} /> : null}
        <input
        type="range"
        aria-label={choose.numberIn(words.value.label(label), name)}
        data-address={address}
        min={min}
        max={max}
        step={step}
        value={value}
        style={{ '--filled': `${(100 * (Math.min(max, Math.max(min, value)) - min)) / (max - min)}%` }}
        onInput={(event) => void setNumber(address, event.currentTarget.valueAsNumber)}
        />
      </span>
      <NumberField number={number} />
    </div>
  );
}

/** Numbers written in an expression; not digits within names or quoted phrases. */
const LITERALS = /"(?:[^"\\]|\\.)*"|[\p{L}_@][\p{L}\p{N}_.@]*|(\d+\.?\d*(?:[eE][+-]?\d+)?)/gu;

/**
 * Where in its expression a number stands, with that number marked: the address says which one, `#2` is the second.
 * Of a long condition only the part between its `and`s and `or`s is shown, the whole on hovering.
 */
function Literal({ address, expression }: { address: string; expression: string }) {
  const nth = Number(address.split('#')[1] ?? 1);
  const found = [...expression.matchAll(LITERALS)].filter(([, literal]) => literal !== undefined)[nth - 1];
  if (!found) return <code>{expression}</code>;
  const before = expression.slice(0, found.index);
  const after = expression.slice(found.index + found[0].length);
  const near = { before: before.split(JOINTS).at(-1) ?? '', after: after.split(JOINTS)[0] ?? '' };
  const part = isBalanced(near.before + near.after) ? near : { before, after };
  return <code title={expression}>{part.before}<b>{found[0]}</b>{part.after}</code>;
}

const JOINTS = /\b(?:and|or)\b/;
const isBalanced = (text: string): boolean => text.split('(').length === text.split(')').length;
