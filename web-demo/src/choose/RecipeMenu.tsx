// The museum of recipes, as a menu within the sentence.

import { chooseRecipe, engine, recipeId } from '../state';
import { words } from '../words';

export function RecipeMenu() {
  const { choose, recipe } = words.value;
  return (
    <select
      class="recipe-menu"
      aria-label={choose.recipe}
      value={recipeId.value}
      onChange={(event) => void chooseRecipe(event.currentTarget.value)}
    >
      {engine.value?.recipes.map(({ id, name }) => (
        <option key={id} value={id}>
          {recipe(id, name)}
        </option>
      ))}
    </select>
  );
}
