// The JSON Schema says of a recipe what the engine says, as far as a schema can: every recipe of the museum is
// valid, and what is put into it wrongly is refused by both.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import Ajv2020 from 'ajv/dist/2020.js';
import { load } from '../dist/node.js';

const limpid = await load();
const validate = new Ajv2020({ strict: false, allErrors: false }).compile(limpid.schema);

for (const { id, recipe } of limpid.recipes) {
  test(`${id} is valid`, () => assert.ok(validate(recipe), JSON.stringify(validate.errors)));
}

// What both must refuse. Each takes a copy of a valid recipe and spoils it; undefined: does not fit this one.
const spoilt = {
  'without a version': (recipe) => delete recipe.limpid,
  'of another version': (recipe) => (recipe.limpid = 2),
  'without steps': (recipe) => delete recipe.steps,
  'with an unknown key': (recipe) => (recipe.stpes = []),
  'with a name that is a number': (recipe) => (recipe.name = 3),
  'with a step that is a text': (recipe) => recipe.steps.unshift('add likes'),
  'with an empty step': (recipe) => recipe.steps.unshift({}),
  'with two verbs in a step': (recipe) => recipe.steps.unshift({ add: 'likes', hide: 'muted' }),
  'with an unknown verb': (recipe) => recipe.steps.unshift({ divide: 2 }),
  'with an unknown key in a step': (recipe) => recipe.steps.unshift({ add: 'likes', wieght: 2 }),
  'with a weight that is a text': (recipe) => recipe.steps.unshift({ add: 'likes', weight: '2' }),
  'with a weight on hide': (recipe) => recipe.steps.unshift({ hide: 'muted', weight: 2 }),
  'with a negative factor': (recipe) => recipe.steps.unshift({ multiply: -1 }),
  'with a decay above 1': (recipe) => recipe.steps.unshift({ spread: 'author', decay: 1.5 }),
  'with a limit of 0': (recipe) => recipe.steps.push({ limit: 'author', at_most: 0 }),
  'with a limit without at_most': (recipe) => recipe.steps.push({ limit: 'author' }),
  'with a window of 1': (recipe) => recipe.steps.push({ limit: 'author', at_most: 1, within: 1 }),
  'with a mix without share': (recipe) => recipe.steps.push({ mix: 'following' }),
  'with a share of 2': (recipe) => recipe.steps.push({ mix: 'following', share: 2 }),
  'with when on pin': (recipe) => recipe.steps.push({ pin: 'following', when: 'verified' }),
  'with off that is a text': (recipe) => recipe.steps.unshift({ add: 'likes', off: 'yes' }),
  'with until that is no date': (recipe) => recipe.steps.unshift({ add: 'likes', until: 'soon' }),
  'with an empty id': (recipe) => recipe.steps.unshift({ add: 'likes', id: '' }),
  'with an id that has a slash': (recipe) => recipe.steps.unshift({ add: 'likes', id: 'a/b' }),
  'with a list that is a text': (recipe) => (recipe.lists = { close: '@ana' }),
  'with a let that is a number': (recipe) => (recipe.let = { a: 3 }),
  'with a source without a place': (recipe) => (recipe.sources = [{ what: 'x' }]),
};

for (const [how, spoil] of Object.entries(spoilt)) {
  test(`a recipe ${how} is refused by both`, () => {
    for (const { id, recipe } of limpid.recipes) {
      const copy = structuredClone(recipe);
      spoil(copy);
      assert.equal(validate(copy), false, `${id}: the schema takes it`);
      assert.equal(limpid.check(copy).ok, false, `${id}: the engine takes it`);
    }
  });
}
