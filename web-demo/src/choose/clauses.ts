// From a recipe to the clauses of a sentence: what kind of clause each step is, and which of its numbers stand in it.
// Comes in: the recipe and its numbers. Goes out: clauses in the recipe's order, in four groups. No words: those are
// chosen by language in Sentence.tsx.

import type { Recipe, RecipeNumber } from 'limpid/worker';

export interface Clause {
  readonly kind: 'weight' | 'factor' | 'halving' | 'spread' | 'limit' | 'mix' | 'pin' | 'numbers' | 'plain';
  readonly step: string;
  readonly label: string;
  /** By the part of the address after the step: `weight`, `multiply#1`, … */
  readonly numbers: ReadonlyMap<string, RecipeNumber>;
  /** spread, limit: what it counts by; mix, pin: for whom. Absent where a `when` narrows it: no sentence says too much. */
  readonly key?: string;
}

export interface Clauses {
  readonly adds: readonly Clause[];
  readonly changes: readonly Clause[];
  /** What moves posts without touching their points: limit, mix, pin. */
  readonly moves: readonly Clause[];
  readonly hides: readonly Clause[];
}

type Step = Record<string, unknown>;
const VERBS = ['hide', 'add', 'multiply', 'reshape', 'spread', 'limit', 'mix', 'pin'];

/** A decay by age, the one function of the format that has words of its own. */
const HALVING = /^half_life\(\s*age_hours\s*,[^,()]*\)$/;

export function clausesOf(recipe: Recipe, numbers: readonly RecipeNumber[]): Clauses {
  const groups = { adds: [] as Clause[], changes: [] as Clause[], moves: [] as Clause[], hides: [] as Clause[] };
  const seen = new Map<string, number>();
  for (const step of recipe.steps) {
    const verb = VERBS.find((name) => name in step);
    if (!verb) continue;
    const nth = (seen.get(verb) ?? 0) + 1;
    seen.set(verb, nth);
    if (step['off'] === true) continue;
    const clause = clauseOf(step, verb, String(step['id'] ?? `${verb}-${nth}`), numbers);
    groups[groupOf(verb)].push(clause);
  }
  return groups;
}

function groupOf(verb: string): keyof Clauses {
  if (verb === 'hide') return 'hides';
  if (verb === 'add') return 'adds';
  return isMove(verb) ? 'moves' : 'changes';
}

const isMove = (verb: string): verb is 'limit' | 'mix' | 'pin' => ['limit', 'mix', 'pin'].includes(verb);

function clauseOf(step: Step, verb: string, id: string, all: readonly RecipeNumber[]): Clause {
  // What a step does is read out; when it does so (its conditions) is for the panel.
  const own = all.filter(({ step: of, field }) => of === id && field !== 'when' && field !== 'unless');
  const numbers = new Map(own.map((number) => [number.address.slice(id.length + 1), number]));
  const clause = { step: id, label: String(step['label'] ?? id), numbers };
  const key = step['when'] === undefined ? { key: String(step[verb]) } : {};
  if (verb === 'spread') return { ...clause, ...key, kind: 'spread' };
  // A pin has nothing to add to its own label.
  if (isMove(verb)) return { ...clause, ...key, kind: verb === 'pin' && 'label' in step ? 'plain' : verb };
  if (numbers.has('weight')) return { ...clause, kind: 'weight' };
  if (numbers.has('multiply')) return { ...clause, kind: 'factor' };
  if (verb === 'multiply' && numbers.has('multiply#1') && HALVING.test(String(step['multiply']))) {
    return { ...clause, kind: 'halving' };
  }
  return { ...clause, kind: numbers.size > 0 && numbers.size <= 2 ? 'numbers' : 'plain' };
}
