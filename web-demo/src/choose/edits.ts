// Changes of a recipe's document, as pure functions: a recipe in, another out. What is legal is for the engine to say.

import type { Recipe } from 'limpid/worker';

export type Step = Readonly<Record<string, unknown>>;
export const VERBS = ['hide', 'add', 'multiply', 'reshape', 'spread', 'limit', 'mix', 'pin'] as const;
export type Verb = (typeof VERBS)[number];

export const verbOf = (step: Step): Verb | undefined => VERBS.find((verb) => verb in step);
/** limit, mix, pin: they come after all steps that score. */
export const isOrderStep = (step: Step): boolean => ['limit', 'mix', 'pin'].includes(verbOf(step) ?? '');

/** The id by which the engine knows each step: its own, or its verb and how many of that verb came before. */
export function idsOf(recipe: Recipe): string[] {
  const seen = new Map<Verb, number>();
  return recipe.steps.map((step) => {
    const verb = verbOf(step) ?? 'add';
    const nth = (seen.get(verb) ?? 0) + 1;
    seen.set(verb, nth);
    return String(step['id'] ?? `${verb}-${nth}`);
  });
}

const withSteps = (recipe: Recipe, steps: readonly Step[]): Recipe => ({ ...recipe, steps });

/** Sets keys of a step; `undefined` or an empty text takes a key away. */
export function withKeys(recipe: Recipe, index: number, keys: Record<string, unknown>): Recipe {
  const steps = recipe.steps.map((step, i) => {
    if (i !== index) return step;
    const changed = { ...step, ...keys };
    return Object.fromEntries(Object.entries(changed).filter(([, value]) => value !== undefined && value !== ''));
  });
  return withSteps(recipe, steps);
}

export const withoutStep = (recipe: Recipe, index: number): Recipe => withSteps(recipe, recipe.steps.filter((_, i) => i !== index));

/** Whether a step may go one place up or down: the two kinds do not mix. */
export function mayMove(recipe: Recipe, index: number, by: 1 | -1): boolean {
  const [step, other] = [recipe.steps[index], recipe.steps[index + by]];
  return step !== undefined && other !== undefined && isOrderStep(step) === isOrderStep(other);
}

export function moved(recipe: Recipe, index: number, by: 1 | -1): Recipe {
  const steps = [...recipe.steps];
  const [step] = steps.splice(index, 1);
  if (step) steps.splice(index + by, 0, step);
  // Steps without an id are named by their place: a name that would change is written down first.
  const ids = idsOf(recipe);
  return withSteps(recipe, steps.map((one) => ('id' in one || !isRenamed(recipe, steps, one) ? one : { ...one, id: ids[recipe.steps.indexOf(one)] })));
}

function isRenamed(recipe: Recipe, steps: readonly Step[], step: Step): boolean {
  return idsOf(recipe)[recipe.steps.indexOf(step)] !== idsOf(withSteps(recipe, steps))[steps.indexOf(step)];
}

/** At the end of its kind. */
export function withStep(recipe: Recipe, step: Step): Recipe {
  const firstOrder = recipe.steps.findIndex(isOrderStep);
  const at = isOrderStep(step) || firstOrder < 0 ? recipe.steps.length : firstOrder;
  return withSteps(recipe, [...recipe.steps.slice(0, at), step, ...recipe.steps.slice(at)]);
}

export function withListed(recipe: Recipe, list: string, entries: readonly string[]): Recipe {
  return { ...recipe, lists: { ...recipe.lists, [list]: [...new Set(entries)] } };
}

/** Pieces to begin with. Everything about them can be changed afterwards. */
export const PIECES = {
  likes: { add: 'log1p(likes)', weight: 1, label: 'Likes' },
  replies: { add: 'log1p(replies)', weight: 1, label: 'Replies' },
  reposts: { add: 'log1p(reposts)', weight: 1, label: 'Reposts' },
  newest: { add: 'arrived_at', label: 'Time of arrival' },
  fresh: { multiply: 'half_life(age_hours, 12)', label: 'Freshness' },
  follow: { multiply: 2, when: 'following', label: 'People I follow' },
  strangers: { multiply: 0.5, unless: 'following', label: 'People I do not follow' },
  words: { hide: 'has(text, ["a word"])', label: 'Words I do not want' },
  muted: { hide: 'muted or blocked', label: 'Accounts I silenced' },
  spread: { spread: 'author', decay: 0.5, floor: 0.25, label: 'Several posts of one person' },
  limit: { limit: 'author', at_most: 2, within: 10, label: 'Posts of one person, close together' },
  mix: { mix: 'following', share: 0.5, label: 'Places for people I follow' },
  pin: { pin: 'following', label: 'On top' },
} as const satisfies Record<string, Step>;
export type Piece = keyof typeof PIECES;
