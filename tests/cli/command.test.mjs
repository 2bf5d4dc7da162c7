// The `limpid` command as other programs see it: results on standard output and nothing else, warnings and
// refusals on standard error, exit codes 0, 1 and 2.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { command, file, folder, limpid, lines } from './limpid.mjs';

const feed = file('feed.jsonl', [
  { id: '1', author: 'ana', created_at: '2026-03-01T08:00:00Z', text: 'Tides.', likes: 12, replies: 3, following: true },
  { id: '2', author: 'bo', created_at: '2026-03-01T09:00:00Z', text: 'Bread, "warm"', likes: 1, replies: 9, following: false },
  { id: '3', author: 'chi', created_at: '2026-03-01T10:00:00Z', text: '=SUM(A1)', likes: 500, muted: true },
].map((post) => JSON.stringify(post)).join('\n'));

test('rank prints a row a line, best first, with the fixed keys first', () => {
  const { status, stdout } = limpid(['rank', feed, '--recipe', 'popular']);
  assert.equal(status, 0);
  const rows = lines(stdout);
  assert.deepEqual(rows.map((row) => row.id), ['3', '1', '2']);
  assert.deepEqual(Object.keys(rows[0]).slice(0, 7), ['rank', 'id', 'author', 'created_at', 'score', 'from', 'text']);
  assert.equal(rows[0].from, 3);
});

test('without --recipe the feed is calmer: a muted account is left out, and --hidden tells why', () => {
  const rows = lines(limpid(['rank', feed, '--hidden']).stdout);
  assert.deepEqual(rows.map((row) => row.rank), [1, 2, null]);
  assert.deepEqual(rows[2].hidden, ['silenced']);
  assert.equal(typeof rows[2].would_be, 'number');
});

test('every format holds the same feed', () => {
  const jsonl = lines(limpid(['rank', feed, '--format', 'jsonl']).stdout);
  const json = JSON.parse(limpid(['rank', feed, '--format', 'json']).stdout);
  assert.deepEqual(json, jsonl);
  const csv = limpid(['rank', feed, '--recipe', 'popular', '--format', 'csv']).stdout.trimEnd().split('\n');
  assert.equal(csv[0], 'rank,id,author,created_at,score,from,text');
  assert.match(csv[1], /,"'=SUM\(A1\)"$/, 'a spreadsheet must not take a text for a formula');
  assert.match(csv[3], /"Bread, ""warm"""$/);
  const table = limpid(['rank', feed, '--format', 'table']).stdout;
  assert.match(table, /@ana/);
  assert.doesNotMatch(table, /\x1b/, 'no colour where there is no terminal');
});

test('--explain adds steps that replay to the score', () => {
  for (const row of lines(limpid(['rank', feed, '--explain']).stdout)) {
    let score = 0;
    for (const step of row.steps.filter((step) => step.applied && 'before' in step)) {
      assert.equal(step.before, score);
      if (step.verb === 'add') score += step.weight * step.value;
      else score = score >= 0 ? score * step.factor : score / step.factor;
      assert.equal(step.after, score);
    }
    assert.equal(score, row.score);
  }
});

test('explain gives one post’s path, hidden posts’ too', () => {
  const explained = JSON.parse(limpid(['explain', feed, '--recipe', 'calmer', '--post', '3']).stdout);
  assert.equal(explained.rank, null);
  assert.deepEqual(explained.hidden, ['silenced']);
  assert.equal(explained.of, 2);
  assert.ok(explained.steps.length > 5);
  const missing = limpid(['explain', feed, '--post', 'nobody']);
  assert.equal(missing.status, 1);
  assert.match(missing.stderr, /nobody: no post with this id was read/);
});

test('--set changes a number by its address, --now the moment that ages are measured against', () => {
  const replies = lines(limpid(['rank', feed, '--recipe', 'popular', '--set', 'replies/weight=100']).stdout);
  assert.equal(replies[0].id, '2');
  const wrong = limpid(['rank', feed, '--recipe', 'popular', '--set', 'replise/weight=1']);
  assert.equal(wrong.status, 1);
  assert.match(wrong.stderr, /did you mean "replies\/weight"\?/);
  const [now, later] = ['2026-03-01T10:00:00Z', '2026-03-02T10:00:00Z'].map(
    (moment) => lines(limpid(['rank', feed, '--now', moment]).stdout)[0].score);
  assert.ok(Math.abs(later - now / 4) < 1e-12, 'two half-lives of twelve hours');
});

