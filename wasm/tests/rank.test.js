// Ranking: pages and arrays agree, explanations replay bit for bit, a number that is set is as good as a new recipe.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { bits, feedOf, limpid } from './limpid.js';

const timeline = limpid.sample({ posts: 300, seed: 5 });
after(() => timeline.dispose());

/** Scores of both signs, a factor of 0, steps that are off: every rule is met. */
const hard = {
  limpid: 1,
  name: 'a hard one',
  let: { warmth: 'log1p(replies) - 0.75 * log1p(likes)' },
  steps: [
    { hide: 'likes < 3', id: 'quiet' },
    { add: 'warmth', weight: 1.7, id: 'warmth' },
    { add: 'views', id: 'views' },
    { multiply: 0.3, when: 'likes > 100', id: 'famous' },
    { multiply: 0, when: 'likes > 10 * replies', id: 'noisy' },
    { multiply: 'likes - 50', id: 'computed' },
    { reshape: 'score / 3 - 0.1', when: 'reposts > 5', id: 'third' },
    { add: '1', off: true, id: 'off' },
    { spread: 'author', decay: 0.6, floor: 0.2, id: 'spread' },
  ],
};
const recipes = [...limpid.recipes.map(({ id }) => id), hard];

/** One step, as the recipes' contract has it. */
function applied(step, before) {
  switch (step.verb) {
    case 'add':
      return before + step.weight * step.value;
    case 'multiply':
    case 'spread':
      return before >= 0 ? before * step.factor : step.factor === 0 ? -Infinity : before / step.factor;
    case 'reshape':
      return step.value;
  }
}

function replay(steps) {
  let score = 0;
  for (const step of steps.filter((step) => 'before' in step)) { // not hide, nor the steps that only move posts
    assert.equal(bits(step.before), bits(score), `${step.id}: before`);
    if (step.applied) score = applied(step, score) + 0; // -0 is stored as 0
    assert.equal(bits(step.after), bits(score), `${step.id}: after`);
  }
  return score;
}

// An explanation says each step in words too; a row's steps are the figures alone.
const unworded = (steps) => steps.map(({ sentence, ...figures }) => figures);

for (const recipe of recipes) {
  test(`replaying the steps gives the score, bit for bit: ${recipe.name ?? recipe}`, () => {
    const ranking = timeline.rank(recipe);
    const rows = [...ranking.page(0, Infinity, { steps: true }), ...ranking.hidden()];
    assert.equal(rows.length, 300);
    for (const { id, score, rank } of rows) {
      const explanation = ranking.explain(id);
      assert.equal(bits(replay(explanation.steps)), bits(score));
      assert.equal(bits(explanation.score), bits(score));
      assert.equal(explanation.rank, rank);
    }
    for (const row of ranking.page(0, 50, { steps: true })) assert.deepEqual(row.steps, unworded(ranking.explain(row.id).steps));
    ranking.dispose();
  });
}

test('the hard recipe meets what it is there for', () => {
  const ranking = timeline.rank(hard);
  const score = [...ranking.score];
  assert.ok(score.some((value) => value > 0));
  assert.ok(score.some((value) => value < 0 && Number.isFinite(value)));
  assert.ok(score.includes(-Infinity));
  assert.ok(ranking.hiddenCount > 0);
  const becauses = new Set(ranking.page(0, Infinity, { steps: true }).flatMap(({ steps }) => steps.map(({ because }) => because)));
  for (const because of ['condition', 'unknown', 'off', 'negative']) assert.ok(becauses.has(because), because);
  assert.ok(ranking.warnings.length > 0);
  ranking.dispose();
});

