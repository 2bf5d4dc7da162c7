// compare, ledger and fit: the native command's numbers, bit for bit, and outputs as their JSON Schemas say.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import Ajv2020 from 'ajv/dist/2020.js';
import { connect } from 'limpid/worker';
import { limpid, sampleLines } from './limpid.js';
import { served as hosted } from './served.js';
import { nodeWorker } from './thread.js';

const schema = (name) => {
  const file = new URL(`../../core/${name}.schema.json`, import.meta.url);
  return new Ajv2020({ strict: false }).compile(JSON.parse(readFileSync(file, 'utf8')));
};
const isComparison = schema('comparison');
const isLedger = schema('ledger');
const isFit = schema('fit');
const isDetection = schema('detection');

const command = ['../../build/native/cli/limpid', '../../build/limpid']
  .map((path) => fileURLToPath(new URL(path, import.meta.url)))
  .find(existsSync);
const skip = command ? false : 'the native command is not built';
const native = (...words) => JSON.parse(execFileSync(command, words, { input: lines, encoding: 'utf8', stdio: ['pipe', 'pipe', 'ignore'] }));

const lines = sampleLines(300, 5);
const timeline = await limpid.read(lines);
const served = timeline.rank('served');
const calmer = timeline.rank('calmer');
after(() => timeline.dispose());

test('compare gives what the command prints', { skip }, () => {
  const comparison = served.compare(calmer);
  assert.ok(isComparison(comparison), JSON.stringify(isComparison.errors));
  assert.deepEqual(comparison, native('compare', '-', '--recipe', 'served', '--recipe', 'calmer'));
});

test('compare with everything on', { skip }, () => {
  const options = {
    by: 'likes', bands: [0, 10], groups: ['following'], top: 20, ties: 'w', p: 0.8, exposure: 'rbp', gain: 'replies',
    gains: 'exponential', followed: ['nobody@example.org'], jitter: 0.1, rounds: 5, seed: 3,
  };
  const comparison = served.compare(calmer, options);
  assert.ok(isComparison(comparison), JSON.stringify(isComparison.errors));
  assert.ok(comparison.silent.followed.b.includes('@nobody@example.org'));
  const { silent, ...rest } = comparison;
  const { silent: printed, ...others } = native(
    'compare', '-', '--recipe', 'served', '--recipe', 'calmer', '--by', 'likes', '--bands', '0,10', '--group', 'following',
    '--top', '20', '--ties=w', '--p', '0.8', '--exposure', 'rbp', '--gain', 'replies', '--gains', 'exponential', '--jitter',
    '0.1', '--rounds', '5', '--seed', '3',
  );
  assert.deepEqual(rest, others);
  assert.deepEqual(silent.newly, printed.newly);
});

test('ledger gives what the command prints', { skip }, () => {
  const ledger = calmer.ledger({ groups: ['lang'], deserved: 'muted', permutations: 99 });
  assert.ok(isLedger(ledger), JSON.stringify(isLedger.errors));
  const words = ['--group', 'lang', '--deserved', 'muted', '--permutations', '99'];
  assert.deepEqual(ledger, native('ledger', '-', '--recipe', 'calmer', ...words));
});

test('detect gives what the command prints, with a recipe and without', { skip }, () => {
  const fitted = timeline.detect(undefined, { permutations: 19, lang: 'fr' });
  assert.ok(isDetection(fitted), JSON.stringify(isDetection.errors));
  assert.deepEqual(fitted, native('detect', '-', '--permutations', '19', '--lang', 'fr'));
  const chronological = timeline.detect('chronological', { permutations: 19, seed: 3 });
  assert.ok(isDetection(chronological), JSON.stringify(isDetection.errors));
  assert.deepEqual(chronological, native('detect', '-', '--recipe', 'chronological', '--permutations', '19', '--seed', '3'));
  assert.throws(() => timeline.detect('calmer', { lang: 'xx' }), { code: 'usage' });
  assert.throws(() => timeline.detect('calmer', { by: 'colour' }), { code: 'column' });
});

