// One step of the recipe: what it does, when, its numbers; on or off; up, down, away.

import type { Recipe, RecipeNumber } from 'limpid/worker';
import { editRecipe, engine } from '../state';
import { words } from '../words';
import { hueOf } from '../see/marks';
import { mayMove, moved, type Step, verbOf, withKeys, withoutStep } from './edits';
import { ExpressionField } from './ExpressionField';
import { NumberSlider } from './NumberSlider';
import { TextField } from './TextField';

interface Props {
  recipe: Recipe;
  step: Step;
  id: string;
  index: number;
  numbers: readonly RecipeNumber[];
}

export function StepCard({ recipe, step, id, index, numbers }: Props) {
  const { choose, label } = words.value;
  const verb = verbOf(step);
  if (!verb) return null;
  const name = label(String(step['label'] ?? id));
  const edit = (change: (now: Recipe) => Recipe) => void editRecipe(change);
  const main = step[verb];
  return (
    <fieldset class={`step ${hueOf(id)}${step['off'] === true ? ' off' : ''}`} data-step={id}>
      <legend><i class="swatch lift" /> {name}</legend>
      <details class="card">
        <summary aria-label={choose.editStep(choose.verb[verb], name)}>{choose.verb[verb]}</summary>
        <TextField label={choose.labelOf} value={String(step['label'] ?? '')} onDone={(text) => edit((now) => withKeys(now, index, { label: text.trim() }))} />
        {typeof main === 'string' ? <Expression recipe={recipe} index={index} field={verb} label={choose.verb[verb]} value={main} /> : null}
        <Expression recipe={recipe} index={index} field="when" label={choose.when} value={String(step['when'] ?? '')} />
        <Expression recipe={recipe} index={index} field="unless" label={choose.unless} value={String(step['unless'] ?? '')} />
        <p class="row">
          <label><input type="checkbox" checked={step['off'] !== true} onChange={() => edit((now) => withKeys(now, index, { off: step['off'] === true ? undefined : true }))} /> {choose.isOn}</label>
          <button type="button" class="plain" disabled={!mayMove(recipe, index, -1)} aria-label={choose.up(name)} title={choose.up(name)} onClick={() => edit((now) => moved(now, index, -1))}>↑</button>
          <button type="button" class="plain" disabled={!mayMove(recipe, index, 1)} aria-label={choose.down(name)} title={choose.down(name)} onClick={() => edit((now) => moved(now, index, 1))}>↓</button>
          <button type="button" class="plain" onClick={() => edit((now) => withoutStep(now, index))}>{choose.remove}</button>
        </p>
      </details>
      {numbers.map((number) => <NumberSlider key={number.address} number={number} alone={numbers.length === 1} />)}
    </fieldset>
  );
}

function Expression({ recipe, index, field, label, value }: { recipe: Recipe; index: number; field: string; label: string; value: string }) {
  const attempt = async (text: string): Promise<string | null> => {
    const changed = withKeys(recipe, index, { [field]: text === '' ? undefined : text });
    const answer = await engine.value?.check(changed);
    const [error] = answer?.errors ?? [];
    if (error) return `${error.where}: ${error.message}`;
    await editRecipe((now) => withKeys(now, index, { [field]: text === '' ? undefined : text }));
    return null;
  };
  return (
    <div class="text-field">
      <span>{label}</span> <ExpressionField label={label} value={value} onTry={attempt} />
    </div>
  );
}