test('arrays, pages, places and counts tell the same', () => {
  const ranking = timeline.rank('calmer');
  const rows = ranking.page(0, Infinity);
  const { order, score, from } = ranking;
  assert.equal(order.length, ranking.shown);
  assert.equal(score.length, 300);
  assert.equal(ranking.shown + ranking.hiddenCount, 300);
  assert.deepEqual(rows.map(({ rank }) => rank), rows.map((_, i) => i + 1));
  assert.deepEqual(rows.map((row) => row.from), [...order].map((row) => from[row]));
  assert.deepEqual(rows.map((row) => bits(row.score)), [...order].map((row) => bits(score[row])));
  assert.deepEqual(ranking.places(rows.map(({ id }) => id)), rows.map(({ rank }) => rank));
  const hidden = ranking.hidden();
  assert.equal(hidden.length, ranking.hiddenCount);
  assert.deepEqual(ranking.places([hidden[0].id, 'nobody']), [null, null]);
  assert.equal(hidden.every(({ rank, hidden: reasons, would_be }) => rank === null && reasons.length > 0 && would_be >= 1), true);
  assert.deepEqual(ranking.hidden(1, 2), hidden.slice(1, 3));
  ranking.dispose();
});

test('a page is a window, wherever it lies', () => {
  const ranking = timeline.rank('calmer');
  const all = ranking.page(0, Infinity);
  assert.deepEqual(ranking.page(10, 5), all.slice(10, 15));
  assert.deepEqual(ranking.page(all.length - 2, 5), all.slice(-2));
  assert.deepEqual(ranking.page(1e9, 5), []);
  assert.deepEqual(ranking.page(0, 0), []);
  assert.throws(() => ranking.page(-1, 5), { code: 'usage', where: 'start' });
  assert.throws(() => ranking.page(0), { code: 'usage', where: 'count' });
  ranking.dispose();
});

test('arrays are copies: changing one changes nothing', () => {
  const ranking = timeline.rank('calmer');
  ranking.order.fill(0);
  ranking.score.fill(0);
  assert.ok(ranking.order.some((row) => row !== 0));
  assert.ok(ranking.score.some((score) => score !== 0));
  ranking.dispose();
});

test('a recipe is a name, an object or JSON text; calmer where none is given', () => {
  const { recipe } = limpid.recipes.find(({ id }) => id === 'calmer');
  const feeds = ['calmer', undefined, recipe, JSON.stringify(recipe, null, 2)].map((form) => feedOf(timeline.rank(form)));
  for (const feed of feeds) assert.deepEqual(feed, feeds[0]);
});

test('set gives the same feed as a fresh ranking with the changed recipe', () => {
  for (const { address, value } of timeline.rank(hard).numbers) {
    const changed = timeline.rank(hard);
    changed.set(address, value * 0.5 + 0.125); // every domain holds it
    const fresh = timeline.rank(changed.recipe);
    assert.deepEqual(feedOf(changed), feedOf(fresh), address);
    assert.deepEqual(changed.numbers, fresh.numbers, address);
    assert.equal(changed.numbers.find((number) => number.address === address).value, value * 0.5 + 0.125);
    assert.deepEqual(changed.explain(changed.page(0, 1)[0].id), fresh.explain(fresh.page(0, 1)[0].id));
    changed.dispose();
    fresh.dispose();
  }
});

test('numbers set one after the other, and back again', () => {
  const ranking = timeline.rank('calmer');
  const before = feedOf(ranking);
  const own = ranking.numbers;
  for (let round = 0; round < 20; round += 1) {
    for (const { address, field } of own) {
      const whole = field === 'at_most' || field === 'within';
      ranking.set(address, whole ? 2 + (round % 4) : (round % 4) * 0.25);
    }
  }
  assert.notDeepEqual(feedOf(ranking), before);
  for (const { address, value } of own) ranking.set(address, value);
  assert.deepEqual(feedOf(ranking), before);
  ranking.dispose();
});

test('now: text, Date and milliseconds; text without a zone is UTC', () => {
  const moment = '2027-05-04T03:02:01Z';
  for (const now of [moment, '2027-05-04T03:02:01', new Date(moment), Date.parse(moment)]) {
    assert.equal(timeline.rank('calmer', { now }).now, moment);
  }
  for (const now of ['yesterday', new Date(NaN), NaN, {}]) {
    assert.throws(() => timeline.rank('calmer', { now }), { code: 'usage', where: 'now' });
  }
});

