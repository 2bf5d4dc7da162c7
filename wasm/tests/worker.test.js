// limpid/worker: the same answers as on one thread, while progress, cancelling and newer numbers get through.
import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { after, before, test } from 'node:test';

import { connect, LimpidError } from 'limpid/worker';

import { bits, feedOf, limpid as local, sampleLines } from './limpid.js';
import { served } from './served.js';
import { nodeWorker } from './thread.js';

const text = sampleLines();
const bytes = new TextEncoder().encode(text);
const half = text.indexOf('\n', text.length / 2) + 1;
let host;
let limpid;
const connected = () => connect({ worker: nodeWorker(), wasmUrl: `${host.address}/limpid.wasm` });

before(async () => {
  host = await served();
  limpid = await connected();
});
after(async () => {
  limpid.dispose();
  await host.close();
});

/** As a client's library gives a timeline: by the page. */
async function* pages() {
  const posts = text.trimEnd().split('\n').map((line) => JSON.parse(line));
  for (let start = 0; start < posts.length; start += 40) yield posts.slice(start, start + 40);
}

async function* inPieces(whole, size) {
  for (let start = 0; start < whole.length; start += size) yield whole.slice(start, start + size);
}

test('version, museum and check as on one thread', async () => {
  assert.equal(limpid.version, local.version);
  assert.deepEqual(limpid.recipes, local.recipes);
  const circle = {};
  circle.self = circle;
  for (const recipe of ['calmer', 'calmr', { limpid: 1, steps: [{ add: 'lkes' }] }, null]) {
    assert.deepEqual(await limpid.check(recipe), local.check(recipe));
  }
  assert.equal((await limpid.check(circle)).ok, false);
});

const inputs = {
  'text': () => text,
  'bytes': () => bytes,
  'ArrayBuffer': () => bytes.buffer,
  'Blob': () => new Blob([bytes]),
  'File': () => new File([bytes], 'home.jsonl'),
  'two Files': () => [new File([text.slice(0, half)], 'a.jsonl'), new File([text.slice(half)], 'b.jsonl')],
  'Response': () => new Response(text),
  'ReadableStream': () => new Blob([bytes]).stream(),
  'Node stream': () => Readable.from([bytes.slice(0, 999), bytes.slice(999)]),
  'iterator of pages of posts': () => pages(),
  'async iterable of text': () => inPieces(text, 777),
  'posts': () => text.trimEnd().split('\n').map((line) => JSON.parse(line)),
};
for (const [kind, input] of Object.entries(inputs)) {
  test(`reads ${kind}`, async () => {
    const timeline = await limpid.read(input());
    assert.equal(timeline.info.posts, 300);
    assert.equal(await timeline.toJsonLines(), text);
    await timeline.dispose();
  });
}

test('what was given stays the caller\'s', async () => {
  const given = new Uint8Array(bytes);
  await (await limpid.read(given)).dispose();
  assert.deepEqual(given, bytes);
});

test('pages, explanations, places and arrays as on one thread', async () => {
  const [near, far] = [await local.read(text), await limpid.read(text)];
  for (const { id: recipe } of local.recipes) {
    const here = near.rank(recipe);
    const there = await far.rank(recipe);
    assert.deepEqual(await there.page(0, 50, { steps: true }), here.page(0, 50, { steps: true }));
    assert.deepEqual(await there.hidden(), here.hidden());
    const [{ id }] = here.page(3, 1);
    assert.deepEqual(await there.explain(id), here.explain(id));
    assert.deepEqual(await there.places([id, 'nobody']), [4, null]);
    const { order, score, from } = await there.arrays();
    assert.deepEqual([order, score.map(bits), from], [here.order, here.score.map(bits), here.from]);
    const { shown, hiddenCount, now, recipe: document, numbers, warnings } = here;
    assert.deepEqual(there.state, { shown, hiddenCount, now, recipe: document, numbers, warnings });
  }
  near.dispose();
  await far.dispose();
});

