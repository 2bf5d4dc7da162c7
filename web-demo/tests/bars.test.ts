// From the steps of a post to the parts of its bar. The lengths are the engine's own numbers.

import { expect, test } from 'vitest';
import type { Row, Step } from 'limpid/worker';
import { barOf, huesOf, sharesOf } from '../src/see/bars';

const step = (id: string, verb: Step['verb'], before: number | null, after: number | null): Step =>
  ({ id, verb, applied: true, before, after });
const parts = (...steps: Step[]) => barOf(steps).parts.map((part) => [part.kind, part.step, part.from, part.to]);

test('lifting steps are laid end to end', () => {
  expect(parts(step('likes', 'add', 0, 3), step('replies', 'add', 3, 10))).toEqual([
    ['lift', 'likes', 0, 3],
    ['lift', 'replies', 3, 10],
  ]);
});

test('lowering steps cut in from the right, in their order; what is left is the score', () => {
  expect(parts(step('likes', 'add', 0, 8), step('bait', 'multiply', 8, 4), step('age', 'multiply', 4, 1))).toEqual([
    ['lift', 'likes', 0, 8],
    ['cut', 'bait', 4, 8],
    ['cut', 'age', 1, 4],
  ]);
});

test('a score below zero leaves nothing of the bar, and no negative length', () => {
  expect(parts(step('likes', 'add', 0, 2), step('dislikes', 'add', 2, -5))).toEqual([
    ['lift', 'likes', 0, 2],
    ['cut', 'dislikes', 0, 2],
  ]);
});

test('a step that did not act has no part, nor has one that sank the post without end', () => {
  expect(parts({ ...step('views', 'add', 0, 5), applied: false })).toEqual([]);
  expect(parts(step('hate', 'multiply', -1, null))).toEqual([]);
});

test('shares are of all points moved, given or taken', () => {
  const row = { id: '1', rank: 1, score: 2, steps: [step('a', 'add', 0, 3), step('b', 'add', 3, 2), step('c', 'multiply', 2, 1)] };
  expect(sharesOf([row as Row])).toEqual([
    { step: 'a', label: 'a', share: 0.75, lowers: false },
    { step: 'b', label: 'b', share: 0.25, lowers: true },
  ]);
});

test('one colour a step: hide has none, the ninth begins again', () => {
  const steps = [{ hide: 'muted' }, ...Array.from({ length: 9 }, () => ({ add: 'likes' }))];
  const hues = huesOf({ limpid: 1, steps });
  expect(hues.get('hide-1')).toBeUndefined();
  expect([hues.get('add-1'), hues.get('add-8'), hues.get('add-9')]).toEqual([1, 8, 1]);
});
