// The part of a post's path that touches no score: limit, mix and pin only move it, from place to place.

import type { Explanation, Step } from 'limpid/worker';

const MOVES: ReadonlySet<Step['verb']> = new Set(['limit', 'mix', 'pin']);

export const isMove = (step: Step): boolean => MOVES.has(step.verb);

const hasMoved = ({ from, to }: Step): boolean => from !== to;

/** The place that the points alone give, and the steps that led away from it; none where it ended there after all. */
export function travel({ steps, rank }: Pick<Explanation, 'steps' | 'rank'>): { start: number; by: string[] } {
  const moves = steps.filter(isMove);
  const start = moves[0]?.from ?? rank ?? 0;
  return { start, by: start === rank ? [] : moves.filter(hasMoved).map(({ id }) => id) };
}