test('set: one number, several, and the newest of many', async () => {
  const timeline = await limpid.read(text);
  const ranking = await timeline.rank('calmer');
  const values = Array.from({ length: 50 }, (_, i) => i / 10);
  const states = await Promise.all(values.map((value) => ranking.set('replies/weight', value)));
  assert.equal(new Set(states).size, 2); // the first, then all others at once
  assert.equal(states[0].numbers.find(({ address }) => address === 'replies/weight').value, 0);
  const last = await ranking.set({ 'likes/weight': 2, 'flood/decay': 0.25 });
  assert.equal(ranking.state, last);

  const near = await local.read(text);
  const here = near.rank('calmer');
  here.set('replies/weight', 4.9);
  here.set('likes/weight', 2);
  here.set('flood/decay', 0.25);
  assert.deepEqual((await ranking.page(0, Infinity)).map(({ id, score }) => `${id} ${bits(score)}`), feedOf(here));
  assert.deepEqual(last.recipe, here.recipe);
  near.dispose();
  await timeline.dispose();
});

test('set: a number that is refused is its caller\'s alone', async () => {
  const timeline = await limpid.sample();
  const ranking = await timeline.rank('calmer');
  const [first, wrong, right, proto] = await Promise.allSettled([
    ranking.set('likes/weight', 2),
    ranking.set('likes/wieght', 3),
    ranking.set('replies/weight', 3),
    ranking.set(JSON.parse('{"__proto__": 1}')),
  ]);
  assert.equal(first.status, 'fulfilled');
  assert.equal(wrong.reason instanceof LimpidError, true);
  assert.match(wrong.reason.message, /^likes\/wieght: .*did you mean "likes\/weight"\?$/);
  assert.equal(proto.status, 'rejected');
  assert.equal(right.value.numbers.find(({ address }) => address === 'replies/weight').value, 3);
  await assert.rejects(ranking.set('likes/weight', 'much'), { code: 'usage' });
  await timeline.dispose();
});

test('progress arrives on the way', async () => {
  const long = new Blob([text.repeat(200)]);
  const seen = [];
  const timeline = await limpid.read(long, { onProgress: (progress) => seen.push(progress) });
  assert.ok(seen.length > 5, `${seen.length} reports`);
  assert.equal(seen.at(-1).bytes, long.size);
  assert.equal(seen.at(-1).total, long.size);
  await timeline.dispose();
});

/** Every kind of crossing: as it is, handed over, piece by piece. */
const endless = {
  'a Blob': () => new Blob(Array(300).fill(text)),
  'a stream': () => new ReadableStream({ pull: (controller) => controller.enqueue(bytes.slice()) }),
  'pieces': () => (async function* () {
    for (;;) yield text;
  })(),
};
for (const [kind, input] of Object.entries(endless)) {
  test(`aborted within ${kind}: says so with the reason, and the thread is free again`, async () => {
    const stop = new AbortController();
    const reason = new Error('enough');
    const started = limpid.read(input(), { signal: stop.signal, onProgress: ({ bytes: read }) => read > 1_000_000 && stop.abort(reason) });
    await assert.rejects(started, { code: 'aborted', cause: reason });
    const asked = performance.now();
    await limpid.check('calmer');
    assert.ok(performance.now() - asked < 2000);
  });
}

test('aborted before, a source that fails, an onProgress that throws', async () => {
  await assert.rejects(limpid.read(text, { signal: AbortSignal.abort('no') }), { code: 'aborted', cause: 'no' });
  async function* failing() {
    yield text;
    throw new Error('the disk is gone');
  }
  await assert.rejects(limpid.read(failing()), { code: 'unreadable', message: /the disk is gone/ });
  const oops = new Error('oops');
  await assert.rejects(limpid.read(new Blob([text]), { onProgress: () => { throw oops; } }), (error) => error === oops);
  await assert.rejects(limpid.read([{ id: 2 ** 60, text: 'x' }]), { code: 'usage', where: 'post 1' });
});

