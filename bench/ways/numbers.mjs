// bench/recipe.json as numbers by address, for the two ways that have its formula written out in JavaScript.
export function recipeNumbers(recipe) {
  const numbers = { 'freshness/multiply#1': 12 };
  for (const step of recipe.steps) {
    if (step.add) numbers[`${step.id}/weight`] = step.weight;
    if (typeof step.multiply === 'number') numbers[`${step.id}/multiply`] = step.multiply;
  }
  return { numbers, spreads: recipe.steps.some((step) => step.spread) };
}
