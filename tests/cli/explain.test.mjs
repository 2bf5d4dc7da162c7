// Explanations on the command line: two posts, what it would take, languages, receipts that hold and that do not.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { file, json as jsonOf, limpid as run } from './limpid.mjs';

const limpid = (...args) => run(args);
const json = (...args) => jsonOf(args);

const home = file('home.jsonl', limpid('sample', '--posts', '200', '--seed', '7').stdout);
const rows = limpid('rank', home).stdout.trimEnd().split('\n').map((line) => JSON.parse(line));
const [first, , third] = rows.map(({ id }) => id);

test('--versus names the upper and the lower post, whichever is asked for first', () => {
  const versus = json('explain', home, '--post', third, '--versus', first);
  assert.deepEqual(versus, json('explain', home, '--post', first, '--versus', third));
  assert.equal(versus.above.id, first);
  assert.equal(versus.below.id, third);
  assert.deepEqual(Object.keys(versus), ['sentence', 'above', 'below', 'gap', 'decides', 'tried', 'flips', 'receipt']);
});

test('every flip turns the order of the two', () => {
  for (const { address, needed, nearest, verified } of json('explain', home, '--post', third, '--versus', first).flips) {
    assert.match(nearest, /^(exact|grid)$/);
    if (needed === null) continue;
    assert.equal(verified, true, address);
    const set = limpid('rank', home, '--set', `${address}=${needed}`).stdout.trimEnd().split('\n').map((line) => JSON.parse(line).id);
    assert.ok(set.indexOf(third) < set.indexOf(first), address);
  }
});

test('--top says what would bring a post in, or out', () => {
  const into = json('explain', home, '--post', third, '--top', '1');
  assert.equal(into.into, true);
  assert.equal(json('explain', home, '--post', first, '--top', '1').into, false);
  assert.match(limpid('explain', home, '--post', third, '--top', '1', '--format', 'table').stdout, /the top 1\./);
  assert.equal(limpid('explain', home, '--post', third, '--top', '1', '--versus', first).status, 2);
});

test('--lang', () => {
  assert.match(json('explain', home, '--post', third, '--lang', 'fr').sentence, /^Troisième sur \d+\./);
  assert.match(json('explain', home, '--post', third, '--lang', 'en').sentence, /^Third of \d+\./);
  const { status, stderr } = limpid('explain', home, '--post', third, '--lang', 'tlh');
  assert.equal(status, 2);
  assert.match(stderr, /expected en or fr/);
});

test('a receipt is what the contract says it is', () => {
  const sha256 = (text) => `sha256:${createHash('sha256').update(text).digest('hex')}`;
  const receipt = json('rank', home, '--receipt');
  assert.deepEqual(Object.keys(receipt), ['engine', 'input', 'recipe', 'now', 'posts', 'order']);
  assert.equal(receipt.input, sha256(limpid('convert', home, '--to', 'jsonl').stdout));
  assert.equal(receipt.recipe, json('check', 'calmer').recipe);
  assert.equal(receipt.posts, 200);
  const bits = (score) => {
    const bytes = Buffer.alloc(8);
    bytes.writeDoubleBE(score ?? -Infinity);
    return bytes.toString('hex');
  };
  assert.equal(receipt.order, sha256(rows.map(({ id, score }) => `${id}\t${bits(score)}\n`).join('')));
});

test('verify: the receipt of an explanation holds, with the moment it was made at', () => {
  const receipt = file('a.json', limpid('explain', home, '--post', third, '--now', '2030-01-01').stdout);
  const { status, stdout } = limpid('verify', receipt, home, '--recipe', 'calmer');
  assert.equal(status, 0);
  assert.equal(JSON.parse(stdout).ok, true);
});

test('verify: other posts, another recipe, another number', () => {
  const receipt = file('b.json', limpid('rank', home, '--receipt').stdout);
  const fields = (...args) => {
    const { status, stdout, stderr } = limpid('verify', receipt, ...args);
    assert.equal(status, 1);
    assert.match(stderr, /does not hold: /);
    return JSON.parse(stdout).mismatches.map(({ field }) => field);
  };
  const fewer = file('fewer.jsonl', limpid('convert', home, '--to', 'jsonl').stdout.split('\n').slice(1).join('\n'));
  assert.deepEqual(fields(fewer), ['input', 'posts', 'order']);
  assert.deepEqual(fields(home, '--recipe', 'popular'), ['recipe', 'order']);
  assert.deepEqual(fields(home, '--set', 'replies/weight=4.000001'), ['recipe', 'order']);
  assert.match(limpid('verify', home, home).stderr, /no receipt/);
});
