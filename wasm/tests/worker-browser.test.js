// limpid/worker on a real Web Worker in Chromium, under a strict policy with Trusted Types: it answers, and it comes back.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { closeBrowser, openPage, POLICY } from './browser.js';
import { sampleLines } from './limpid.js';

after(closeBrowser);

test('reads, ranks, sets; after its thread has died everything stands as before', async () => {
  const { page, wrong, close } = await openPage({
    policy: `${POLICY}; trusted-types mine`,
    script: `
      const { connect } = await import('/worker.js');
      const policy = trustedTypes.createPolicy('mine', { createScriptURL: (url) => url });
      const threads = [];
      const worker = () => {
        threads.push(new Worker(policy.createScriptURL('/worker-thread.js'), { type: 'module' }));
        return threads.at(-1);
      };
      const errors = [];
      const limpid = await connect({ worker, onRestart: ({ code }) => errors.push(code) });
      const timeline = await limpid.read(new File([${JSON.stringify(sampleLines(50))}], 'home.jsonl'));
      const ranking = await timeline.rank('calmer');
      await ranking.set('replies/weight', 0.25);
      const before = await ranking.page(0, 10);
      const lost = ranking.explain(before[0].id).catch(({ code, message }) => ({ code, message }));
      threads[0].dispatchEvent(new ErrorEvent('error', { message: 'Out of memory' }));
      globalThis.seen = { before, lost: await lost, after: await ranking.page(0, 10), errors, threads: threads.length };
      limpid.dispose();`,
  });
  const { before, lost, after: later, errors, threads } = await page.evaluate(() => globalThis.seen);
  assert.equal(before.length, 10);
  assert.deepEqual(later, before);
  assert.equal(lost.code, 'memory');
  assert.match(lost.message, /ask once more$/);
  assert.deepEqual([errors, threads], [['memory'], 2]);
  assert.deepEqual(wrong, []);
  await close();
});

test('where a page demands Trusted Types and gives no worker, the browser says so', async () => {
  const { page, close } = await openPage({
    script: "globalThis.refused = await import('/worker.js').then(({ connect }) => connect()).catch((error) => ({ code: error.code, message: error.message }));",
  });
  const { code, message } = await page.evaluate(() => globalThis.refused);
  assert.equal(code, 'csp');
  assert.match(message, /Trusted Types.*connect\(\{ worker \}\)/);
  await close();
});