test('the recipe as it stands is what is compared', () => {
  const loud = timeline.rank('calmer');
  loud.set('likes/weight', 50);
  assert.notEqual(calmer.compare(loud).kendall_tau_b, 1);
  assert.equal(calmer.compare(calmer).kendall_tau_b, 1);
  loud.dispose();
});

// Two posts that stand far apart, the lower one rather.
const pairs = Array.from({ length: 12 }, (_, i) => {
  const [{ id: worse }, { id: better }] = [calmer.page(i * 5, 1)[0], calmer.page(i * 5 + 60, 1)[0]];
  return { better, worse };
});

test('fit gives what the command prints', { skip }, () => {
  const fitted = timeline.fit(pairs, 'popular', { ridge: 0.5 });
  assert.ok(isFit(fitted), JSON.stringify(isFit.errors));
  const folder = mkdtempSync(join(tmpdir(), 'limpid-'));
  const file = join(folder, 'pairs.json');
  writeFileSync(file, JSON.stringify({ limpid_pairs: 1, pairs }));
  assert.deepEqual(fitted, native('fit', file, '-', '--recipe', 'popular', '--ridge', '0.5'));
  assert.deepEqual(timeline.fit(readFileSync(file, 'utf8'), 'popular', { ridge: 0.5 }), fitted);
  rmSync(folder, { recursive: true });
  assert.throws(() => timeline.fit([{ better: 'nowhere', worse: pairs[0].worse }]), { code: 'pairs', where: '/pairs/0/better' });
  assert.throws(() => timeline.fit(pairs, 'calmer', { ridge: 0 }), { code: 'usage' });
  assert.throws(() => timeline.fit(7), { code: 'usage' });
});

test('on the worker: the same, with progress, and a signal stops it', async () => {
  const host = await hosted();
  const remote = await connect({ worker: nodeWorker(), wasmUrl: `${host.address}/limpid.wasm` });
  try {
    const there = await remote.read(lines);
    const [a, b] = [await there.rank('served'), await there.rank('calmer')];
    assert.deepEqual(await there.fit(pairs, 'popular'), timeline.fit(pairs, 'popular'));
    const told = [];
    const options = { groups: ['lang'], jitter: 0.1, rounds: 4, seed: 2 };
    assert.deepEqual(await a.compare(b, { ...options, onProgress: ({ done, of }) => told.push(done / of) }), served.compare(calmer, options));
    assert.ok(told.length > 8 && told.every((share, i) => share < 1 && share > (told[i - 1] ?? 0)), String(told));
    const steps = [];
    assert.deepEqual(await b.ledger({ onProgress: ({ done }) => steps.push(done) }), calmer.ledger());
    assert.deepEqual(steps, steps.map((_, i) => i + 1));

    const stop = new AbortController();
    const reason = new Error('enough');
    const long = a.compare(b, { jitter: 0.1, rounds: 1e6, signal: stop.signal, onProgress: () => stop.abort(reason) });
    await assert.rejects(long, (error) => error.code === 'aborted' && error.cause === reason);
    assert.equal((await a.compare(b)).kendall_tau_b, served.compare(calmer).kendall_tau_b, 'and is free again');
    await assert.rejects(b.ledger({ signal: AbortSignal.abort('no') }), { code: 'aborted' });
  } finally {
    remote.dispose();
    host.close();
  }
});

test('wrong use is refused with a sentence', async () => {
  assert.throws(() => served.compare({}), { code: 'usage' });
  assert.throws(() => served.compare(calmer, { by: 'colour' }), { code: 'column' });
  assert.throws(() => served.compare(calmer, { ties: 'x' }), { code: 'usage' });
  assert.throws(() => served.compare(calmer, { top: -1 }), { code: 'usage' });
  assert.throws(() => calmer.ledger({ deserved: 'x.nothing' }), { code: 'column' });
  const other = await limpid.read(lines);
  assert.throws(() => served.compare(other.rank('calmer')), { code: 'usage' });
  other.dispose();
});
