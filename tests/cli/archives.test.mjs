// The `limpid` command on packed files: gzip, ZIP and tar.gz are read member by member, and what is damaged,
// encrypted or made to do harm is refused by name.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { command, file, json, limpid } from './limpid.mjs';
import { tar, zip } from './packing.mjs';

const info = (...files) => json(['inspect', ...files]);

const posts = (...ids) => ids.map((id) => `{"id":"${id}","author":"ana@example.org","text":"Tides.","likes":1}\n`).join('');

test('a gzip file is read as what is in it, from standard input too', () => {
  const packed = gzipSync(posts(1, 2));
  assert.equal(info(file('two.jsonl.gz', packed)).posts, 2);
  assert.equal(JSON.parse(limpid(['inspect', '-'], packed).stdout).posts, 2);
  assert.equal(info(file('parts.gz', Buffer.concat([packed, gzipSync(posts(3))]))).posts, 3, 'streams one behind the other');
});

test('of a ZIP what may be a capture is read, and what stays closed is counted and named', () => {
  const archive = file('captures.zip', zip({
    'b/two.jsonl': posts(1, 2), 'b/one.json': posts(3), 'b/notes.txt': 'x', 'b/inner.zip': 'PK', 'b/direct-messages.js': '[]',
    'b/picture.json': '\x89PNG',
  }));
  const { posts: count, warnings, skipped } = info(archive);
  assert.equal(count, 3);
  const closed = warnings.filter(({ code }) => code === 'not-opened').map(({ text }) => text).join('\n');
  assert.match(closed, /not opened: archives within the archive.*\(1\)/);
  assert.match(closed, /not opened: private messages \(1\)/);
  assert.match(skipped[0].where, /captures\.zip, b\/picture\.json/, 'one member that is none does not spoil the others');
});

test('tar.gz is an archive too', () => {
  assert.equal(info(file('m.tar.gz', gzipSync(tar({ 'a.json': posts(1), 'b.json': posts(2), 'x.png': 'x' })))).posts, 2);
});

test('what is damaged, encrypted or made to do harm is refused with one sentence', () => {
  const good = zip({ 'a.json': posts(1, 2, 3) });
  const flipped = Buffer.from(good);
  flipped[40] ^= 0xff;
  const wrongSum = Buffer.from(gzipSync(posts(1)));
  wrongSum[wrongSum.length - 6] ^= 1;
  const spaces = Buffer.concat([Buffer.from('['), Buffer.alloc(30_000_000, ' ')]);
  const cases = [
    ['a damaged member', file('flipped.zip', flipped), /flipped\.zip, a\.json: this archive is damaged/],
    ['a ZIP cut off', file('cut.zip', good.subarray(0, -30)), /cut\.zip: this archive is damaged or cut off/],
    ['a wrong checksum in a ZIP', file('sum.zip', zip({ 'a.json': posts(1) }, { checksum: 7 })), /sum\.zip, a\.json: .*damaged.*CRC/],
    ['an encrypted member', file('secret.zip', zip({ 'a.json': posts(1) }, { flags: 1 })), /secret\.zip, a\.json: is encrypted/],
    ['a gzip file cut off', file('cut.gz', gzipSync(posts(1)).subarray(0, -9)), /cut\.gz: this gzip file is damaged or cut off/],
    ['a wrong checksum in gzip', file('sum.gz', wrongSum), /sum\.gz: this gzip file is damaged/],
    ['a gzip bomb', file('bomb.gz', gzipSync(spaces)), /bomb\.gz: unpacks to more than 100 times its size/],
    ['a ZIP bomb', file('bomb.zip', zip({ 'a.json': spaces })), /bomb\.zip, a\.json: unpacks to more than 100 times/],
    ['nothing that may be a capture', file('none.zip', zip({ 'a.jpg': 'x' })), /of the 1 files in this archive none may hold posts/],
  ];
  for (const [what, path, sentence] of cases) {
    const { status, stdout, stderr } = limpid(['rank', path]);
    assert.equal(status, 1, what);
    assert.equal(stdout, '', what);
    assert.match(stderr, sentence, what);
    assert.equal(stderr.trimEnd().split('\n').length, 1, `${what}: one sentence`);
  }
});

