// Recipe: whatever names a recipe -> the text that the engine or the museum understands.
import { LimpidError } from './error.js';

/** An object as JSON; a text as it is. */
export function recipeText(recipe) {
  if (typeof recipe === 'string') return recipe;
  if (recipe === null || typeof recipe !== 'object') {
    throw refused(`a recipe is a name from the museum, an object or JSON text, not ${recipe === null ? 'null' : typeof recipe}`);
  }
  try {
    return JSON.stringify(recipe);
  } catch (cause) {
    throw refused(`the recipe cannot be written as JSON: ${cause.message}`, { cause });
  }
}

/** The JSON behind a name of the museum, or the JSON itself. `museum`: a Map from name to JSON. */
export function recipeJson(recipe, museum) {
  const text = recipeText(recipe);
  if (museum.has(text)) return museum.get(text);
  if (/^[\s\uFEFF]*[{[]/.test(text)) return text;
  throw new LimpidError({
    code: 'recipe',
    where: text,
    message: `no recipe of the museum has this name; the museum has ${[...museum.keys()].join(', ')}`,
  });
}

/** What `check` says of something that is no recipe at all. */
export function refusedCheck(error) {
  return { ok: false, errors: [error.toJSON()], advice: [], privileges: [] };
}

function refused(message, options) {
  return new LimpidError({ code: 'recipe', message }, options);
}