test('sample, convert and inspect agree', () => {
  const sample = limpid(['sample', '--posts', '120', '--seed', '3']);
  assert.equal(sample.stdout, limpid(['sample', '--posts', '120', '--seed', '3']).stdout);
  assert.notEqual(sample.stdout, limpid(['sample', '--posts', '120', '--seed', '4']).stdout);
  const converted = limpid(['convert', '-', '--to', 'jsonl'], sample.stdout);
  assert.equal(converted.stdout, limpid(['convert', '-', '--to', 'jsonl'], converted.stdout).stdout);
  const info = JSON.parse(limpid(['inspect', '-'], sample.stdout).stdout);
  assert.equal(info.posts, 120);
  assert.equal(info.format, 'limpid');
  assert.equal(info.columns.likes.known <= 120, true);
});

test('several files continue the count; inspect tells each and the total', () => {
  const more = file('more.jsonl', '{"id":"4","author":"ana","text":"More","likes":2}\n{"id":"1","text":"again"}');
  const info = JSON.parse(limpid(['inspect', feed, more]).stdout);
  assert.deepEqual(info.files.map((one) => one.posts), [3, 2]);
  assert.equal(info.posts, 4);
  assert.equal(info.duplicates, 1);
  const served = lines(limpid(['rank', feed, more, '--recipe', 'served']).stdout);
  assert.deepEqual(served.map((row) => row.from), [1, 2, 3, 4]);
});

test('an account.js has no posts, and tells whose the tweets.js after it are', () => {
  const account = file('account.js', 'window.YTD.account.part0 = [{"account":{"username":"ana","accountId":"7","email":"a@b.example"}}]');
  const tweets = file('tweets.js', 'window.YTD.tweets.part0 = [{"tweet":{"id_str":"1","created_at":"Sun Mar 01 08:00:00 +0000 2026","full_text":"Tides.","favorite_count":"3"}}]');
  assert.equal(lines(limpid(['rank', account, tweets]).stdout)[0].author, 'ana');
  const info = JSON.parse(limpid(['inspect', account, tweets]).stdout);
  assert.deepEqual(info.files.map((one) => one.code ?? one.posts), ['not-a-timeline', 1]);
  assert.match(limpid(['inspect', account]).stderr, /this tells only whose archive it is; give tweets\.js after it/);
});

test('several timelines in one file are ranked each, and rows say which', () => {
  const two = file('two.jsonl', ['a', 'b'].map((timeline) => `{"id":"1","timeline":"${timeline}","text":"x"}`).join('\n'));
  assert.deepEqual(lines(limpid(['rank', two]).stdout).map((row) => row.timeline), ['a', 'b']);
  assert.equal(lines(limpid(['rank', two, '--timeline', 'b']).stdout).length, 1);
  assert.match(limpid(['rank', two, '--timeline', 'c']).stderr, /there is a, b/);
});

test('check tells whether a recipe holds, and what it would not do on a timeline', () => {
  assert.equal(JSON.parse(limpid(['check', 'calmer']).stdout).ok, true);
  const wrong = file('wrong.json', '{"limpid":1,"steps":[{"add":"log1p(lkes)"}]}');
  const checked = limpid(['check', wrong]);
  assert.equal(checked.status, 1);
  assert.match(checked.stderr, /step 1 \("add"\), character 7: unknown column "lkes": did you mean "likes"\?/);
  const advice = JSON.parse(limpid(['check', 'calmer', '--against', feed]).stdout).advice;
  assert.ok(advice.some((warning) => /reposts: this file has none/.test(warning.text)));
});

test('recipes lists the museum and prints one', () => {
  const museum = lines(limpid(['recipes']).stdout);
  for (const { id } of museum) {
    assert.deepEqual(JSON.parse(limpid(['recipes', id]).stdout).limpid, 1);
  }
  assert.ok(museum.map((entry) => entry.id).includes('calmer'));
});

