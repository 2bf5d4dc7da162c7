// `limpid detect` as other programs see it: its shape, its table and CSV, both languages, words of refusal.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { file, json, limpid } from './limpid.mjs';

// Posts by likes, but those of @x stand where five times their likes would put them.
const likes = Array.from({ length: 40 }, (_, i) => ({ id: `p${i}`, author: `a${i % 8}`, likes: 400 - 10 * i }));
const lifted = [51, 41, 31].map((count, i) => ({ id: `x${i}`, author: 'x', likes: count }));
const place = ({ author, likes: count }) => (author === 'x' ? 5 * count : count);
const posts = [...likes, ...lifted].sort((a, b) => place(b) - place(a));
const feed = file('served.jsonl', posts.map((post) => JSON.stringify(post)).join('\n'));
const recipe = file('likes.json', '{"limpid":1,"name":"Likes","steps":[{"add":"likes"}]}');

test('names the account, the exact interval, and what that does not prove', () => {
  const detection = json(['detect', feed, '--recipe', recipe]);
  assert.equal(detection.reproduces, true);
  assert.equal(detection.accounts.length, 1);
  const [account] = detection.accounts;
  assert.equal(account.key, '@x');
  assert.equal(account.verified, true);
  assert.ok(account.low < 5 && account.high > 5);
  assert.match(account.sentence, /^@x needs × .* Unexplained by these columns is not proof of a boost\.$/);
  assert.ok(detection.limits.some(({ code }) => code === 'selection'));
});

test('speaks French', () => {
  const { summary } = json(['detect', feed, '--recipe', recipe, '--lang', 'fr']);
  assert.equal(summary, 'À l’exception de @x, la recette donne exactement cet ordre.');
});

test('the same seed gives the same bytes', () => {
  const runs = [1, 2].map(() => limpid(['detect', feed, '--permutations', '19', '--seed', '4']).stdout);
  assert.equal(runs[0], runs[1]);
});

test('a table for people and rows for spreadsheets', () => {
  const table = limpid(['detect', feed, '--recipe', recipe, '--format', 'table']).stdout;
  assert.match(table, /^But for @x, the recipe gives exactly this order\.\n/);
  const [head, row] = limpid(['detect', feed, '--recipe', recipe, '--format', 'csv']).stdout.split('\n');
  assert.equal(head, 'key,posts,stands_out,value,low,high,open_above,open_below,p,q');
  assert.match(row, /^"@x",3,true,/);
});

test('refuses what it cannot answer, in a sentence', () => {
  const few = file('few.jsonl', '{"id":"1","likes":3}');
  for (const [args, sentence, exit = 1] of [
    [['detect', few, '--recipe', recipe], /at least 30 posts/],
    [['detect', feed, '--recipe', recipe, '--by', 'colour'], /no column has this name/],
    [['detect', feed, '--recipe', recipe, '--fit'], /fewer than two `add` steps/],
    [['detect', feed, '--recipe', recipe, '--lang', 'xx'], /expected en or fr/, 2],
  ]) {
    const { status, stderr } = limpid(args);
    assert.equal(status, exit, stderr);
    assert.match(stderr, sentence);
  }
});