test('an archive cannot come from standard input', () => {
  assert.match(limpid(['inspect', '-'], zip({ 'a.json': posts(1) })).stderr, /save it and give its name/);
});

test('a pipe is read once, and whole', () => {
  const feed = file('piped.jsonl', posts(...Array.from({ length: 20_000 }, (_, i) => i)));
  const { stdout } = spawnSync('bash', ['-c', `"${command}" inspect <(cat "${feed}") --format json`], { encoding: 'utf8' });
  assert.equal(JSON.parse(stdout).posts, 20_000);
});

test('--affinity tells whom the reader follows: from exports, from an archive, from a list that is named', () => {
  const feed = file('feed.jsonl', [
    { id: '1', author: 'Ana@example.org', author_id: '11', text: 'Tides.' },
    { id: '2', author: 'bo@far.example', text: 'Bread.' },
  ].map((post) => JSON.stringify(post)).join('\n'));
  const follows = file('following_accounts.csv', 'Account address,Show boosts\nana@example.org,true\n');
  const blocks = file('blocked_accounts.csv', 'bo@far.example\n');
  const canonical = (...args) => limpid(['convert', feed, '--to', 'jsonl', ...args]).stdout.trimEnd().split('\n').map((line) => JSON.parse(line));
  assert.deepEqual(canonical('--affinity', follows, '--affinity', blocks).map(({ following, blocked }) => [following, blocked]),
    [[true, false], [false, true]]);
  const names = file('names.txt', '@bo@far.example');
  assert.equal(canonical('--affinity', `muted=${names}`)[1].muted, true);
  const archive = file('archive.zip', zip({
    'data/tweets.js': 'window.YTD.tweets.part0 = []', 'data/mute.js': 'window.YTD.mute.part0 = [{"muting":{"accountId":"11"}}]',
    'data/direct-messages.js': 'window.YTD.direct_messages.part0 = []',
  }));
  const x = file('x.jsonl', '{"id":"1","author":"Ana","author_id":"11","text":"Tides."}\n{"id":"2","author":"bo","text":"Bread."}\n');
  const muted = limpid(['convert', x, '--to', 'jsonl', '--affinity', archive]).stdout.trimEnd().split('\n').map((line) => JSON.parse(line));
  assert.equal(muted[0].muted, true);
  assert.equal('muted' in muted[1], false, 'of whom only the handle is known, a list of numbers says nothing');
  const refused = limpid(['inspect', feed, '--affinity', feed]);
  assert.equal(refused.status, 1);
  assert.match(refused.stderr, /no following, muting, blocking or liking was found/);
});

test('--columns joins what other programs say', () => {
  const feed = file('plain.jsonl', posts(1, 2));
  const columns = file('columns.jsonl', '{"id":"1","tone":0.5}\n{"post":"2","tone":"0.25"}\n{"id":"9","tone":1}\n');
  const recipe = file('tone.json', '{"limpid":1,"steps":[{"add":"-x.tone"}]}');
  const { stdout, stderr } = limpid(['rank', feed, '--columns', columns, '--recipe', recipe]);
  assert.deepEqual(stdout.trimEnd().split('\n').map((line) => JSON.parse(line).score), [-0.25, -0.5]);
  assert.match(stderr, /1 of the 3 ids in the side columns belong to no post here/);
});

test('sample writes the same world as platforms would have', () => {
  for (const [shape, format] of [['mastodon', 'mastodon'], ['bluesky', 'bluesky']]) {
    const sample = limpid(['sample', '--posts', '150', '--as', shape]).stdout;
    assert.equal(JSON.parse(limpid(['inspect', '-'], sample).stdout).format, format);
    assert.equal(JSON.parse(limpid(['inspect', '-'], sample).stdout).posts, 150);
  }
  const pages = limpid(['sample', '--posts', '150', '--as', 'x-v2']).stdout.trimEnd().split('\n').map((line) => JSON.parse(line));
  assert.deepEqual(pages.map(({ data }) => data.length), [100, 50]);
  assert.equal(limpid(['sample', '--as', 'nothing']).status, 2);
});
