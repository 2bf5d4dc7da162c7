// The native command and this package: the same bytes read, the same order, the same scores to the last bit.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { after, test } from 'node:test';

import { bits, feedOf, limpid } from './limpid.js';

const command = ['../../build/native/cli/limpid', '../../build/limpid']
  .map((path) => fileURLToPath(new URL(path, import.meta.url)))
  .find(existsSync);
const skip = command ? false : 'the native command is not built';
const native = (input, ...words) => execFileSync(command, words, { input, encoding: 'utf8', stdio: ['pipe', 'pipe', 'ignore'], maxBuffer: 1 << 28 });
const rows = (text) => text.trimEnd().split('\n').map((line) => JSON.parse(line));

const lines = command ? native('', 'sample', '--posts', '300', '--seed', '5') : '';
const timeline = command ? await limpid.read(lines) : null;
after(() => timeline?.dispose());

test('the same sample', { skip }, () => {
  const sample = limpid.sample({ posts: 300, seed: 5 });
  assert.equal(sample.toJsonLines(), native(lines, 'convert', '-', '--to', 'jsonl'));
  assert.deepEqual(sample.info, timeline.info);
  sample.dispose();
});

test('the same canonical lines and the same report', { skip }, () => {
  assert.equal(timeline.toJsonLines(), native(lines, 'convert', '-', '--to', 'jsonl'));
  assert.deepEqual(timeline.info, JSON.parse(native(lines, 'inspect', '-')));
});

test('the same museum', { skip }, () => {
  assert.deepEqual(limpid.recipes, rows(native('', 'recipes', '--format', 'jsonl')));
});

for (const { id } of limpid.recipes) {
  test(`the same feed, rows and paths: ${id}`, { skip }, () => {
    const printed = rows(native(lines, 'rank', '-', '--recipe', id, '--hidden', '--explain'));
    const ranking = timeline.rank(id);
    assert.deepEqual(feedOf(ranking), printed.filter(({ rank }) => rank !== null).map((row) => `${row.id} ${bits(row.score)}`));
    assert.deepEqual(ranking.page(0, Infinity, { steps: true }), printed.filter(({ rank }) => rank !== null));
    assert.deepEqual(ranking.hidden().map((row) => row.id), printed.filter(({ rank }) => rank === null).map((row) => row.id));
    ranking.dispose();
  });
}

test('the same explanation, with a number set', { skip }, () => {
  const ranking = timeline.rank('calmer');
  ranking.set('replies/weight', 0.3);
  const { id } = ranking.page(7, 1)[0];
  const printed = native(lines, 'explain', '-', '--recipe', 'calmer', '--set', 'replies/weight=0.3', '--post', id);
  const { receipt, ...explained } = JSON.parse(printed);
  assert.deepEqual(ranking.explain(id), explained);
  assert.deepEqual(Object.keys(receipt), ['engine', 'input', 'recipe', 'now', 'posts', 'order']);
  ranking.dispose();
});
