// The museum of recipes, as a menu within the sentence.

import { chooseRecipe, engine, recipeId } from '../state';
import { words } from '../words';
import { groupsOf } from './museum';

export function RecipeMenu() {
  const { choose, recipe } = words.value;
  return (
    <select
      class="recipe-menu"
      aria-label={choose.recipe}
      value={recipeId.value}
      onChange={(event) => void chooseRecipe(event.currentTarget.value)}
    >
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
