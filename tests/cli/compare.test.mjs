// `limpid compare` and `limpid ledger` as other programs see them: shapes, orders from files, many timelines, words
// of refusal.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { command, file, json, limpid } from './limpid.mjs';

const jsonl = (posts) => posts.map((post) => JSON.stringify(post)).join('\n');

// The Schemas, where the package's tests have brought a validator.
const validator = new URL('../../wasm/node_modules/ajv/dist/2020.js', import.meta.url);
const Ajv2020 = existsSync(fileURLToPath(validator)) ? (await import(validator.href)).default : null;
function assertShape(name, value) {
  if (!Ajv2020) return;
  const text = readFileSync(new URL(`../../core/${name}.schema.json`, import.meta.url), 'utf8');
  const validate = new (Ajv2020.default ?? Ajv2020)({ strict: false }).compile(JSON.parse(text));
  assert.ok(validate(value), JSON.stringify(validate.errors));
}

const feed = file('feed.jsonl', jsonl([
  { id: '1', author: 'ana', likes: 2, replies: 9, following: true },
  { id: '2', author: 'bo', likes: 7, replies: 1, following: false },
  { id: '3', author: 'ana', likes: 5, replies: 5, following: true },
  { id: '4', author: 'chi', likes: 1, replies: 0, muted: true },
]));
const ids = (name, order) => `order:${file(name, order.join('\n'))}`;

test('compare prints the fixed keys', () => {
  const compared = json(['compare', feed, '--recipe', 'served', '--recipe', 'calmer']);
  assert.deepEqual([compared.a, compared.b, compared.posts, compared.excluded], ['served', 'calmer', 3, 1]);
  assert.deepEqual(Object.keys(compared.overlap), ['5', '10', '20', '50', '100']);
  assert.deepEqual(compared.overlap[5], { value: null, reason: 'fewer posts than that' });
  assert.deepEqual(compared.hidden, { a: 0, b: 1, both: 0, by: { a: {}, b: { silenced: 1 } } });
  assert.equal(compared.exposure.by, 'author');
  assert.deepEqual(compared.silent.newly, ['@chi']);
  assertShape('comparison', compared);
});

test('orders may be files of ids', () => {
  const compared = json(['compare', feed, '--recipe', ids('a', ['1', '2', '3', '4']), '--recipe', ids('b', ['4', '3', '2', '1'])]);
  assert.equal(compared.kendall_tau_b, -1);
  assert.equal(compared.footrule, 0);
  const cut = json(['compare', feed, '--recipe', ids('a', ['1', '2', '3', '4']), '--recipe', ids('c', ['3', '1', 'gone'])]);
  assert.deepEqual([cut.posts, cut.excluded, cut.not_here], [2, 2, { a: 0, b: 1 }]);
  assert.ok(cut.rbo.min < cut.rbo.ext && cut.rbo.ext < cut.rbo.max);
});

test('one recipe is compared with what was served', () => {
  const { a, b } = json(['compare', feed, '--recipe', 'popular']);
  assert.deepEqual([a, b], ['served', 'popular']);
});

test('--ties takes equal scores for ties', () => {
  const flat = file('flat.json', JSON.stringify({ limpid: 1, steps: [{ add: 1 }] }));
  const tied = json(['compare', feed, '--ties', '--recipe', 'served', '--recipe', flat]);
  assert.equal(tied.ties, 'a');
  assert.equal(tied.kendall_tau_b.value, null);
  assert.equal(json(['compare', feed, '--ties=w', '--recipe', 'served', '--recipe', flat]).ties, 'w');
  assert.equal(typeof json(['compare', feed, '--recipe', 'served', '--recipe', flat]).kendall_tau_b, 'number');
});

test('--by, --gain, --authors, --jitter and --pool', () => {
  const authors = file('follows.csv', 'Account address,Show boosts\n@ana,true\n@eve@elsewhere.example,true\n');
  const pool = file('pool.jsonl', jsonl([{ id: '1', author: 'ana' }, { id: '9', author: 'zoe' }]));
  const compared = json(['compare', feed, '--recipe', 'served', '--recipe', 'popular', '--by', 'following', '--group',
    'likes', '--bands', '0,5', '--gain', 'replies', '--authors', authors, '--top', '2', '--jitter', '0.2', '--rounds',
    '20', '--pool', pool]);
  assertShape('comparison', compared);
  assert.deepEqual(compared.groups.map(({ by }) => by), ['following', 'likes']);
  assert.deepEqual(compared.groups[1].rows.map(({ key }) => key), ['0 to <5', '≥ 5']);
  assert.deepEqual(compared.silent.followed.a, ['@eve@elsewhere.example']);
  assert.equal(compared.ndcg.judged, 4);
  assert.equal(compared.robust.a.same, 1, 'places do not depend on counts');
  assert.equal(compared.pool.never_shown.a, 0.5);
});

