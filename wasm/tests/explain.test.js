// Explanations beyond one path: two posts, what it would take, ticks, what-ifs and receipts.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { limpid, sampleLines } from './limpid.js';

const command = ['../../build/native/cli/limpid', '../../build/limpid']
  .map((path) => fileURLToPath(new URL(path, import.meta.url)))
  .find(existsSync);
const skip = command ? false : 'the native command is not built';
const folder = mkdtempSync(join(tmpdir(), 'limpid-explain-'));
const lines = sampleLines(200, 7);
const file = join(folder, 'home.jsonl');
writeFileSync(file, lines);
const native = (...words) => JSON.parse(execFileSync(command, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
const timeline = await limpid.read(lines);
const ranking = timeline.rank('calmer');
const [first, second, , , fifth] = ranking.page(0, 5).map(({ id }) => id);
after(() => {
  timeline.dispose();
  rmSync(folder, { recursive: true });
});

test('the receipt has the same bytes as the command’s, before and after a number is set', { skip }, async () => {
  assert.deepEqual(await ranking.receipt(), native('rank', file, '--recipe', 'calmer', '--receipt'));
  const other = timeline.rank('calmer');
  other.set('replies/weight', 0.3);
  assert.deepEqual(await other.receipt(), native('rank', file, '--recipe', 'calmer', '--set', 'replies/weight=0.3', '--receipt'));
  other.dispose();
});

test('the same comparison of two posts as the command’s', { skip }, async () => {
  const { receipt, ...printed } = native('explain', file, '--recipe', 'calmer', '--post', fifth, '--versus', first);
  assert.deepEqual(ranking.why(fifth, first), printed);
  assert.deepEqual(await ranking.receipt(), receipt);
});

test('with its receipt, an explanation is the command’s to the last byte', { skip }, async () => {
  const printed = (...words) => execFileSync(command, ['explain', file, '--recipe', 'calmer', '--post', fifth, ...words], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const line = async (answer) => `${JSON.stringify(await answer)}\n`;
  assert.equal(await line(ranking.explain(fifth, { receipt: true })), printed());
  assert.equal(await line(ranking.why(fifth, first, { receipt: true })), printed('--versus', first));
  assert.equal(await line(ranking.whatWouldItTake(fifth, 3, { receipt: true })), printed('--top', '3'));
});

test('every flip of a comparison turns the order, and the ranking is as it was', () => {
  const before = Array.from(ranking.order);
  const { above, below, flips } = ranking.why(second, first);
  assert.deepEqual(Array.from(ranking.order), before);
  assert.equal(flips.length, ranking.numbers.length);
  const probe = timeline.rank('calmer');
  for (const { address, needed, now } of flips) {
    if (needed === null) continue;
    probe.set(address, needed);
    const [a, b] = probe.places([above.id, below.id]);
    assert.ok(b !== null && (a === null || b < a), address);
    probe.set(address, now);
  }
  probe.dispose();
});

test('sentences in French', () => {
  assert.match(ranking.explain(first, { lang: 'fr' }).sentence, /^Première sur \d+\./);
  assert.match(ranking.why(first, fifth, { lang: 'fr' }).sentence, /est à la place 1/);
  assert.throws(() => ranking.explain(first, { lang: 'tlh' }), { code: 'usage' });
});

test('what it would take, ticks and what-ifs', () => {
  const taken = ranking.whatWouldItTake(fifth, 3);
  assert.equal(taken.into, true);
  assert.equal(taken.rank, 5);
  assert.ok(taken.numbers.every(({ needed, verified }) => needed === null || verified));
  const ticks = ranking.sensitivity('replies/weight', 0, 8, 5);
  assert.ok(ticks.breakpoints.every(({ value }, i, all) => i === 0 || value > all[i - 1].value));
  const { posts, moves } = ranking.whatIf({ remove: [first] });
  assert.deepEqual(posts, [200, 199]);
  assert.deepEqual(moves.at(-1), { id: first, from: 1, to: null });
  assert.throws(() => ranking.whatIf({ remove: ['nobody'] }), { code: 'no-such-post' });
});

test('a recipe without its privileges', () => {
  const recipe = { limpid: 1, lists: { boosted: ['@boss'] }, steps: [{ multiply: 1000, when: 'author in @boosted' }] };
  assert.deepEqual(limpid.withoutPrivileges(recipe).lists, { boosted: [] });
});
