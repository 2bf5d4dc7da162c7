// One number of the panel: what it is within its step, a slider, a box.

import type { RecipeNumber } from 'limpid/worker';
import { ownNumbers, setNumber } from '../state';
import { words } from '../words';
import { domainOf } from './domain';
import { NumberField } from './NumberField';

interface Props {
  number: RecipeNumber;
  /** The only number of its step: the step's label says enough. */
  alone: boolean;
}

export function NumberSlider({ number, alone }: Props) {
  const { address, value, field, label, expression } = number;
  const { choose } = words.value;
  const { min, max, step } = domainOf(number, ownNumbers.value.get(address) ?? value);
  const name = choose.field[field] ?? field;
  return (
    <div class="slider">
      {expression ? <code>{expression}</code> : alone ? null : <span class="quiet">{name}</span>}
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
      <NumberField number={number} />
    </div>
  );
}
