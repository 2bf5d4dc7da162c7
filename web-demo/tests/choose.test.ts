// How far a slider goes, how a number snaps, and which clause each step of a recipe becomes. No browser.

import { describe, expect, test } from 'vitest';
import type { RecipeNumber } from 'limpid/worker';
import { clausesOf } from '../src/choose/clauses';
import { allowed, domainOf, snap } from '../src/choose/domain';

describe('the ends of a slider', () => {
  test.each([
    ['weight', 1, 0, 5],
    ['weight', 4, 0, 10],
    ['weight', 0.5, 0, 2],
    ['weight', 0, 0, 5], // a weight of nothing still has room to grow
    ['weight', -74, -200, 200], // a lowering weight can be turned into a lifting one
    ['multiply', 0.5, 0, 2], // a factor's 1 stands in the middle
    ['multiply', 1000, 0, 5000],
    ['decay', 0.5, 0, 1],
    ['floor', 0.25, 0, 1],
    ['share', 0.5, 0, 1],
    ['at_most', 2, 1, 10],
    ['within', 10, 2, 20],
    ['when', 48, 0, 200],
  ])('%s of %d goes from %d to %d', (field, own, min, max) => {
    expect(domainOf({ field }, own)).toMatchObject({ min, max });
  });
});

describe('a step', () => {
  test.each([
    ['weight', 1, 0.30000000000000004, 0.3], // no dust of binary fractions
    ['weight', 4, 2.449, 2.4],
    ['weight', 1, -3, -3], // typed beyond the slider: allowed
    ['multiply', 0.5, -1, 0], // a factor is never negative
    ['decay', 0.5, 1.7, 1],
    ['at_most', 2, 2.6, 3],
  ])('%s with own value %d: %d becomes %d', (field, own, value, snapped) => {
    expect(snap(value, domainOf({ field }, own))).toBe(snapped);
  });
});

describe('what is typed', () => {
  test.each([
    ['at_most', 2, 2.6, 3], // the engine takes whole numbers only
    ['at_most', 2, 0, 1],
    ['at_most', 2, 500, 500],
    ['within', 10, 1, 2],
    ['share', 0.5, 1.2, 1],
    ['share', 0.5, 0.333, 0.333], // no step: a person may be exact
  ])('%s with own value %d: %d becomes %d', (field, own, typed, taken) => {
    expect(allowed(typed, domainOf({ field }, own))).toBe(taken);
  });
});

describe('clauses', () => {
  const number = (address: string, verb: string, value: number): RecipeNumber => {
    const [step = '', field = ''] = address.split('/');
    return { address, value, step, verb, label: step, field: field.replace(/#\d+$/, '') };
  };
  const { adds, changes, moves, hides } = clausesOf(
    {
      limpid: 1,
      steps: [
        { hide: 'muted' },
        { hide: 'likes < 3', label: 'Few likes' },
        { add: 'log1p(likes)', weight: 2, id: 'likes', label: 'Likes' },
        { add: 'views', id: 'views', off: true },
        { multiply: 0.5, when: 'is_reply' },
        { multiply: 'half_life(age_hours, 12)', id: 'fresh' },
        { multiply: 'half_life(age_hours, 12) * 2', id: 'odd' },
        { spread: 'community' },
        { limit: 'author', at_most: 2, within: 10, id: 'few' },
        { limit: 'author', at_most: 1, when: 'is_reply' },
        { mix: 'following', share: 0.5 },
        { pin: 'author in @close', label: 'Friends' },
        { pin: 'is_self' },
      ],
    },
    [
      number('hide-2/hide#1', 'hide', 3), number('likes/weight', 'add', 2), number('multiply-1/multiply', 'multiply', 0.5),
      number('fresh/multiply#1', 'multiply', 12), number('odd/multiply#1', 'multiply', 12), number('odd/multiply#2', 'multiply', 2),
      number('spread-1/decay', 'spread', 0.5), number('spread-1/floor', 'spread', 0.25),
      number('few/at_most', 'limit', 2), number('few/within', 'limit', 10), number('limit-2/at_most', 'limit', 1), number('mix-1/share', 'mix', 0.5),
    ],
  );
  const short = (clauses: typeof adds) => clauses.map(({ kind, step, numbers }) => [kind, step, ...numbers.keys()]);

  test('a step without id is its verb and how many of that verb came before', () => {
    expect(short(hides)).toEqual([['plain', 'hide-1'], ['numbers', 'hide-2', 'hide#1']]);
  });
  test('a step that is off is not read out', () => {
    expect(short(adds)).toEqual([['weight', 'likes', 'weight']]);
  });
  test('only a plain half-life is told as hours; anything cleverer shows its numbers', () => {
    expect(short(changes)).toEqual([
      ['factor', 'multiply-1', 'multiply'],
      ['halving', 'fresh', 'multiply#1'],
      ['numbers', 'odd', 'multiply#1', 'multiply#2'],
      ['spread', 'spread-1', 'decay', 'floor'],
    ]);
    expect(changes[3]?.key).toBe('community');
  });
  test('steps that move posts come last, with their numbers; a pin with a label needs no more words', () => {
    expect(short(moves)).toEqual([
      ['limit', 'few', 'at_most', 'within'],
      ['limit', 'limit-2', 'at_most'],
      ['mix', 'mix-1', 'share'],
      ['plain', 'pin-1'],
      ['pin', 'pin-2'],
    ]);
  });
  test('a step narrowed by a condition has no key: “posts of one person” would say too much', () => {
    expect(moves.map(({ key }) => key)).toEqual(['author', undefined, 'following', 'author in @close', 'is_self']);
  });
});
