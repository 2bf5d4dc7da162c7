// Names replaced: one pseudonym for a person wherever they stand, and a way back for the recipe.

import { expect, test } from 'vitest';
import type { Recipe } from 'limpid/worker';
import { Pseudonyms } from '../src/bring/pseudonyms';

const person = (n: number) => `Person ${n}`;
const replaced = (people: Pseudonyms, ...posts: object[]) =>
  people.replace(posts.map((post) => `${JSON.stringify(post)}\n`).join('')).trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);

test.each([
  ['by handle, in any case', { author: 'Ana' }, { author: 'ana' }],
  ['by id, once the two stood together', { author: 'ana', author_id: '7' }, { author_id: '7' }],
  ['as who reposted', { author: 'ana' }, { author: 'bo', reposter: 'ana' }],
])('one person is one person: %s', (_, first, second) => {
  const [a, b] = replaced(new Pseudonyms(person), { id: '1', ...first }, { id: '2', ...second });
  expect(Object.values(b ?? {})).toContain(a?.['author']);
});

test('two people are two, also where a stranger’s whole handle is another’s beginning', () => {
  const [a, b] = replaced(new Pseudonyms(person), { id: '1', author: 'ana@one.org' }, { id: '2', author: 'ana@two.org' });
  expect(a?.['author']).not.toBe(b?.['author']);
});

test('what leads to a person is gone or numbered: ids, addresses, links, mentions, the platform’s own words', () => {
  const post = {
    id: 'https://one.org/@ana/1', uri: 'https://one.org/@ana/1', author: 'ana@one.org', author_name: 'Ana Real', text: 'I, @ana, greet @bo@two.org.',
    mentions: ['bo@two.org'], links: ['https://one.org/@ana/9?x'], why_shown: 'Ana Real liked', reply_to: 'https://two.org/@bo/4', likes: 3, x: { who: 'ana@one.org', n: 2 },
  };
  const [one] = replaced(new Pseudonyms(person), post);
  expect(JSON.stringify(one)).not.toMatch(/\bana\b|bo@|Real|@ana/i);
  expect(one).toMatchObject({ author: 'person-1', author_name: 'Person 1', text: 'I, @person-1, greet @person-2.', mentions: ['person-2'], links: ['https://one.org/'], likes: 3, x: { who: 'person-1', n: 2 } });
});

test('a post that answers another still does', () => {
  const [a, b] = replaced(new Pseudonyms(person), { id: 'x/1', author: 'ana' }, { id: 'x/2', author: 'bo', reply_to: 'x/1' });
  expect(b?.['reply_to']).toBe(a?.['id']);
});

test('the recipe’s accounts are called alike, and come back', () => {
  const people = new Pseudonyms(person);
  replaced(people, { id: '1', author: 'ana@one.org' }, { id: '2', author: 'likes' });
  const recipe = { limpid: 1, name: 'Mine', lists: { friends: ['@ana@one.org', 'unknown'] }, steps: [{ multiply: 2, when: 'author == "@ana@one.org"' }, { add: 'likes', weight: 1, exempt: ['@ana@one.org'] }] } as unknown as Recipe;
  expect(people.into(recipe)).toMatchObject({ lists: { friends: ['@person-1', 'unknown'] }, steps: [{ when: 'author == "@person-1"' }, { add: 'likes', exempt: ['@person-1'] }] });
  expect(people.outOf(people.into(recipe))).toEqual(recipe);
});
