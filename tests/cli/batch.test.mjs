// `limpid rank --batch`: a filter from timelines, one a line, to rankings.
//
//  1. Line n of the output answers line n of the input; the answer is what `rank` says of that line as a file.
//  2. A line may hold any JSON that a file may hold: posts, a platform's own pages, a /rank request.
//  3. A bad line gets an error object with its number, the lines after it get their rankings, and the exit status is 1.
//  4. The options of `rank` hold for every line.
//  5. An answer is written before the next line is asked for, so another program can talk to it line by line.
//  6. Memory does not grow with the number of lines.
//  7. A closed pipe ends it quietly.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { command, file, folder, json, limpid, lines } from './limpid.mjs';

const posts = [
  { id: '1', author: 'ana', text: 'Tides.', likes: 12, replies: 3 },
  { id: '2', author: 'bo', text: 'Bread', likes: 1, replies: 9 },
  { id: '3', author: 'chi', likes: 500, muted: true },
];
const request = {
  session: { user_name_hash: 'u', current_time: '2024-04-09T20:29:43Z', platform: 'reddit' },
  items: [
    { id: 'r1', text: 'a', author_name_hash: 'x', type: 'post', created_at: '2024-04-09T10:00:00Z', engagements: { score: -2, comment: 1 } },
    { id: 'r2', text: 'b', author_name_hash: 'y', type: 'post', created_at: '2024-04-09T10:00:00Z', engagements: { score: 9, comment: 8 } },
  ],
};
const timelines = {
  'canonical posts': JSON.stringify(posts),
  'one post': JSON.stringify(posts[0]),
  'Mastodon': JSON.stringify(json(['sample', '--posts', '30', '--as', 'mastodon'])),
  'Bluesky': JSON.stringify(json(['sample', '--posts', '30', '--as', 'bluesky'])),
  'a /rank request': JSON.stringify(request),
};
const batch = (args, input) => limpid(['rank', '--batch', ...args], input);

test('line n answers line n, as rank does of it as a file', () => {
  const { status, stdout } = batch([], Object.values(timelines).join('\n'));
  assert.equal(status, 0);
  const answers = lines(stdout);
  assert.equal(answers.length, Object.keys(timelines).length);
  Object.entries(timelines).forEach(([name, line], i) => assert.deepEqual(answers[i], lines(limpid(['rank', '-'], line).stdout), name));
});

test('from a file, also a gzip file, with or without a last line feed, or with a byte order mark', () => {
  const text = `${timelines['canonical posts']}\n${timelines['one post']}`;
  const expected = batch([], text).stdout;
  for (const content of [text, `${text}\n`, `\ufeff${text}`, gzipSync(text)]) {
    const { status, stdout } = batch([file('lines', content)]);
    assert.equal(status, 0);
    assert.equal(stdout, expected);
  }
  assert.equal(batch([], '').stdout, '');
});

test('a bad line gets an error object, the lines after it their rankings', () => {
  const good = timelines['canonical posts'];
  const bad = ['nonsense', '', '{"a":1}', '[]', '[1,2]', '{"id":'];
  const { status, stdout } = batch([], [good, ...bad, good].join('\n'));
  assert.equal(status, 1);
  const answers = lines(stdout);
  assert.equal(answers.length, bad.length + 2);
  bad.forEach((_, i) => {
    assert.deepEqual(Object.keys(answers[i + 1]), ['line', 'error']);
    assert.equal(answers[i + 1].line, i + 2);
    assert.deepEqual(Object.keys(answers[i + 1].error), ['code', 'where', 'message']);
    assert.equal(answers[i + 1].error.code, 'not-a-timeline');
  });
  assert.equal(answers[1].error.where, 'byte 0', 'a place in the line, not in a file of one line');
  assert.deepEqual(answers.at(-1), answers[0]);
});

test('of a line that is cut off the complete posts are ranked, with a warning that names it', () => {
  const { status, stdout, stderr } = batch([], `${timelines['one post']}\n${timelines['canonical posts'].slice(0, -5)}`);
  assert.equal(status, 0);
  assert.deepEqual(lines(stdout)[1].map((row) => row.id).sort(), ['1', '2']);
  assert.match(stderr, /^limpid: warning: line 2, byte \d+: .*cut off/m);
});

