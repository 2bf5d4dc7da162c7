// Memory: what is disposed of is gone, what was forgotten is freed and told, and reading again costs nothing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { load } from 'limpid';
import { sampleLines } from './limpid.js';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

/** An engine whose memory can be measured: caught where WebAssembly hands out the instance. */
async function loadMeasured() {
  const { instantiate } = WebAssembly;
  let memory;
  WebAssembly.instantiate = async (...inputs) => {
    const instance = await instantiate(...inputs);
    memory = Object.values(instance.exports).find((value) => value instanceof WebAssembly.Memory);
    return instance;
  };
  try {
    return { limpid: await load(), size: () => memory.buffer.byteLength };
  } finally {
    WebAssembly.instantiate = instantiate;
  }
}

test('a timeline that was disposed of takes its rankings along', async () => {
  const { limpid } = await loadMeasured();
  const timeline = limpid.sample();
  const ranking = timeline.rank();
  timeline.dispose();
  timeline.dispose(); // twice is no harm
  ranking.dispose();
  const gone = { name: 'LimpidError', code: 'disposed' };
  assert.throws(() => timeline.rank(), gone);
  assert.throws(() => timeline.toJsonLines(), gone);
  assert.throws(() => ranking.page(0, 1), gone);
  assert.throws(() => ranking.order, gone);
  assert.throws(() => ranking.set('likes/weight', 1), gone);
  assert.equal(timeline.info.posts, 400); // plain data stays
});

test('a ranking that was disposed of leaves its timeline', async () => {
  const { limpid } = await loadMeasured();
  const timeline = limpid.sample();
  const [one, other] = [timeline.rank(), timeline.rank('served')];
  one[Symbol.dispose]();
  assert.throws(() => one.explain('x'), { code: 'disposed' });
  assert.equal(other.page(0, 1).length, 1);
  timeline[Symbol.dispose]();
});

test('200 readings, rankings and refusals do not grow the memory', async () => {
  const { limpid, size } = await loadMeasured();
  const text = sampleLines(2000);
  const once = async () => {
    const timeline = await limpid.read(text);
    const ranking = timeline.rank('calmer');
    ranking.set('likes/weight', 2);
    ranking.explain(ranking.page(0, 1)[0].id);
    assert.throws(() => timeline.rank('nothing'));
    await assert.rejects(limpid.read('{"a":1}'));
    timeline.dispose();
  };
  for (let i = 0; i < 10; i += 1) await once();
  const before = size();
  for (let i = 0; i < 200; i += 1) await once();
  assert.equal(size(), before);
});

test('1,000 changes of a number do not grow the memory', async () => {
  const { limpid, size } = await loadMeasured();
  const timeline = limpid.sample({ posts: 2000 });
  const ranking = timeline.rank('calmer');
  const change = (i) => {
    ranking.set('replies/weight', i / 100);
    ranking.page(0, 20, { steps: true });
  };
  for (let i = 0; i < 100; i += 1) change(i);
  const before = size();
  for (let i = 0; i < 1000; i += 1) change(i);
  assert.equal(size(), before);
  timeline.dispose();
});

test('10,000 rankings leave the memory as it was, the engine’s and JavaScript’s', async () => {
  const { limpid, size } = await loadMeasured();
  const timeline = limpid.sample({ posts: 100 });
  const recipes = limpid.recipes.slice(0, 8).map(({ id }) => id);
  const rankSome = async (count) => {
    for (let i = 0; i < count; i += 1) {
      const ranking = timeline.rank(recipes[i % recipes.length]);
      ranking.page(0, 3);
      ranking.dispose();
    }
    await collected();
    return { engine: size(), scripts: process.memoryUsage().heapUsed };
  };
  const before = await rankSome(2000);
  const after = await rankSome(10_000);
  assert.equal(after.engine, before.engine);
  const grown = after.scripts - before.scripts;
  assert.ok(grown < 1_000_000, `${grown} bytes: 100 a ranking would be a leak`);
  timeline.dispose();
});

async function collected() {
  for (let i = 0; i < 5; i += 1) {
    collect();
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

test('a timeline that was forgotten is freed, and the developer is told', async (context) => {
  const warn = context.mock.method(console, 'warn', () => {});
  const { limpid, size } = await loadMeasured();
  (() => void limpid.sample({ posts: 20_000 }).rank())();
  await collected();
  assert.equal(warn.mock.callCount(), 1);
  assert.match(warn.mock.calls[0].arguments[0], /^limpid: a timeline was forgotten without dispose\(\)/);
  const before = size();
  for (let i = 0; i < 5; i += 1) limpid.sample({ posts: 20_000 }).dispose();
  assert.equal(size(), before);
});

test('in production it is freed without a word', async (context) => {
  const warn = context.mock.method(console, 'warn', () => {});
  const { limpid } = await loadMeasured();
  process.env.NODE_ENV = 'production';
  (() => void limpid.sample())();
  await collected();
  delete process.env.NODE_ENV;
  assert.equal(warn.mock.callCount(), 0);
});

test('a ranking in use keeps its timeline; a forgotten one is freed silently', async (context) => {
  const warn = context.mock.method(console, 'warn', () => {});
  const { limpid } = await loadMeasured();
  const ranking = (() => limpid.sample().rank())();
  await collected();
  assert.equal(ranking.page(0, 1).length, 1);
  assert.equal(warn.mock.callCount(), 0);

  const timeline = limpid.sample();
  (() => void timeline.rank())();
  await collected();
  assert.equal(warn.mock.callCount(), 0);
  timeline.dispose();
});
