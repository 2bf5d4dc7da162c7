// Reading: every kind of input gives the same posts; what cannot be read says why, and where.
import assert from 'node:assert/strict';
import { createReadStream, openAsBlob } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { limpid, sampleLines } from './limpid.js';

const text = sampleLines();
const bytes = new TextEncoder().encode(text);
const posts = text.trimEnd().split('\n').map((line) => JSON.parse(line));
const half = text.indexOf('\n', text.length / 2) + 1;

async function* inPieces(whole, size) {
  for (let start = 0; start < whole.length; start += size) yield whole.slice(start, start + size);
}

const inputs = {
  'text': () => text,
  'Uint8Array': () => bytes,
  'Uint8Array in the middle of a buffer': () => new Uint8Array([0, ...bytes, 0]).subarray(1, bytes.length + 1),
  'ArrayBuffer': () => bytes.buffer,
  'Buffer of Node': () => Buffer.from(bytes),
  'Blob': () => new Blob([bytes]),
  'File': () => new File([bytes], 'home.jsonl'),
  'two Files': () => [new File([text.slice(0, half)], 'a.jsonl'), new File([text.slice(half)], 'b.jsonl')],
  'Response': () => new Response(text),
  'ReadableStream': () => new Blob([bytes]).stream(),
  'async iterable of bytes': () => inPieces(bytes, 1000),
  'async iterable of single bytes': () => inPieces(bytes, 1), // cuts every character of more than one byte
  'async iterable of text': () => inPieces(text, 7), // cuts surrogate pairs
  'posts': () => posts,
  'iterable of posts': () => new Set(posts),
  'async iterable of posts': () => inPieces(posts, 1), // in lists of one
  'async iterable of pages of posts': () => inPieces(posts, 40),
  'bare async iterator': () => {
    const pieces = inPieces(bytes, 1000);
    return { next: () => pieces.next() };
  },
};

for (const [kind, input] of Object.entries(inputs)) {
  test(`reads ${kind}`, async () => {
    const timeline = await limpid.read(input());
    assert.equal(timeline.info.posts, 300);
    assert.equal(timeline.toJsonLines(), text);
    timeline.dispose();
  });
}

test('reads a file of Node, whole or as a stream', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'limpid-'));
  const path = join(folder, 'home.jsonl');
  await writeFile(path, text);
  for (const input of [await openAsBlob(path), createReadStream(path, { highWaterMark: 999 })]) {
    const timeline = await limpid.read(input);
    assert.equal(timeline.toJsonLines(), text);
    timeline.dispose();
  }
  await rm(folder, { recursive: true });
});

test('text that is cut inside a surrogate pair, in long pieces too', async () => {
  const post = (id) => ({ id, text: '🌊'.repeat(400_000) }); // 800,000 units: longer than one slice
  const long = `${JSON.stringify(post('1'))}\n${JSON.stringify(post('2'))}\n`;
  for (const input of [long, inPieces(long, 333_333)]) {
    const timeline = await limpid.read(input);
    assert.equal(timeline.toJsonLines().match(/🌊/gu).length, 800_000);
    timeline.dispose();
  }
});

test('ids of 64 bits survive, also one beside the other', async () => {
  const ids = ['9007199254740993', '9007199254740992', '18446744073709551615'];
  const timeline = await limpid.read(ids.map((id) => ({ id, text: 'x' })));
  assert.deepEqual(timeline.rank('served').page(0, 9).map(({ id }) => id), ids);
  timeline.dispose();

  const digits = await limpid.read(`{"id":9007199254740993,"text":"a"}\n{"id":9007199254740992,"text":"b"}`); // numbers in JSON text
  assert.deepEqual(digits.rank('served').page(0, 9).map(({ id }) => id), ids.slice(0, 2));
  digits.dispose();

  const big = await limpid.read([{ id: 9007199254740993n, text: 'x', likes: 3n }]);
  assert.equal(big.toJsonLines().includes('"id":"9007199254740993"'), true);
  assert.equal(big.toJsonLines().includes('"likes":3'), true);
  big.dispose();
});

test('an id that JavaScript has rounded is refused', async () => {
  const rounded = JSON.parse('{"id":9007199254740993,"text":"x"}');
  await assert.rejects(limpid.read([{ id: '1', text: 'x' }, rounded]), {
    code: 'usage',
    where: 'post 2',
    message: 'post 2: "id" is the number 9007199254740992, too large for JavaScript to hold exactly: give ids as text',
  });
  await assert.rejects(limpid.read([{ id: '1', text: 'x', account: { id: 2 ** 60 } }]), { code: 'usage' }); // inside too
  const x = { id: 2 ** 60, id_str: '1152921504606846977', text: 'x', user: { id: 2 ** 60, id_str: '7' }, created_at: 'Sat Jul 13 02:27:22 +0000 2019' };
  const timeline = await limpid.read([x]); // X gives both; the text is what is read
  assert.equal(timeline.rank('served').page(0, 1)[0].id, '1152921504606846977');
  timeline.dispose();
});

test('several files: places in the feed go on, messages name the file', async () => {
  const files = [new File([text.slice(0, half)], 'a.jsonl'), new File(['{"id":', '"cut'], 'b.jsonl')];
  const timeline = await limpid.read(files);
  assert.match(timeline.info.skipped[0].where, /^b\.jsonl/);
  timeline.dispose();
});

