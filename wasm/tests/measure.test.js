// compare and ledger: the native command's numbers, bit for bit, and outputs as their JSON Schemas say.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import Ajv2020 from 'ajv/dist/2020.js';
import { limpid, sampleLines } from './limpid.js';

const schema = (name) => {
  const file = new URL(`../../core/${name}.schema.json`, import.meta.url);
  return new Ajv2020({ strict: false }).compile(JSON.parse(readFileSync(file, 'utf8')));
};
const isComparison = schema('comparison');
const isLedger = schema('ledger');
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
