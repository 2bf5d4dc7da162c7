// The recipe as it stands, step by step: a card each, with its numbers as sliders to feel and boxes to be exact.

import { backToBase, engine, isChanged, numbers, panelOpen, ranked, recipeId } from '../state';
import { words } from '../words';
import { About } from './About';
import { AddStep } from './AddStep';
import { idsOf } from './edits';
import { Lists } from './Lists';
import { NumberSlider } from './NumberSlider';
import { StepCard } from './StepCard';

export function Panel() {
  const { choose, bring } = words.value;
  const museum = engine.value?.recipes.find(({ id }) => id === recipeId.value);
  const state = ranked.value;
  const ids = state ? idsOf(state.recipe) : [];
  const named = numbers.value.filter(({ verb }) => verb === 'let');
  return (
    <section class="panel" aria-label={choose.panel}>
      <header>
        <h2>{choose.panel}</h2>
        <button type="button" class="plain" hidden={!isChanged.value} onClick={() => void backToBase()}>
          {choose.reset}
        </button>
        <button type="button" class="plain close" aria-label={bring.close} onClick={() => (panelOpen.value = false)}>✕</button>
      </header>
      {museum ? <About key={museum.id} recipe={museum} /> : null}
      {named.length ? <fieldset class="step hue-0"><legend>{choose.names}</legend>{named.map((number) => <NumberSlider key={number.address} number={number} alone={false} />)}</fieldset> : null}
      {state?.recipe.steps.map((step, i) => {
        const id = ids[i] ?? '';
        return <StepCard key={id} recipe={state.recipe} step={step} id={id} index={i} numbers={numbers.value.filter(({ step: of, verb }) => of === id && verb !== 'let')} />;
      })}
      <AddStep />
      <Lists />
      {state?.warnings.length ? (
        <ul class="remarks quiet" lang="en">
          {state.warnings.map(({ code, text }) => <li key={code + text}>{text}</li>)}
        </ul>
      ) : null}
    </section>
  );
}
