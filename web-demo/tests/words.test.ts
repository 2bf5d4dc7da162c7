// Both languages say everything that the museum says on the page; numbers are written without false digits.

import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Recipe } from 'limpid/worker';
import { groupsOf } from '../src/choose/museum';
import { en } from '../src/words/en';
import { formatsFor } from '../src/words/format';
import { fr } from '../src/words/fr';

const core = new URL('../../core/', import.meta.url);
/** In the museum's order, which is the build's. */
const ids = [...readFileSync(new URL('CMakeLists.txt', core), 'utf8').matchAll(/recipes\/([\w-]+)\.json/g)].map(([, id]) => String(id));
const recipeOf = (id: string): Recipe => JSON.parse(readFileSync(new URL(`recipes/${id}.json`, core), 'utf8')) as Recipe;
const groups = groupsOf(ids.map((id) => ({ id })));
const daily = groups[0]?.[1].map(({ id }) => id) ?? [];
const french = fr(formatsFor('fr'));
const english = en(formatsFor('en'));

test('the museum is in four groups, none empty, nothing lost', () => {
  expect(groups.map(([group]) => group)).toEqual(['daily', 'x', 'facebook', 'communities']);
  expect(groups.flatMap(([, recipes]) => recipes)).toHaveLength(readdirSync(new URL('recipes', core)).length);
  expect(daily).toContain('no-bait');
});

test('every recipe has a French name', () => {
  expect(ids.filter((id) => french.recipe(id, '') === '')).toEqual([]);
});

test('the recipes for every day are all French: what they are, and what their steps are called', () => {
  expect(daily.filter((id) => french.about(id, '').lang !== 'fr')).toEqual([]);
  const labels = daily.flatMap((id) => recipeOf(id).steps.map((step) => String(step['label'])));
  expect(labels.filter((label) => french.label(label) === label)).toEqual([]);
});

test('what is not translated says so', () => {
  expect(french.about('peertube', 'In English.')).toEqual({ text: 'In English.', lang: 'en' });
});

test('one post, two posts: the limit follows its number', () => {
  expect(english.choose.inAny(english.choose.limit['author']?.(1) ?? '')).toBe('at most {at_most} post of one person in any {within}');
  expect(english.choose.inRound(english.choose.limit['author']?.(2) ?? '')).toBe('at most {at_most} posts of one person in each round');
  expect(french.choose.limit.author(1)).toBe('au plus {at_most} publication d’une même personne');
});

test.each([
  [0.84960, '0.85'],
  [13.3613, '13.4'],
  [14189.0504333, '14,189'], // three digits would make all of Reddit’s scores alike
  [-74.25, '−74.3'],
  [null, '−∞'],
])('a measured %d is written %s', (n, text) => {
  expect(formatsFor('en').figure(n)).toBe(text);
});
