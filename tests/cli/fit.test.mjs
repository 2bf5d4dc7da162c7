// `limpid fit` and `limpid sample --plant` as other programs see them: a choice file in, a recipe that ranks out.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { file, json, limpid, lines } from './limpid.mjs';
import { assertShape } from './shape.mjs';

const done = (args, input) => {
  const { status, stdout, stderr } = limpid(args, input);
  assert.equal(status, 0, stderr);
  return stdout;
};
const order = (recipe) => lines(done(['rank', home, '--recipe', recipe])).map(({ id }) => id);

const home = file('home.jsonl', done(['sample', '--posts', '200', '--seed', '9']));
// Somebody who wants to see replies and no applause: of two posts, that with the smaller share of likes.
const before = order('popular');
const posts = new Map(lines(readFileSync(home, 'utf8')).map((post) => [post.id, post]));
const talk = (id) => posts.get(id).replies / (1 + posts.get(id).likes);
const pairs = [];
for (let i = 0; i + 20 < before.length && pairs.length < 24; i += 3) {
  const [a, b] = [before[i], before[i + 20]];
  if (talk(a) !== talk(b)) pairs.push(talk(a) > talk(b) ? { better: a, worse: b } : { better: b, worse: a });
}
const choices = file('pairs.json', JSON.stringify({ limpid_pairs: 1, pairs }));
const start = file('start.json', JSON.stringify({ limpid: 1, name: 'Start', steps: [
  { add: 'log1p(likes)', id: 'likes' }, { add: 'log1p(replies)', id: 'replies' }, { add: 'x.mood', id: 'mood', weight: 2 },
  { spread: 'author' }] }));
const fit = ['fit', choices, home, '--recipe', start];

test('fit prints weights with intervals, and the choices and what is printed have their shapes', () => {
  const fitted = json(fit);
  assertShape('pairs', JSON.parse(readFileSync(choices, 'utf8')));
  assertShape('fit', fitted);
  assertShape('recipe', fitted.recipe);
  assert.equal(fitted.choices, pairs.length);
  const [likes, replies, mood] = fitted.weights;
  assert.ok(likes.after < 1 && replies.after > likes.after, 'replies count more now');
  assert.ok(replies.low < replies.fitted && replies.fitted < replies.high);
  assert.equal(mood.after, 2);
  assert.match(mood.fitted.reason, /no choice differ/);
  assert.ok(fitted.agreement.after > fitted.agreement.before);
  const feed = order(file('fitted.json', JSON.stringify(fitted.recipe)));
  const agreeing = pairs.filter(({ better, worse }) => feed.indexOf(better) < feed.indexOf(worse)).length;
  assert.equal(fitted.agreement.after, agreeing / pairs.length);
  assert.equal(fitted.against.length, pairs.length - agreeing);
});

test('--format recipe prints a recipe that a person can read, a step a line', () => {
  const text = done([...fit, '--format', 'recipe']);
  assert.deepEqual(JSON.parse(text), json(fit).recipe);
  assert.equal(text.split('\n').filter((line) => /^ {4}\{"(add|spread)"/.test(line)).length, 4);
  assert.match(text, /"why": "Fitted to choices: between .* \(95 %\); it was 1\."/);
  const mine = file('mine.json', text);
  assert.equal(json(['check', mine]).ok, true);
});

test('a stronger pull stays nearer to where it began', () => {
  const [weak, strong] = ['0.1', '50'].map((ridge) => json([...fit, '--ridge', ridge]));
  assert.ok(Math.abs(strong.weights[0].fitted - 1) < Math.abs(weak.weights[0].fitted - 1));
  assert.equal(strong.ridge, 50);
});

test('a table for people, CSV for spreadsheets', () => {
  assert.match(done([...fit, '--format', 'table']), /replies\/weight +1 → .*told by the choices/);
  const [head, ...rows] = done([...fit, '--format', 'csv']).trimEnd().split('\n');
  assert.equal(head, 'address,label,before,after,fitted,low,high,told');
  assert.deepEqual(rows.map((row) => row.split(',')[0]), ['"likes/weight"', '"replies/weight"', '"mood/weight"']);
  assert.match(rows[2], /,2,2,,,,$/);
});

test('what cannot be fitted is refused, with its place', () => {
  const refused = (document, ...words) => limpid(['fit', file('wrong.json', JSON.stringify(document)), home, ...words]);
  const none = refused({ limpid_pairs: 1, pairs: [{ better: 'nowhere', worse: before[0] }] });
  assert.equal(none.status, 1);
  assert.match(none.stderr, /wrong.json, \/pairs\/0\/better: "nowhere": no post has this id/);
  assert.match(refused({ limpid_pairs: 1, pairs: [] }).stderr, /wrong.json, \/pairs: expected a list of choices/);
  assert.match(refused({ limpid_pairs: 1, pairs: [pairs[0]] }, '--recipe', 'hacker-news').stderr, /step "gravity": makes a new score/);
  assert.equal(refused({ limpid_pairs: 1, pairs: [pairs[0]] }, '--ridge', '0').status, 2);
});

test('sample --plant writes the truth beside the posts', () => {
  const planted = (kind) => lines(done(['sample', '--posts', '300', '--plant', kind]));
  const factors = (kind) => new Set(planted(kind).map(({ x }) => x.boost));
  assert.deepEqual([factors('boost'), factors('power-user'), factors('demotion')], [new Set([1, 8]), new Set([1, 1000]), new Set([1, 0.125])]);
  assert.ok(planted('flood').some(({ x }) => x.flood));
  assert.ok(planted('bait').some(({ x }) => x === undefined), 'some posts nobody judged');
  assert.equal(limpid(['sample', '--plant', 'gold']).status !== 0, true);
  assert.equal(limpid(['sample', '--plant', 'bait', '--as', 'mastodon']).status, 2);
  const feed = file('bait.jsonl', done(['sample', '--posts', '300', '--plant', 'bait']));
  const ledger = json(['ledger', feed, '--recipe', 'no-bait', '--deserved', 'x.bait']);
  assertShape('ledger', ledger);
  assert.ok(ledger.entries.some(({ last }) => last.labels.precision > 0));
});