test('errors keep code, place and sentence on the way', async () => {
  const timeline = await limpid.sample({ posts: 10 });
  const ranking = await timeline.rank('served');
  const refused = [
    [() => limpid.read('hello'), 'not-a-timeline', /^line 1, byte 0: expected JSON/],
    [() => limpid.read(new File(['hello'], 'home.json')), 'not-a-timeline', /^home\.json, line 1, byte 0: /],
    [() => limpid.read(null), 'usage', /cannot read null/],
    [() => timeline.rank('calmr'), 'recipe', /^calmr: /],
    [() => timeline.rank('calmer', { now: 'never' }), 'usage', /^now: /],
    [() => ranking.explain('nobody'), 'no-such-post', /^nobody: /],
    [() => ranking.page(-1, 2), 'usage', /^start: /],
    [() => limpid.sample({ posts: -1 }), 'usage', /^posts: /],
  ];
  for (const [call, code, message] of refused) {
    await assert.rejects(call(), (error) => error instanceof LimpidError && error.code === code && message.test(error.message));
  }
  await timeline.dispose();
});

test('long work does not keep others waiting, and ends where its timeline is disposed of', async () => {
  const timeline = await limpid.sample({ posts: 60_000 });
  const answers = [];
  const long = timeline.toJsonLines().then(() => answers.push('lines'));
  await limpid.check('calmer').then(() => answers.push('check'));
  await long;
  assert.deepEqual(answers, ['check', 'lines']);

  const stopped = timeline.toJsonLines();
  await Promise.all([assert.rejects(stopped, { code: 'disposed' }), timeline.dispose()]);
  await assert.rejects(timeline.rank(), { code: 'disposed' });
});

test('a timeline that was disposed of takes its rankings along', async () => {
  const timeline = await limpid.sample();
  const ranking = await timeline.rank();
  await timeline.dispose();
  await timeline.dispose();
  await assert.rejects(ranking.page(0, 1), { code: 'disposed' });
  await ranking.dispose();
});

test('a page waits for the number that was set before it', async () => {
  const timeline = await limpid.sample({ posts: 20_000 });
  const ranking = await timeline.rank('calmer');
  const setting = ranking.set('likes/weight', 100);
  const [{ steps }] = await ranking.page(0, 1, { steps: true });
  assert.equal(steps.find(({ id }) => id === 'likes').weight, 100);
  await setting;
  await timeline.dispose();
});

test('a connection that was disposed of answers nothing more', async () => {
  const other = await connected();
  const timeline = await other.sample();
  const underWay = other.read(endless.pieces());
  other.dispose();
  await assert.rejects(underWay, { code: 'disposed' });
  await assert.rejects(other.sample(), { code: 'disposed' });
  await assert.rejects(timeline.rank(), { code: 'disposed' });
});

test('a worker that cannot start, a wasm file that is not there, no workers at all', async () => {
  const listeners = {};
  const dead = { postMessage: () => queueMicrotask(() => listeners.error({})), addEventListener: (type, listener) => (listeners[type] = listener), terminate: () => {} };
  await assert.rejects(connect({ worker: dead }), { code: 'worker', message: /could not be loaded.*worker-thread\.js/ });
  await assert.rejects(connect({ worker: nodeWorker(), wasmUrl: `${host.address}/nowhere.wasm` }), { code: 'no-wasm' });
  await assert.rejects(connect(), { code: 'worker', message: /no Web Workers here/ });
});

test('two posts, what it would take, ticks, what-ifs and receipts as on one thread', async () => {
  const timeline = await limpid.read(text);
  const ranking = await timeline.rank('calmer');
  const here = (await local.read(text)).rank('calmer');
  const [a, b] = here.page(0, 2).map(({ id }) => id);
  assert.deepEqual(await ranking.explain(a, { lang: 'fr' }), here.explain(a, { lang: 'fr' }));
  assert.deepEqual(await ranking.why(a, b), here.why(a, b));
  assert.deepEqual(await ranking.whatWouldItTake(b, 1), here.whatWouldItTake(b, 1));
  assert.deepEqual(await ranking.sensitivity('likes/weight', 0, 2, 5), here.sensitivity('likes/weight', 0, 2, 5));
  assert.deepEqual(await ranking.whatIf({ remove: [a] }), here.whatIf({ remove: [a] }));
  assert.deepEqual(await ranking.receipt(), await here.receipt());
  await timeline.dispose();
});
