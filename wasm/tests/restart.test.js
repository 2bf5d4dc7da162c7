// A thread that dies comes back:
//  1. after a trap, a hang, an error of its own, or memory that ran out, it is started again, once;
//  2. every timeline and ranking stands as it last stood: same posts, same numbers, same order, same objects in hand;
//  3. what was under way rejects with what happened, and says that it may be asked once more;
//  4. a thread that dies again before it has answered anything is not started a third time;
//  5. whoever wants none of this says so, and nothing is kept.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { connect } from 'limpid/worker';

import { sampleLines } from './limpid.js';
import { served } from './served.js';
import { nodeWorker } from './thread.js';

const text = sampleLines(200);
let host;
before(async () => (host = await served()));
after(() => host.close());

/** A connection, and the threads that were made for it, newest last. */
async function connected(options) {
  const threads = [];
  const worker = () => {
    threads.push(nodeWorker({ resourceLimits: { maxOldGenerationSizeMb: 64 } }));
    return threads.at(-1);
  };
  const restarts = [];
  const onRestart = (error) => restarts.push(error);
  const limpid = await connect({ worker, wasmUrl: `${host.address}/limpid.wasm`, onRestart, ...options });
  return { limpid, threads, restarts };
}

const ways = {
  trap: ['stopped', /^the engine has stopped \(/],
  hang: ['hung', /no sign of life for 2 s/],
  throw: ['worker', /the roof fell in/],
  memory: ['memory', /ran out of memory/],
};
for (const [how, [code, message]] of Object.entries(ways)) {
  test(`${how}: everything stands as it last stood`, async () => {
    const { limpid, threads, restarts } = await connected({ patience: how === 'hang' ? 2000 : 60_000 });
    const inputs = [new File([text], 'home.jsonl'), text, new Blob([text]).stream(), text.trimEnd().split('\n').map((line) => JSON.parse(line))];
    const timelines = [await limpid.sample({ posts: 50 }), ...(await Promise.all(inputs.map((input) => limpid.read(input))))];
    const gone = await limpid.sample();
    await gone.dispose();
    const rankings = await Promise.all(timelines.map((timeline) => timeline.rank('calmer')));
    await rankings[1].set({ 'replies/weight': 0.25, 'likes/weight': 3 });
    const feeds = () => Promise.all(rankings.map((ranking) => ranking.page(0, 30, { steps: true })));
    const stood = await feeds();

    threads[0].fail(how);
    await assert.rejects(rankings[1].ledger(), { name: 'LimpidError', code, message });
    assert.deepEqual(await feeds(), stood);
    assert.equal(threads.length, 2);
    assert.equal(restarts[0].code, code);
    assert.match(restarts[0].message, /started again as it last stood: ask once more$/);
    await assert.rejects(gone.rank(), { code: 'disposed' });
    await rankings[1].set('replies/weight', 4);
    assert.equal(rankings[1].state.numbers.find(({ address }) => address === 'likes/weight').value, 3);
    limpid.dispose();
  });
}

test('a thread that dies again at once is given up', async () => {
  const threads = [];
  const worker = () => {
    threads.push(nodeWorker());
    if (threads.length > 1) threads.at(-1).fail('throw');
    return threads.at(-1);
  };
  const { limpid, restarts } = await connected({ worker });
  const timeline = await limpid.sample();
  threads[0].fail('throw');
  await assert.rejects(timeline.toJsonLines(), { code: 'worker', message: /ask once more/ });
  await assert.rejects(timeline.rank(), { code: 'worker', message: /the roof fell in/ });
  await assert.rejects(limpid.sample(), { code: 'worker' });
  assert.equal(threads.length, 2);
  assert.equal(restarts.length, 0);
});

test('without restart, or with a worker that is made already, the connection ends', async () => {
  const thread = nodeWorker();
  for (const options of [{ worker: thread }, { restart: false }]) {
    const { limpid, threads, restarts } = await connected(options);
    const timeline = await limpid.read(text);
    (threads[0] ?? thread).fail('trap');
    await assert.rejects(timeline.rank(), { code: 'stopped', message: /load it again$/ });
    await assert.rejects(limpid.sample(), { code: 'stopped' });
    assert.equal(restarts.length, 0);
  }
});