test('one of several feeds', async () => {
  const both = await limpid.read([
    { id: '1', timeline: 'ana', text: 'a' },
    { id: '1', timeline: 'bo', text: 'b' },
    { id: '2', timeline: 'bo', text: 'c' },
  ]);
  assert.deepEqual(both.info.names, ['ana', 'bo']);
  assert.equal(both.rank('served').shown, 1); // the first
  const bo = both.rank('served', { timeline: 'bo' });
  assert.deepEqual(bo.page(0, 9).map((row) => [row.timeline, row.text]), [['bo', 'b'], ['bo', 'c']]);
  assert.throws(() => both.rank('served', { timeline: 'cy' }), { code: 'no-such-timeline', where: 'cy' });
  both.dispose();
});

test('what is wrong is said with its place', () => {
  const ranking = timeline.rank('calmer');
  const refused = [
    [() => timeline.rank('calmr'), 'recipe', /^calmr: no recipe of the museum has this name; the museum has calmer, /],
    [() => timeline.rank({ limpid: 1, steps: [{ add: 'lkes' }] }), 'recipe', /^step 1 \("add"\), character 1: unknown column "lkes": did you mean "likes"\?$/],
    [() => timeline.rank('{"limpid":1'), 'recipe', /^byte 11: /],
    [() => timeline.rank(null), 'recipe', /not null/],
    [() => timeline.rank({ limpid: 1n }), 'recipe', /cannot be written as JSON/],
    [() => ranking.set('likes/wieght', 2), 'recipe', /^likes\/wieght: .*did you mean "likes\/weight"\?$/],
    [() => ranking.set('flood/decay', 7), 'recipe', /^flood\/decay: expected /],
    [() => ranking.set('likes/weight', NaN), 'recipe', /^likes\/weight: expected a number/],
    [() => ranking.set('likes/weight', '2'), 'usage', /^likes\/weight: the value must be a number, not "2"$/],
    [() => ranking.explain('nobody'), 'no-such-post', /^nobody: /],
    [() => ranking.explain(7), 'usage', /^id: expected text, found the number 7$/],
    [() => limpid.sample({ posts: 0 }), 'usage', /^posts: expected a whole number from 1, found the number 0$/],
    [() => limpid.sample({ seed: 1.5 }), 'usage', /^seed: /],
  ];
  const before = feedOf(ranking);
  for (const [call, code, message] of refused) assert.throws(call, { name: 'LimpidError', code, message }, String(call));
  assert.deepEqual(feedOf(ranking), before); // what was refused changed nothing
  ranking.dispose();
});

test('check never throws for a wrong recipe', () => {
  for (const { id, recipe } of limpid.recipes) {
    const checked = limpid.check(id);
    assert.equal(checked.ok, true);
    assert.deepEqual(checked.errors, []);
    assert.deepEqual(limpid.check(recipe), checked);
  }
  for (const wrong of ['calmr', '{', null, 3, undefined, { limpid: 2 }, { limpid: 1, steps: [{ add: 'lkes' }] }]) {
    const { ok, errors } = limpid.check(wrong);
    assert.equal(ok, false);
    assert.equal(errors[0].code, 'recipe');
    assert.ok(errors[0].message.length > 10);
  }
});

test('check names who is named, diff says what changed, and both are plain values', () => {
  const { privileges } = limpid.check({ limpid: 1, steps: [{ add: 'likes' }, { multiply: 1000, when: 'author == "@x"' }] });
  assert.deepEqual(privileges.map((entry) => entry.sentence), ['@x: × 1000 by step 2']);
  const steps = (weight) => ({ limpid: 1, steps: [{ add: 'replies', weight, id: 'replies', label: 'Replies' }] });
  assert.deepEqual(limpid.diff(steps(5), steps(13.5)),
    [{ kind: 'number', step: 'replies', text: 'Replies count 13.5 instead of 5', address: 'replies/weight', a: 5, b: 13.5 }]);
});

