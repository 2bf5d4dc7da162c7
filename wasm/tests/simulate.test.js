// limpid.simulate: the command's figures, bit for bit; worlds as they come; cancelling; real posts as the pool.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import Ajv2020 from 'ajv/dist/2020.js';

import { LimpidError } from 'limpid';
import { connect } from 'limpid/worker';

import { limpid, sampleLines } from './limpid.js';
import { served } from './served.js';
import { nodeWorker } from './thread.js';

const few = { seeds: 2, readers: 60 };
let host;
let remote;
before(async () => {
  host = await served();
  remote = await connect({ worker: nodeWorker(), wasmUrl: `${host.address}/limpid.wasm` });
});
after(async () => {
  remote.dispose();
  await host.close();
});

test('scenarios come with what is invented in them', () => {
  assert.deepEqual(limpid.scenarios.map(({ id }) => id),
    ['power-user', 'msi-2018', 'angry-zero', 'chronological-or-ranked', 'demotion-strength', 'weak-ties']);
  for (const { scenario } of limpid.scenarios) assert.match(scenario.invented, /^Invented: /);
});

test('worlds come one by one, and the result holds them', async () => {
  const worlds = [];
  const result = await limpid.simulate('power-user', { ...few, firstSeed: 7, onProgress: (progress) => worlds.push(progress) });
  assert.deepEqual(worlds.map(({ done, of, world }) => [done, of, world.seed]), [[1, 2, 7], [2, 2, 8]]);
  assert.equal(result.scenario, 'power-user');
  assert.equal(result.badge, 'model');
  for (const { arm, outcomes } of result.arms) {
    for (const [key, figure] of Object.entries(outcomes)) {
      if (figure.values) assert.deepEqual(figure.values, worlds.map(({ world }) => world.arms[arm][key]), `${arm} ${key}`);
    }
  }
});

const command = fileURLToPath(new URL('../../build/limpid', import.meta.url));
test('the same bits as the command', { skip: !existsSync(command) && 'the command is not built' }, async () => {
  const args = ['simulate', 'msi-2018', '--seeds', '2', '--readers', '60', '--format', 'json', '--threads', '2'];
  assert.deepEqual(await limpid.simulate('msi-2018', few), JSON.parse(execFileSync(command, args, { encoding: 'utf8' })));

  // And with all that a world can have: follow lists that grow, reshares, producers that adapt, whole timelines.
  const scenario = structuredClone(limpid.scenarios.find(({ id }) => id === 'msi-2018').scenario);
  Object.assign(scenario, { reshares: { from: 10 }, adapt: 0.5, strangers: 3, interest: 0.3 });
  scenario.ties[1].grows = 5;
  scenario.arms.push({ arm: 'whole', recipe: { limpid: 1, steps: [{ add: 'percentile(likes) + mean(replies, by author) - x.depth' }] } });
  const folder = mkdtempSync(join(tmpdir(), 'limpid-'));
  try {
    writeFileSync(join(folder, 'mine.json'), JSON.stringify(scenario));
    const own = execFileSync(command, ['simulate', join(folder, 'mine.json'), ...args.slice(2)], { encoding: 'utf8' });
    assert.deepEqual(await limpid.simulate(scenario, few), JSON.parse(own));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the worker gives the same, world by world', async () => {
  const worlds = [];
  const result = await remote.simulate('weak-ties', { ...few, onProgress: ({ world }) => worlds.push(world.seed) });
  assert.deepEqual(result, await limpid.simulate('weak-ties', few));
  assert.deepEqual(worlds, [1, 2]);
  assert.deepEqual(remote.scenarios, limpid.scenarios);
});

test('a signal stops it, here and on the worker', async () => {
  for (const where of [limpid, remote]) {
    const stop = new AbortController();
    const running = where.simulate('power-user', { readers: 60, seeds: 1000, signal: stop.signal, onProgress: () => stop.abort() });
    await assert.rejects(running, { code: 'aborted' });
  }
  assert.equal((await remote.simulate('weak-ties', { seeds: 1, readers: 1 })).readers, 1, 'the worker still answers');
});

test('an onProgress that throws ends it', async () => {
  for (const where of [limpid, remote]) {
    const onProgress = () => {
      throw new RangeError('enough');
    };
    await assert.rejects(where.simulate('weak-ties', { ...few, onProgress }), RangeError);
  }
});

test('posts of a timeline as the pool', async () => {
  const text = sampleLines();
  const timeline = await limpid.read(text);
  const result = await timeline.simulate('power-user', few);
  assert.equal(result.pool, 'file');
  assert.equal(result.posts, 300);
  const far = await remote.read(text);
  assert.deepEqual(await far.simulate('power-user', few), result);
  await assert.rejects(timeline.simulate('power-user', { watch: '@nobody' }), /no post of the pool is by this account/);
  timeline.dispose();
  await assert.rejects(timeline.simulate('power-user'), { code: 'disposed' });
});

test('what is wrong is said', async () => {
  await assert.rejects(limpid.simulate('power-uesr'), { code: 'scenario', message: /there are power-user, msi-2018/ });
  await assert.rejects(limpid.simulate({ limpid_scenario: 1, reader: 1 }), { code: 'scenario', message: /did you mean "readers"/ });
  await assert.rejects(limpid.simulate('weak-ties', { seeds: 0 }), LimpidError);
  await assert.rejects(limpid.simulate(7), { code: 'usage' });
});

// --- Schemas -------------------------------------------------------------------------------------------------

const json = (path) => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));
const validator = (path) => new Ajv2020({ strict: false }).compile(json(path));

test('the schema takes every scenario, and refuses with the engine what is spoilt', async () => {
  const validate = validator('core/scenario.schema.json');
  for (const { id, scenario } of limpid.scenarios) assert.ok(validate(scenario), `${id}: ${JSON.stringify(validate.errors)}`);
  const spoilt = [
    (scenario) => delete scenario.limpid_scenario,
    (scenario) => delete scenario.kinds,
    (scenario) => (scenario.raeders = 5),
    (scenario) => (scenario.readers = 2.5),
    (scenario) => (scenario.kinds.post.does.like = 0.1),
    (scenario) => (scenario.authors[0].posts_per_day = { median: 2 }),
    (scenario) => (scenario.ties[0].chance = 0.5),
    (scenario) => (scenario.filters[0].chance = 2),
    (scenario) => (scenario.arms = []),
    (scenario) => (scenario.arms[0].lists = { allowed: 'b' }),
  ];
  for (const spoil of spoilt) {
    const scenario = structuredClone(limpid.scenarios[0].scenario);
    spoil(scenario);
    assert.equal(validate(scenario), false, String(spoil));
    await assert.rejects(limpid.simulate(scenario, { seeds: 1, readers: 1 }), { code: 'scenario' }, String(spoil));
  }
});

test('what comes out is as its schema says', async () => {
  const validate = validator('core/simulation.schema.json');
  for (const [name, options] of [['power-user', few], ['msi-2018', { seeds: 1, readers: 20 }]]) {
    assert.ok(validate(await limpid.simulate(name, options)), JSON.stringify(validate.errors));
  }
});

test('the schema takes every lesson', () => {
  const validate = validator('lessons/lesson.schema.json');
  const folder = fileURLToPath(new URL('../../lessons/', import.meta.url));
  for (const name of readdirSync(folder).filter((name) => name.endsWith('.json') && !name.includes('schema'))) {
    assert.ok(validate(json(`lessons/${name}`)), `${name}: ${JSON.stringify(validate.errors)}`);
  }
});
