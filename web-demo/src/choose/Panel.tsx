// Every number of the recipe, as a slider to feel and a box to be exact, in the recipe's order, step by step.

import type { RecipeNumber } from 'limpid/worker';
import { backToBase, engine, isChanged, numbers, panelOpen, ranked, recipeId } from '../state';
import { words } from '../words';
import { About } from './About';
import { NumberSlider } from './NumberSlider';
import { hueOf } from '../see/marks';

export function Panel() {
  const { choose, bring } = words.value;
  const recipe = engine.value?.recipes.find(({ id }) => id === recipeId.value);
  const warnings = ranked.value?.warnings ?? [];
  return (
    <section class="panel" aria-label={choose.panel}>
      <header>
        <h2>{choose.panel}</h2>
        <button type="button" class="plain" hidden={!isChanged.value} onClick={() => void backToBase()}>
          {choose.reset}
        </button>
        <button type="button" class="plain close" aria-label={bring.close} onClick={() => (panelOpen.value = false)}>✕</button>
      </header>
      {recipe ? <About key={recipe.id} recipe={recipe} /> : null}
      {byStep(numbers.value).map(([step, ofStep]) => (
        <StepNumbers key={step} step={step} numbers={ofStep} />
      ))}
      {warnings.length ? (
        <ul class="remarks quiet" lang="en">
          {warnings.map(({ code, text }) => <li key={code + text}>{text}</li>)}
        </ul>
      ) : null}
    </section>
  );
}

function StepNumbers({ step, numbers: ofStep }: { step: string; numbers: readonly RecipeNumber[] }) {
  const { label } = words.value;
  return (
    <fieldset class={`step ${hueOf(step)}`}>
      <legend>
        <i class="swatch lift" /> {label(ofStep[0]?.label ?? step)}
      </legend>
      {ofStep.map((number) => <NumberSlider key={number.address} number={number} alone={ofStep.length === 1} />)}
    </fieldset>
  );
}

function byStep(all: readonly RecipeNumber[]): [string, RecipeNumber[]][] {
  const steps = new Map<string, RecipeNumber[]>();
  for (const number of all) steps.set(number.step, [...(steps.get(number.step) ?? []), number]);
  return [...steps];
}