test('progress counts bytes and posts, up to all of them', async () => {
  const seen = [];
  const timeline = await limpid.read(inPieces(bytes, 10_000), { onProgress: (progress) => seen.push(progress) });
  timeline.dispose();
  assert.equal(seen.length, Math.ceil(bytes.length / 10_000));
  assert.deepEqual(seen.at(-1), { bytes: bytes.length, posts: 300 });
  assert.equal(seen.every(({ posts }, i) => i === 0 || posts >= seen[i - 1].posts), true);

  const known = [];
  (await limpid.read(new Blob([bytes]), { onProgress: (progress) => known.push(progress) })).dispose();
  assert.deepEqual(known.at(-1), { bytes: bytes.length, total: bytes.length, posts: 300 });
});

test('a long input lets others have their turn', async () => {
  let turns = 0;
  const timer = setInterval(() => (turns += 1), 1);
  const timeline = await limpid.read(text.repeat(100)); // the same posts again and again: duplicates
  clearInterval(timer);
  assert.equal(timeline.info.duplicates, 99 * 300);
  timeline.dispose();
  assert.ok(turns > 3, `${turns} turns`);
});

test('aborted before: nothing is read', async () => {
  let isAsked = false;
  const input = { [Symbol.asyncIterator]: () => ((isAsked = true), inPieces(text, 9)) };
  await assert.rejects(limpid.read(input, { signal: AbortSignal.abort('no') }), { code: 'aborted', cause: 'no' });
  assert.equal(isAsked, false);
});

test('aborted within: says so with the reason, and lets go of the source', async () => {
  const stop = new AbortController();
  const reason = new Error('enough');
  let isLeft = false;
  async function* endless() {
    try {
      for (;;) yield text;
    } finally {
      isLeft = true;
    }
  }
  const onProgress = ({ bytes: read }) => read > 500_000 && stop.abort(reason);
  await assert.rejects(limpid.read(endless(), { signal: stop.signal, onProgress }), { code: 'aborted', cause: reason });
  await new Promise(setImmediate);
  assert.equal(isLeft, true);
});

test('aborted while waiting for a stream that says nothing', async () => {
  let isCancelled = false;
  const silent = new ReadableStream({ cancel: () => void (isCancelled = true) });
  const stop = new AbortController();
  setTimeout(() => stop.abort('too slow'), 20);
  await assert.rejects(limpid.read(silent, { signal: stop.signal }), { code: 'aborted', message: /too slow/ });
  await new Promise(setImmediate);
  assert.equal(isCancelled, true);
});

test('a source that fails says so', async () => {
  async function* failing() {
    yield text.slice(0, half);
    throw new Error('the disk is gone');
  }
  await assert.rejects(limpid.read(failing()), {
    name: 'LimpidError',
    code: 'unreadable',
    message: 'the input could not be read to its end: the disk is gone',
  });
});

const refused = [
  // input, code, message
  [() => '', 'not-a-timeline', /empty/],
  [() => [], 'not-a-timeline', /empty/],
  [() => new Uint8Array(0), 'not-a-timeline', /empty/],
  [() => 'hello', 'not-a-timeline', /^line 1, byte 0: expected JSON/],
  [() => '<!doctype html>', 'not-a-timeline', /web page/],
  [() => '[1, 2]', 'not-a-timeline', /no post was found/],
  [() => 'downloads/home.json', 'usage', /looks like a path/],
  [() => new Response('Not here', { status: 404, statusText: 'Not Found' }), 'unreadable', /404 Not Found/],
  [() => null, 'usage', /cannot read null/],
  [() => 42, 'usage', /cannot read number/],
  [() => [1], 'usage', /^post 1: not an object/],
  [() => [bytes], 'usage', /^post 1: not an object/], // one file or a piece of one? It does not say
  [() => [new Blob(['x']), {}], 'usage', /files or posts, not both/],
  [() => inPieces([1, 2], 1), 'usage', /^post 1: not an object/],
  [() => [Object.assign({ id: '1' }, { toJSON: () => { throw new Error('no'); } })], 'usage', /^post 1: cannot be written as JSON: no/],
];
for (const [input, code, message] of refused) {
  test(`refuses ${input.toString().slice(6, 60)}`, () => assert.rejects(limpid.read(input()), { name: 'LimpidError', code, message }));
}

test('a stream that is being read already, a response that was', async () => {
  const stream = new Blob([bytes]).stream();
  stream.getReader();
  await assert.rejects(limpid.read(stream), { code: 'usage' });
  const response = new Response(text);
  await response.text();
  await assert.rejects(limpid.read(response), { code: 'usage', message: /read already/ });
});

test('a file that was cut off gives its complete posts and a warning', async () => {
  const timeline = await limpid.read(text.slice(0, -20));
  assert.equal(timeline.info.posts, 299);
  assert.equal(timeline.info.warnings.length, 1);
  timeline.dispose();
});

test('more than the memory allowed is an error, and the next reading works', async () => {
  const many = sampleLines(5000);
  await assert.rejects(limpid.read(many, { memory: 100_000 }), { code: 'memory' });
  await assert.rejects(limpid.read(text, { memory: -1 }), { code: 'usage', where: 'memory' });
  (await limpid.read(text)).dispose();
});