test('bad input gets one sentence and exit code 1', () => {
  const cases = [
    ['an empty file', file('empty', ''), /the file is empty: no post was found/],
    ['another kind', file('page.html', '<!doctype html><p>Hello'), /this is a web page \(HTML\)/],
    ['JSON that is no timeline', file('other.json', '{"name":"x","size":3}'), /no post was found.*it has "name", "size"/],
    ['a folder', folder, /this is a folder/],
    ['a missing file', join(folder, 'nothing.json'), /cannot be read: No such file/],
    ['a broken ZIP archive', file('x.zip', 'PK\x03\x04 …'), /this archive is damaged or cut off/],
  ];
  for (const [what, path, sentence] of cases) {
    const { status, stdout, stderr } = limpid(['rank', path]);
    assert.equal(status, 1, what);
    assert.equal(stdout, '', what);
    assert.match(stderr, sentence, what);
    assert.equal(stderr.trimEnd().split('\n').length, 1, `${what}: one sentence`);
    assert.ok(stderr.includes(path), `${what}: names the file`);
  }
});

test('a file cut off in the middle gives its complete posts, a warning and exit code 0', () => {
  const posts = Array.from({ length: 5 }, (_, i) => ({ id: `${i}`, text: 'x'.repeat(50), likes: i }));
  const cut = file('cut.json', JSON.stringify(posts).slice(0, -70));
  const { status, stdout, stderr } = limpid(['rank', cut]);
  assert.equal(status, 0);
  assert.equal(lines(stdout).length, 4);
  assert.match(stderr, /the file ends in the middle of a record/);
});

test('wrong use is exit code 2', () => {
  for (const args of [[], ['rank'], ['rank', feed, '--formt', 'json'], ['rank', feed, '--format', 'xml'], ['explain', feed],
    ['inspect', feed, '--format', 'csv'], ['rank', feed, '--now', 'yesterday']]) {
    const { status, stdout } = limpid(args);
    assert.equal(status, 2, args.join(' '));
    assert.equal(stdout, '');
  }
  assert.equal(limpid(['--help']).status, 0);
  assert.match(limpid(['--version']).stdout, /^limpid \d+\.\d+\.\d+\n$/);
});

test('a memory ceiling is an answer', () => {
  const sample = limpid(['sample', '--posts', '5000']).stdout;
  const { status, stderr } = limpid(['rank', '-', '--memory', '200000'], sample);
  assert.equal(status, 1);
  assert.match(stderr, /need more than/);
});

test('a closed pipe ends quietly', () => {
  const script = `"${command}" sample --posts 20000 | head -n 1 >/dev/null; echo "\${PIPESTATUS[0]}"`;
  const { stdout, stderr } = spawnSync('bash', ['-c', script], { encoding: 'utf8' });
  assert.equal(stdout.trim(), '0');
  assert.equal(stderr, '');
});

test('rank answers the Prosocial Ranking Challenge', () => {
  const item = (id, like) => ({ id, text: 'x', author_name_hash: id, type: 'post', created_at: '2026-03-01T08:00:00Z', engagements: { like } });
  const request = { session: { platform: 'twitter', current_time: '2026-03-01T09:00:00Z' }, items: [item('a', 1), item('b', 9)] };
  const { status, stdout } = limpid(['rank', '-', '--recipe', 'popular', '--format', 'prc'], JSON.stringify(request));
  assert.equal(status, 0);
  assert.equal(stdout, '{"ranked_ids":["b","a"]}\n');
});

test('inspect shows what the columns of a table were taken for', () => {
  const { stdout } = limpid(['inspect', '-'], 'id;text;favs;model\n1;a;3;0.5\n');
  assert.deepEqual(JSON.parse(stdout).mapping, [
    { from: 'id', to: 'id' }, { from: 'text', to: 'text' }, { from: 'favs', to: 'likes' }, { from: 'model', to: 'x.model' },
  ]);
});

// Real captures, where somebody has them: LIMPID_DATA names a folder that holds timelines/<format>/.
const data = process.env.LIMPID_DATA ?? '';
test('captures of the four formats are read', { skip: !existsSync(join(data, 'timelines', 'bluesky')) }, () => {
  for (const format of ['bluesky', 'mastodon', 'x-v1.1']) {
    for (const name of readdirSync(join(data, 'timelines', format))) {
      const { status, stdout, stderr } = limpid(['inspect', join(data, 'timelines', format, name)]);
      if (name.includes('thread')) continue; // a reply tree is no timeline yet
      assert.equal(status, 0, stderr);
      assert.equal(JSON.parse(stdout).format, format);
    }
  }
});

test('a kind that is not there is answered with those there are', () => {
  const { status, stdout, stderr } = limpid(['sample', '--plant', 'nothing']);
  assert.equal(status, 2);
  assert.equal(stdout, '');
  assert.match(stderr, /no such kind: nothing; there is bait,boost,demotion,flood,power-user/);
});
