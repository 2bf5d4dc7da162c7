// Changes of a recipe as a document: nothing is lost, nothing is renamed by being moved, the two kinds of steps stay apart.

import { expect, test } from 'vitest';
import type { Recipe } from 'limpid/worker';
import { idsOf, mayMove, moved, PIECES, type Step, withKeys, withListed, withoutStep, withStep } from '../src/choose/edits';
import { completionsOf, nameBefore } from '../src/choose/language';

const recipe: Recipe = {
  limpid: 1, name: 'Mine', lists: { close: ['@ana'] },
  steps: [{ add: 'likes' }, { add: 'replies', weight: 2 }, { multiply: 0.5, when: 'is_reply', id: 'quiet' }, { limit: 'author', at_most: 2 }],
};

test('ids are those of the engine: the verb and how many of it came before', () => {
  expect(idsOf(recipe)).toEqual(['add-1', 'add-2', 'quiet', 'limit-1']);
});

test.each([
  ['a key is set', { weight: 3 }, { add: 'likes', weight: 3 }],
  ['an empty text takes a key away', { when: '' }, { add: 'likes' }],
  ['switched off it is kept', { off: true }, { add: 'likes', off: true }],
])('%s', (_, keys, expected) => {
  expect(withKeys(recipe, 0, keys).steps[0]).toEqual(expected);
  expect(withKeys(recipe, 0, keys).lists).toEqual(recipe.lists);
});

test('steps that score and steps that order do not change places', () => {
  expect([0, 1, 2, 3].map((i) => [mayMove(recipe, i, -1), mayMove(recipe, i, 1)])).toEqual([[false, true], [true, true], [true, false], [false, false]]);
});

test('a step that is moved keeps the name it had', () => {
  const after = moved(recipe, 0, 1);
  expect(after.steps.map((step) => step['add'] ?? step['multiply'] ?? step['limit'])).toEqual(['replies', 'likes', 0.5, 'author']);
  expect(idsOf(after)).toEqual(['add-2', 'add-1', 'quiet', 'limit-1']);
});

test('moving there and back changes no order', () => {
  const there = moved(recipe, 1, 1);
  expect(moved(there, 2, -1).steps.map((step) => step['add'] ?? step['multiply'])).toEqual(recipe.steps.map((step) => step['add'] ?? step['multiply']));
});

test('a new step stands at the end of its kind', () => {
  expect(withStep(recipe, PIECES.fresh).steps.map((step) => Object.keys(step)[0])).toEqual(['add', 'add', 'multiply', 'multiply', 'limit']);
  expect(withStep(recipe, PIECES.mix).steps.at(-1)).toEqual(PIECES.mix);
});

test('a step taken away leaves the others as they are', () => {
  expect(withoutStep(recipe, 1).steps).toEqual(recipe.steps.filter((_: Step, i: number) => i !== 1));
});

test('nobody is on a list twice', () => {
  expect(withListed(recipe, 'close', ['@ana', '@bo', '@ana']).lists).toEqual({ close: ['@ana', '@bo'] });
});

test.each([
  ['log1p(lik', 'lik'],
  ['likes + x.to', 'x.to'],
  ['has(text, @ba', '@ba'],
  ['author in @', '@'],
  ['likes + ', ''],
  ['0.5', ''],
])('the name before the cursor in %s', (text, name) => {
  expect(nameBefore(text)).toBe(name);
});

test('what begins so comes before what only holds it', () => {
  expect(completionsOf('re', ['replies', 'reposts', 'is_reply'], []).map(({ text }) => text).slice(0, 3)).toEqual(['replies', 'reposts', 'is_reply']);
  expect(completionsOf('@c', ['likes'], ['close'])).toEqual([{ text: '@close', more: '' }]);
  expect(completionsOf('', ['likes'], [])).toEqual([]);
});
