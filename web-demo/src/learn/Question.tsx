// What is asked before anything is shown: a slider or choices. What was said is kept; the class's hands can be counted.

import { useSignal } from '@preact/signals';
import type { LessonStep } from '../../../lessons/player';
import { tag } from '../words';
import { shownAs } from './Figure';
import { hands, predict, predictions, raise } from './playing';
import { words } from './words';

interface Props {
  id: string;
  ask: NonNullable<LessonStep['predict']>;
}

export function Question({ id, ask }: Props) {
  const said = predictions.value.get(id);
  return (
    <fieldset class="question" disabled={said !== undefined}>
      <legend>{ask.ask[tag.value]}</legend>
      {ask.slider ? <Slider id={id} slider={ask.slider} said={said} /> : <Choices id={id} choices={(ask.choices ?? []).map(({ text }) => text[tag.value])} said={said} />}
    </fieldset>
  );
}

/** Steps of a slider from end to end. */
const STEPS = 100;

function Slider({ id, slider: { low, high, as }, said }: { id: string; slider: { low: number; high: number; as: 'share' | 'number' | 'count' | 'list' }; said: number | undefined }) {
  const { predict: label, show } = words.value;
  const value = useSignal(said ?? (low + high) / 2);
  return (
    <p class="row">
      <input type="range" aria-label={label} min={low} max={high} step={(high - low) / STEPS} value={value.value} aria-valuetext={shownAs(value.value, as)}
        onInput={({ currentTarget }) => (value.value = currentTarget.valueAsNumber)} />
      <output>{shownAs(value.value, as)}</output>
      {said === undefined ? <button type="button" class="button" onClick={() => predict(id, value.value)}>{show}</button> : null}
    </p>
  );
}

function Choices({ id, choices, said }: { id: string; choices: readonly string[]; said: number | undefined }) {
  const { show, hands: tally, more, fewer } = words.value;
  const chosen = useSignal<number | undefined>(said);
  const raised = hands.value.get(id);
  return (
    <>
      <ul>
        {choices.map((choice, i) => (
          <li key={choice}>
            <label><input type="radio" name={id} checked={chosen.value === i} onChange={() => (chosen.value = i)} /> {choice}</label>
            <span class="hands" role="group" aria-label={`${tally}: ${choice}`}>
              <button type="button" class="plain" aria-label={fewer(choice)} onClick={() => raise(id, i, choices.length, -1)}>−</button>
              <output>{raised?.[i] ?? 0}</output>
              <button type="button" class="plain" aria-label={more(choice)} onClick={() => raise(id, i, choices.length, 1)}>+</button>
            </span>
          </li>
        ))}
      </ul>
      {said === undefined ? <p><button type="button" class="button" disabled={chosen.value === undefined} onClick={() => chosen.value !== undefined && predict(id, chosen.value)}>{show}</button></p> : null}
    </>
  );
}
