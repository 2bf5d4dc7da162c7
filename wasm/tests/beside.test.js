// What comes packed, in other encodings, or beside the posts: gzip, TextDecoder, affinity, side columns, members.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';

import { connect } from 'limpid/worker';
import { Conversion } from '../dist/encoding.js';
import { limpid, sampleLines } from './limpid.js';
import { served } from './served.js';
import { nodeWorker } from './thread.js';

const text = sampleLines();
const packed = gzipSync(text);

async function* inPieces(bytes, size) {
  for (let start = 0; start < bytes.length; start += size) yield bytes.slice(start, start + size);
}

async function linesOf(input, options) {
  const timeline = await limpid.read(input, options);
  try {
    return timeline.toJsonLines();
  } finally {
    timeline.dispose();
  }
}

// --- gzip ------------------------------------------------------------------------------------------------------

test('gzip is told by its first bytes and unpacked', async () => {
  assert.equal(await linesOf(new File([packed], 'home.json')), text, 'whatever its name');
  assert.equal(await linesOf(packed), text);
  assert.equal(await linesOf(inPieces(packed, 1)), text);
  assert.equal(await linesOf([new File([packed], 'a'), new File([text], 'b')]), text, 'one packed, one not');
});

test('a damaged gzip file is refused by name', async () => {
  const wrong = Buffer.from(packed);
  wrong[wrong.length - 6] ^= 1;
  for (const bytes of [wrong, packed.subarray(0, -9)]) {
    await assert.rejects(limpid.read(new File([bytes], 'home.gz')), { code: 'damaged', where: 'home.gz', message: /damaged or cut off/ });
  }
});

test('a gzip bomb is refused before it is unpacked', async () => {
  const bomb = gzipSync(Buffer.alloc(50_000_000, ' '));
  await assert.rejects(limpid.read(new File([bomb], 'bomb.gz')), { code: 'too-large', where: 'bomb.gz' });
});

test('a source that fails within a gzip file is told as what it is', async () => {
  async function* failing() {
    yield packed.subarray(0, 100);
    throw new Error('the line went dead');
  }
  await assert.rejects(limpid.read(failing()), { code: 'unreadable', message: /the line went dead/ });
});

// --- Encodings -------------------------------------------------------------------------------------------------

test('declared encodings that the engine does not know are converted by TextDecoder', () => {
  const fed = [];
  const into = { encodingOf: () => 'gb2312', begin: (isUtf8) => fed.push(isUtf8), feed: (bytes) => fed.push(new TextDecoder().decode(bytes)) };
  const conversion = new Conversion(into);
  for (const byte of [0xb3, 0xb1, 0xcf, 0xab]) conversion.take(new Uint8Array([byte])); // a character in two pieces
  conversion.end();
  assert.equal(fed[0], true);
  assert.equal(fed.slice(1).join(''), '潮汐');
});

test('what declares nothing goes in as it is', () => {
  const fed = [];
  const conversion = new Conversion({ encodingOf: () => '', begin: (isUtf8) => fed.push(isUtf8), feed: (bytes) => fed.push(bytes.length) });
  conversion.take(new Uint8Array(10));
  conversion.end();
  conversion.take(new Uint8Array(3));
  assert.deepEqual(fed, [false, 10, 3]);
});

// --- Affinity and side columns ----------------------------------------------------------------------------------

const feed = [
  { id: '1', author: 'ana@example.org', text: 'Tides.' },
  { id: '2', author: 'bo@far.example', text: 'Bread.' },
];
const follows = 'Account address,Show boosts\nana@example.org,true\n';

async function columnsOf(options) {
  return (await linesOf(feed, options)).trimEnd().split('\n').map((line) => JSON.parse(line));
}

test('affinity fills whom the reader follows', async () => {
  assert.deepEqual((await columnsOf({ affinity: new File([follows], 'following_accounts.csv') })).map(({ following }) => following), [true, false]);
  const named = await columnsOf({ affinity: { muted: '@bo@far.example', blocked: new Blob(['ana@example.org']) } });
  assert.deepEqual(named.map(({ muted, blocked }) => [muted, blocked]), [[false, true], [true, false]]);
  await assert.rejects(columnsOf({ affinity: { friends: 'x' } }), { code: 'usage' });
  await assert.rejects(columnsOf({ affinity: '{"name":"x"}' }), { code: 'not-affinity' });
});

test('side columns are joined by id or post', async () => {
  const timeline = await limpid.read(feed, { columns: [{ id: '1', tone: 0.5 }, { post: '2', tone: 0.25 }, { id: '9', tone: 1 }] });
  assert.equal(timeline.info.columns['x.tone'].known, 2);
  assert.deepEqual(timeline.info.warnings.map(({ code, count }) => [code, count]), [['columns-unmatched', 1]]);
  assert.equal(timeline.rank({ limpid: 1, steps: [{ add: '-x.tone' }] }).page(0, 1)[0].id, '2');
  timeline.dispose();
});

test('the worker takes them too', async () => {
  const host = await served();
  const remote = await connect({ worker: nodeWorker(), wasmUrl: `${host.address}/limpid.wasm` });
  const timeline = await remote.read(new File([gzipSync(feed.map((post) => JSON.stringify(post)).join('\n'))], 'feed.gz'), {
    affinity: follows,
    columns: [{ id: '1', tone: 0.5 }],
  });
  assert.equal(timeline.info.columns.following.known, 2);
  assert.equal(timeline.info.columns['x.tone'].known, 1);
  assert.deepEqual((await remote.members(['data/tweets.js', 'data/account.js', 'data/ip-audit.js'])).open, [1, 0]);
  remote.dispose();
  await host.close();
});

// --- Archives --------------------------------------------------------------------------------------------------

test('members names what may be opened, and in which order', () => {
  const plan = limpid.members(['data/direct-messages.js', 'data/like.js', 'data/tweets.js', 'data/account.js']);
  assert.equal(plan.archive, "X's archive");
  assert.deepEqual(plan.open, [3, 2]);
  assert.ok(plan.not_opened.some(({ what, count }) => what === 'private messages' && count === 1));
  assert.deepEqual(limpid.members(['data/like.js', 'data/tweets.js'], 'affinity').open, [1, 0]);
  assert.throws(() => limpid.members([], 'messages'), { code: 'usage' });
});

test('a member that is no timeline is skipped where the archive is named', async () => {
  const files = [new File(['\x89PNG'], 'a.json'), new File([text], 'b.jsonl')];
  await assert.rejects(limpid.read(files));
  const timeline = await limpid.read(files, { archive: 'captures.zip' });
  assert.equal(timeline.info.posts, 300);
  assert.match(timeline.info.skipped[0].where, /^captures\.zip, a\.json/);
  timeline.dispose();
});
