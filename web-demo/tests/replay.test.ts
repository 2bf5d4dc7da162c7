// Replaying an explanation: the same arithmetic, the same bits, the sign rule, and a lie is noticed. And what a post's
// travel from place to place comes to.

import { expect, test } from 'vitest';
import type { Step } from 'limpid/worker';
import { travel } from '../src/why/order';
import { replays } from '../src/why/replay';

const add = (before: number, value: number, weight: number) =>
  ({ id: 'a', verb: 'add', applied: true, value, weight, before, after: before + weight * value }) as const;
const multiply = (before: number | null, factor: number, after: number | null) =>
  ({ id: 'm', verb: 'multiply', applied: true, value: factor, factor, before, after }) as const;

test.each([
  ['nothing at all', [], 0, true],
  ['0.1 + 0.2, to the last bit', [add(0, 0.1, 1), add(0.1, 0.2, 1)], 0.1 + 0.2, true],
  ['0.3 is not 0.1 + 0.2', [add(0, 0.1, 1), add(0.1, 0.2, 1)], 0.3, false],
  ['a factor on a positive score multiplies', [add(0, 4, 1), multiply(4, 0.5, 2)], 2, true],
  ['a factor on a negative score divides: below 1 never lifts', [add(0, -4, 1), multiply(-4, 0.5, -8)], -8, true],
  ['… so multiplying it would be a lie', [add(0, -4, 1), multiply(-4, 0.5, -2)], -2, false],
  ['0 sends a negative score to the very end, printed null', [add(0, -4, 1), multiply(-4, 0, null)], null, true],
  ['what was not applied changes nothing', [add(0, 4, 1), { ...multiply(4, 0.5, 4), applied: false }], 4, true],
  ['hide keeps the path', [{ id: 'h', verb: 'hide', applied: true } as const, add(0, 4, 1)], 4, true],
  ['limit, mix and pin move the post, not its score', [add(0, 4, 1), { id: 'l', verb: 'limit', applied: true, from: 4, to: 7 } as const], 4, true],
  ['reshape sets', [add(0, 4, 1), { id: 'r', verb: 'reshape', applied: true, value: 9, before: 4, after: 9 } as const], 9, true],
  ['a step that lies on the way is noticed', [{ ...add(0, 4, 1), after: 5 }, add(4, 1, 1)], 5, false],
] as const)('%s', (_, steps, score, holds) => {
  expect(replays({ steps: [...steps], score })).toBe(holds);
});

const move = (id: string, from: number, to: number): Step => ({ id, verb: 'mix', applied: from !== to, from, to });

test.each([
  ['no step moves posts', [], 4, 4, []],
  ['it stays where its points put it', [move('a', 4, 4)], 4, 4, []],
  ['what moved it, not what left it', [move('a', 4, 4), move('b', 4, 7)], 7, 4, ['b']],
  ['there and back again is no travel', [move('a', 4, 7), move('b', 7, 4)], 4, 4, []],
] as const)('%s', (_, steps, rank, start, by) => {
  expect(travel({ steps: [...steps], rank })).toEqual({ start, by });
});
