// The museum of recipes, as a menu within the sentence.

import { base, chooseRecipe, engine } from '../state';
import { words } from '../words';
import { groupsOf } from './museum';

/** The menu's entry for a recipe that is not of the museum. */
const BROUGHT = '';

export function RecipeMenu() {
  const { choose, recipe } = words.value;
  return (
    <select
      class="recipe-menu"
      aria-label={choose.recipe}
      value={base.value?.id ?? BROUGHT}
      data-ranked-by={base.value?.id}
      onChange={(event) => void chooseRecipe(event.currentTarget.value)}
    >
      {base.value?.id === null ? <option value={BROUGHT}>{base.value.recipe.name ?? choose.brought}</option> : null}
      {groupsOf(engine.value?.recipes ?? []).map(([group, recipes]) => (
        <optgroup key={group} label={choose.groups[group]}>
          {recipes.map(({ id, name }) => (
            <option key={id} value={id}>
              {recipe(id, name)}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}
