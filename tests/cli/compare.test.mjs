// `limpid compare` and `limpid ledger` as other programs see them: shapes, orders from files and receipts, many
// timelines, CSV, words of refusal.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { command, file, json, limpid } from './limpid.mjs';
import { assertShape } from './shape.mjs';

const jsonl = (posts) => posts.map((post) => JSON.stringify(post)).join('\n');

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
  for (const one of each) assertShape('comparison', one);
  const together = json([...words, '--per', 'timeline']);
  assertShape('comparisons', together);
  const everything = ['--by', 'likes', '--group', 'author', '--top', '5', '--ties', '--gain', 'likes', '--jitter', '0.1', '--rounds', '3'];
  assertShape('comparisons', json([...words, '--per', 'timeline', ...everything]));
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

test('an order from a receipt is made again and must hold', () => {
  const receipt = file('receipt.json', limpid(['rank', feed, '--recipe', 'popular', '--receipt']).stdout);
  const compared = json(['compare', feed, '--recipe', 'served', '--recipe', `receipt:${receipt}`]);
  const { a, b, ...figures } = compared;
  const { a: _, b: __, ...expected } = json(['compare', feed, '--recipe', 'served', '--recipe', 'popular']);
  assert.deepEqual(figures, expected);
  assertShape('comparison', compared);

  const own = file('own.json', JSON.stringify({ limpid: 1, steps: [{ add: 'replies', weight: 3 }] }));
  const ownReceipt = file('own-receipt.json', limpid(['rank', feed, '--recipe', own, '--receipt']).stdout);
  const words = ['compare', feed, '--recipe', 'served', '--recipe', `receipt:${ownReceipt}`];
  const unknown = limpid(words);
  assert.equal(unknown.status, 1);
  assert.match(unknown.stderr, /own-receipt.json: neither the museum nor what was given holds the recipe of this hash.*--among/);
  assert.equal(json([...words, '--among', own]).posts, 4);
  assert.equal(json(['compare', feed, '--recipe', own, '--recipe', `receipt:${ownReceipt}`]).kendall_tau_b, 1);

  const other = file('other.jsonl', jsonl([{ id: '1', author: 'ana', likes: 3 }]));
  const wrong = limpid(['compare', other, '--recipe', 'served', '--recipe', `receipt:${receipt}`]);
  assert.equal(wrong.status, 1);
  assert.match(wrong.stderr, /does not hold for this timeline: the posts are not those of the receipt/);
  assert.match(limpid(['compare', feed, '--recipe', 'served', '--recipe', `receipt:${own}`]).stderr, /own.json: no receipt/);
});

// The cells of a CSV file's rows.
function rowsOf(csv) {
  const cells = (line) => `${line},`.match(/(?:"(?:[^"]|"")*"|[^,]*),/g).map((cell) => cell.slice(0, -1));
  const plain = (cell) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
  return csv.trimEnd().split('\n').map((line) => cells(line).map(plain));
}

test('--format csv: a row a figure', () => {
  const words = ['compare', feed, '--recipe', 'served', '--recipe', 'popular', '--by', 'following', '--group', 'likes'];
  const [head, ...rows] = rowsOf(limpid([...words, '--format', 'csv']).stdout);
  assert.deepEqual(head, ['timeline', 'measure', 'of', 'key', 'value', 'reason']);
  assert.ok(rows.every((row) => row.length === 6));
  const compared = json(words);
  const value = (measure, key = '', of = '') => {
    const row = rows.find((cells) => cells[1] === measure && cells[3] === key && cells[2] === of);
    return row && (row[4] === '' ? row[5] : Number(row[4]));
  };
  assert.equal(value('kendall_tau_b'), compared.kendall_tau_b);
  assert.equal(value('overlap', '5'), compared.overlap[5].reason ?? compared.overlap[5]);
  assert.equal(value('exposure.rows.b', 'true'), compared.exposure.rows.find(({ key }) => key === 'true').b);
  assert.equal(value('groups.rows.share', 'true', 'following'), compared.groups[0].rows.find(({ key }) => key === 'true').share);
  assert.equal(rows.filter(([, measure]) => measure === 'silent.b').length, compared.silent.b.length);
  const [{ step, mean }] = compared.points.b.following;
  assert.equal(value('points.b.mean', 'true', `following / ${step}`), mean.true);

  const ledger = rowsOf(limpid(['ledger', feed, '--recipe', 'calmer', '--deserved', 'muted', '--format', 'csv']).stdout);
  const printed = json(['ledger', feed, '--recipe', 'calmer', '--deserved', 'muted']);
  const silenced = printed.entries.find((entry) => entry.step === 'silenced');
  const cell = ledger.find((cells) => cells[1] === 'entries.last.labels.harm_prevented' && cells[3] === 'step silenced');
  assert.equal(Number(cell[4]), silenced.last.labels.harm_prevented);
  const lost = ledger.find((cells) => cells[1] === 'entries.last.largest.lost' && cells[2] === 'step silenced');
  assert.deepEqual([lost[3], Number(lost[4])], [silenced.last.largest[0].id, silenced.last.largest[0].lost]);
});

test('--per timeline --format csv: count, mean, median, percentiles', () => {
  const posts = ['x', 'y'].flatMap((timeline) => Array.from({ length: 21 }, (_, n) => (
    { id: `${timeline}${n}`, timeline, author: `a${n % 4}`, likes: (n * 7) % 11 })));
  const words = ['compare', file('two.jsonl', jsonl(posts)), '--recipe', 'served', '--recipe', 'popular', '--per', 'timeline'];
  const [head, ...rows] = rowsOf(limpid([...words, '--format', 'csv']).stdout);
  assert.deepEqual(head, ['measure', 'of', 'key', 'count', 'mean', 'median', 'p10', 'p90']);
  const gathered = json(words);
  const row = (measure, key = '') => rows.find((cells) => cells[0] === measure && cells[2] === key).slice(3).map(Number);
  assert.deepEqual(row('kendall_tau_b'), Object.values(gathered.kendall_tau_b));
  assert.deepEqual(row('overlap', '5'), Object.values(gathered.overlap[5]));
  const ana = gathered.exposure.rows.find(({ key }) => key === '@a1');
  assert.deepEqual(row('exposure.rows.b', "'@a1"), Object.values(ana.b));
  assert.equal(limpid([...words, '--format', 'csv', '--pool', feed]).status, 2);
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