test('many timelines: a line each, or their mean and spread', () => {
  const posts = ['x', 'y', 'z'].flatMap((timeline, i) => Array.from({ length: 20 + i }, (_, n) => (
    { id: `${timeline}${n}`, timeline, author: `a${n % 4}`, likes: (n * 7) % 11 })));
  const several = file('several.jsonl', jsonl([...posts, { id: 'w', timeline: 'w', author: 'a' }]));
  const words = ['compare', several, '--recipe', 'served', '--recipe', 'popular'];
  const each = limpid(words).stdout.trimEnd().split('\n').map((line) => JSON.parse(line));
  assert.deepEqual(each.map(({ timeline }) => timeline), ['x', 'y', 'z', 'w']);
  assert.deepEqual(json([...words, '--format', 'json']), each);
  const together = json([...words, '--per', 'timeline']);
  assert.deepEqual([together.timelines, together.left_out], [3, 1]);
  const taus = each.slice(0, 3).map((one) => one.kendall_tau_b);
  assert.ok(Math.abs(together.kendall_tau_b.mean - taus.reduce((a, b) => a + b) / 3) < 1e-15);
  assert.equal(together.kendall_tau_b.median, taus.sort((a, b) => a - b)[1]);
  assert.equal(together.overlap[50].count, 0);
});

test('a table for people has the same figures', () => {
  const { stdout } = limpid(['compare', feed, '--recipe', 'served', '--recipe', 'popular', '--format', 'table']);
  assert.match(stdout, /Kendall's tau-b/);
  assert.match(stdout, /@ana/);
});

test('wrong use is refused with a sentence', () => {
  const refused = (...words) => limpid(['compare', feed, ...words]);
  assert.equal(refused().status, 2);
  assert.equal(refused('--recipe', 'served', '--recipe', 'popular', '--recipe', 'calmer').status, 2);
  const column = refused('--recipe', 'served', '--recipe', 'popular', '--by', 'colour');
  assert.equal(column.status, 1);
  assert.match(column.stderr, /colour: no column has this name/);
  const twice = refused('--recipe', 'served', '--recipe', ids('twice', ['1', '1']));
  assert.match(twice.stderr, /stands here twice/);
  assert.match(refused('--recipe', 'served', '--recipe', 'popular', '--authors', file('none.json', '[]')).stderr, /none.json: no account is in it/);
  assert.match(refused('--recipe', 'served', '--recipe', 'order:/nowhere').stderr, /nowhere: cannot be read/);
  assert.match(refused('--recipe', 'served', '--recipe', ids('empty', [''])).stderr, /no id is in it/);
});

test('ledger tells what each step takes, and from whom', () => {
  const ledger = json(['ledger', feed, '--recipe', 'calmer', '--deserved', 'muted', '--group', 'following']);
  assertShape('ledger', ledger);
  const silenced = ledger.entries.find(({ step }) => step === 'silenced');
  assert.deepEqual(silenced.last.from.map(({ account }) => account), ['@chi']);
  assert.equal(silenced.last.labels.harm_prevented, 1);
  assert.deepEqual(silenced.last.largest[0].with, { value: null, reason: 'hidden' });
  assert.equal(silenced.strengths.length, 10);
  assert.ok(ledger.entries.some(({ kind }) => kind === 'exemption'));
  assert.ok(ledger.entries.some(({ kind, entry }) => kind === 'list-entry' && entry === 'like if'));
  assert.match(limpid(['ledger', feed, '--format', 'table']).stdout, /alone/);
});

const script = fileURLToPath(new URL('../../tools/tau_vectors.py', import.meta.url));
const scipy = spawnSync('python3', ['-c', 'import scipy.stats']).status === 0;
test('1,000 random pairs with ties: both taus are SciPy’s', { skip: scipy ? false : 'python3-scipy is not installed' }, () => {
  const { status, stdout, stderr } = spawnSync('python3', [script, '--check', command], { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  assert.match(stdout, /1000 pairs/);
});

// 412 timelines that Facebook served to six test profiles in January 2018 (Tracking Exposed, CC BY 4.0).
// One followed page was never shown: it stands only in the list of pages.
const italy = join(process.env.LIMPID_DATA ?? '', 'facebook-italy-2018', 'impressions.csv');
const readable = process.env.LIMPID_DATA !== undefined && existsSync(italy) && limpid(['inspect', italy]).status === 0;
test('Facebook in Italy, 2018: how far from newest first', { skip: readable ? false : 'LIMPID_DATA/facebook-italy-2018 cannot be read' }, () => {
  const compared = json(['compare', italy, '--recipe', 'served', '--recipe', 'chronological', '--per', 'timeline']);
  assert.equal(compared.kendall_tau_b.count, 380);
  assert.equal(compared.left_out, 32);
  assert.ok(Math.abs(compared.kendall_tau_b.mean - 0.443025) < 1e-6, String(compared.kendall_tau_b.mean));
  const pages = join(process.env.LIMPID_DATA, 'facebook-italy-2018', 'pagine-exp1.json');
  const first = json(['compare', italy, '--recipe', 'served', '--recipe', 'chronological', '--timeline', '35b7501098a2', '--authors', pages]);
  assert.equal(first.silent.followed.known, 31);
  assert.ok(first.silent.followed.b.includes('@lotta-studentesca-257153365332'));
});