test('advice is told against the timeline', () => {
  const ranking = timeline.rank({ limpid: 1, steps: [{ add: 'likes' }, { multiply: 0.5, when: 'author == "@nobody"', id: 'idle' }] });
  assert.ok(ranking.advice().some((advice) => advice.code === 'never-applies' && advice.first.includes('idle')));
  ranking.dispose();
});

test('a recipe’s hash is over its canonical form', async () => {
  const hash = await limpid.hash('{"limpid":1.0,"steps":[{"weight":15e-1,"add":"likes"}]}');
  assert.equal(hash, await limpid.hash({ limpid: 1, steps: [{ add: 'likes', weight: 1.5 }] }));
  const { createHash } = await import('node:crypto');
  const canonical = '{"limpid":1,"steps":[{"add":"likes","weight":1.5}]}';
  assert.equal(hash, `sha256:${createHash('sha256').update(canonical).digest('hex')}`);
});

test('keys that mean something to JavaScript are text like any other', async () => {
  const before = Object.getOwnPropertyNames(Object.prototype);
  const odd = await limpid.read('{"id":"__proto__","text":"x","author":"constructor","x":{"__proto__":1,"toString":2}}');
  const ranking = odd.rank('served');
  assert.equal(ranking.explain('__proto__').id, '__proto__');
  assert.throws(() => ranking.explain('toString'), { code: 'no-such-post' });
  assert.throws(() => odd.rank('constructor'), { code: 'recipe' });
  assert.deepEqual(Object.getOwnPropertyNames(Object.prototype), before);
  odd.dispose();
});

test('the same sample for the same seed', () => {
  const again = limpid.sample({ posts: 300, seed: 5 });
  const other = limpid.sample({ posts: 300, seed: 6 });
  assert.equal(again.toJsonLines(), timeline.toJsonLines());
  assert.notEqual(other.toJsonLines(), timeline.toJsonLines());
  assert.equal(limpid.sample().info.posts, 400);
  again.dispose();
  other.dispose();
});

// --- What takes long, on one thread

test('the Async methods give the same, with progress, and stop at a signal', async () => {
  const timeline = await limpid.sampleAsync({ posts: 3000, seed: 2 });
  const seen = [];
  const onProgress = ({ done }) => seen.push(done);
  const ranking = await timeline.rankAsync('calmer', { onProgress });
  assert.deepEqual(feedOf(ranking), feedOf(timeline.rank('calmer')));
  assert.equal(await timeline.toJsonLinesAsync({ onProgress }), timeline.toJsonLines());
  assert.deepEqual(await ranking.ledgerAsync({ onProgress, permutations: 9 }), ranking.ledger({ permutations: 9 }));
  assert.ok(seen.length > 3 && seen.includes(1), `${seen}`);

  const late = new AbortController();
  const stopped = ranking.ledgerAsync({ signal: late.signal, onProgress: () => late.abort('enough') });
  await assert.rejects(stopped, { code: 'aborted', cause: 'enough', message: /stopped, as its signal asked \(enough\)/ });
  await assert.rejects(timeline.rankAsync('calmer', { signal: AbortSignal.abort() }), { code: 'aborted' });
  assert.equal(ranking.ledger({ permutations: 9 }).posts, 3000, 'what was stopped is over');
  timeline.dispose();
});

test('one ledger, one text at a time: another meanwhile is told who is busy', async () => {
  const timeline = limpid.sample({ posts: 3000 });
  const ranking = timeline.rank('calmer');
  const ledger = ranking.ledgerAsync({ permutations: 9 });
  assert.throws(() => ranking.set('likes/weight', 2), { code: 'busy', where: 'ranking', message: /ledgerAsync is under way: await it/ });
  assert.throws(() => ranking.ledger(), { code: 'busy' });
  assert.equal(ranking.page(0, 1).length, 1, 'looking is free');
  await ledger;
  ranking.set('likes/weight', 2);
  const lines = timeline.toJsonLinesAsync();
  assert.throws(() => timeline.toJsonLines(), { code: 'busy', where: 'timeline' });
  assert.equal(await lines, timeline.toJsonLines());
  timeline.dispose();
});