test('the options of rank hold for every line', () => {
  const [plain, other] = [timelines['canonical posts'], timelines['a /rank request']];
  const args = ['--recipe', 'popular', '--set', 'replies/weight=100', '--top', '1'];
  assert.deepEqual(lines(batch(args, `${plain}\n${other}`).stdout).map((rows) => rows.map((row) => row.id)), [['2'], ['r2']]);
  const [explained] = lines(batch(['--explain', '--hidden'], plain).stdout);
  assert.ok(explained[0].steps.length > 3);
  assert.deepEqual(explained.at(-1).hidden, ['silenced']);
  const [answer] = lines(batch(['--format', 'prc'], other).stdout);
  assert.deepEqual(answer, { ranked_ids: ['r2', 'r1'] });
  const [receipt] = lines(batch(['--receipt'], plain).stdout);
  assert.deepEqual(receipt, json(['rank', '-', '--receipt'], plain));
  const [row] = lines(batch(['--columns', file('scores.jsonl', '{"id":"1","score":7}'), '--recipe', file('own.json', '{"limpid":1,"steps":[{"add":"x.score"}]}')], plain).stdout);
  assert.deepEqual([row[0].id, row[0].score], ['1', 7]);
});

test('a warning of the ranking is told once, not on every line', () => {
  const { stderr } = batch([], Array(50).fill(timelines['one post']).join('\n'));
  assert.ok(stderr.length > 0);
  assert.equal(new Set(stderr.trim().split('\n')).size, stderr.trim().split('\n').length);
  assert.doesNotMatch(stderr, /line 2,/);
});

test('several timelines in a line: all, with their names, or the one that --timeline chooses', () => {
  const line = JSON.stringify([{ id: 'a', text: 'x', timeline: 'home' }, { id: 'b', text: 'y', timeline: 'local' }]);
  assert.deepEqual(lines(batch([], line).stdout)[0].map((row) => [row.timeline, row.id]), [['home', 'a'], ['local', 'b']]);
  assert.deepEqual(lines(batch(['--timeline', 'local'], line).stdout)[0].map((row) => row.id), ['b']);
  const [refused] = lines(batch(['--format', 'prc'], line).stdout);
  assert.match(refused.error.message, /--timeline/);
});

test('a line longer than --memory allows is refused, the next one is not', () => {
  const long = JSON.stringify([{ id: 'x', text: 'y'.repeat(100_000) }]);
  const [refused, ranked] = lines(batch(['--memory', '50000'], `${long}\n${timelines['one post']}`).stdout);
  assert.equal(refused.error.code, 'memory');
  assert.equal(ranked[0].id, '1');
});

test('wrong use ends with 2, a refused recipe with 1, before any line is read', () => {
  for (const args of [['--format', 'csv'], ['--format', 'table'], ['a', 'b']]) assert.equal(batch(args).status, 2, args);
  assert.equal(limpid(['rank']).status, 2, 'without --batch a FILE is needed');
  const { status, stdout } = batch(['--recipe', 'no-such'], timelines['one post']);
  assert.deepEqual([status, stdout], [1, '']);
  assert.equal(batch(['no-such-file.jsonl']).status, 1);
});

test('another program talks to it line by line, and memory does not grow', async () => {
  const child = spawn(command, ['rank', '--batch'], { stdio: ['pipe', 'pipe', 'ignore'] });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const peak = () => Number(/VmHWM:\s*(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))[1]);
  const talk = async (count) => {
    for (let i = 0; i < count; ++i) {
      child.stdin.write(`${i % 10 === 9 ? 'nonsense' : timelines.Mastodon}\n`);
      const { value } = await answers.next(); // would wait for ever if the answer waited for the next line
      assert.equal(Array.isArray(JSON.parse(value)), i % 10 !== 9);
    }
  };
  await talk(100);
  const early = peak();
  await talk(600);
  assert.ok(peak() - early < 512, `peak memory went from ${early} kB to ${peak()} kB`);
  child.stdin.end();
  const [status] = await once(child, 'exit');
  assert.equal(status, 1);
});

test('a closed pipe ends it quietly', () => {
  const script = `yes "$LINE" | "${command}" rank --batch 2>errors | head -n 1; echo "\${PIPESTATUS[1]}"; grep -v warning errors`;
  const { stdout } = spawnSync('bash', ['-c', script], { encoding: 'utf8', cwd: folder, env: { ...process.env, LINE: timelines['one post'] } });
  const [ranking, status, ...said] = stdout.trimEnd().split('\n');
  assert.equal(JSON.parse(ranking)[0].id, '1');
  assert.equal(status, '0');
  assert.deepEqual(said, []);
});
