// From the steps of a post to the parts of its bar. The lengths are the engine's own numbers.

import { expect, test } from 'vitest';
import type { Row, Step } from 'limpid/worker';
import { barOf, huesOf, scaleOf, sharesOf } from '../src/see/bars';

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

test('a step that only moves the post has no before and after, and no part', () => {
  expect(parts(step('likes', 'add', 0, 5), { id: 'few', verb: 'limit', applied: true, from: 4, to: 7 })).toEqual([['lift', 'likes', 0, 5]]);
});

test.each([
  ['from 0, as lengths should', [10, 4], { from: 0, to: 10 }],
  ['moments in seconds are all alike: from a little below the shortest', [1_000_100, 1_000_000], { from: 999_990, to: 1_000_100 }],
  ['all the same: from 0', [7, 7], { from: 0, to: 7 }],
  ['nothing lifts: a scale all the same', [0], { from: 0, to: 1 }],
  ['no rows', [], { from: 0, to: 1 }],
])('the scale goes %s', (_, scores, scale) => {
  expect(scaleOf(scores.map((score, i) => ({ id: String(i), rank: i + 1, score, steps: [step('a', 'add', 0, score)] })))).toEqual(scale);
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
