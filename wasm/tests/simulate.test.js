// limpid.simulate: the command's figures, bit for bit; worlds as they come; cancelling; real posts as the pool.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

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
    await assert.rejects(running, { name: 'AbortError' });
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
