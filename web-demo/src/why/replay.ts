// The proof that an explanation is the ranking: replaying the steps from 0 must give the score, bit for bit.
// This is arithmetic on the numbers the engine reports, by the rules of the recipe format; it decides nothing.

import type { Explanation, Step } from 'limpid/worker';

/** A factor below 1 never lifts and one above 1 never lowers, whatever the sign of the score. */
function times(score: number, factor: number): number {
  if (score >= 0) return score * factor;
  return factor === 0 ? -Infinity : score / factor;
}

/** The verbs that touch the score; hide, limit, mix and pin leave it alone. */
const SCORES: ReadonlySet<Step['verb']> = new Set(['add', 'multiply', 'reshape', 'spread']);

function after(score: number, step: Step): number {
  if (!step.applied || !SCORES.has(step.verb)) return score;
  const { value = Number.NaN, weight = 1, factor = Number.NaN } = step;
  const next = step.verb === 'add' ? score + weight * value : step.verb === 'reshape' ? value : times(score, factor);
  return next === 0 ? 0 : next; // −0 is stored as 0
}

/** JSON has no infinity: `null` stands for minus infinity. */
const score = (given: number | null | undefined): number => (given == null ? -Infinity : given);

export function replays({ steps, score: end }: Pick<Explanation, 'steps' | 'score'>): boolean {
  let running = 0;
  for (const step of steps) {
    running = after(running, step);
    if (SCORES.has(step.verb) && step.after !== undefined && !Object.is(running, score(step.after))) return false;
  }
  return Object.is(running, score(end));
}
