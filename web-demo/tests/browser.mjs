// A real browser on the built page, watched: Debian's Chromium, our own server, and a record of everything that a page
// which keeps its promises never does. Comes in: context options (language, colours, size). Goes out: an opened page and
// `watch`: errors, policy violations, requests after load.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import { serve } from '../serve.mjs';

const ARGUMENTS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];

/** Starts server and browser. `more` are further arguments for Chromium. */
export async function startBrowser(more = []) {
  const served = [];
  const server = await serve({ onRequest: (request) => served.push(request.url) });
  const url = `http://127.0.0.1:${server.address().port}/`;
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: [...ARGUMENTS, ...more] });
  return { browser, url, served, stop: async () => (await browser.close(), server.close()) };
}

/** Opens the page and waits until the sample stands there, ranked. `script` runs on the page before its own do.
 * Without its service worker, which fetches everything once more in its own time: tests/offline.test.mjs is about that one. */
export async function openPage({ browser, url, served }, { script, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB', serviceWorkers: 'block', ...options });
  const page = await context.newPage();
  const watch = { errors: [], violations: [], late: [] };
  page.on('console', (message) => message.type() === 'error' && watch.errors.push(message.text()));
  page.on('pageerror', (error) => watch.errors.push(error.message));
  await page.exposeFunction('policyViolated', (what) => watch.violations.push(what));
  await page.addInitScript(() =>
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      window.policyViolated(`${violatedDirective}: ${blockedURI}`)),
  );
  if (script) await page.addInitScript(script.run, script.given);
  await page.goto(url);
  await page.waitForSelector('.mine .post .bar', { state: 'attached' });
  await page.waitForLoadState('networkidle');
  const before = served.length;
  context.on('request', (request) => watch.late.push(request.url()));
  return { page, watch, lateRequests: () => [...watch.late, ...served.slice(before)], close: () => context.close() };
}

/**
 * A script that fills the list of a museum's recipe on the way to the engine, where a hand on the page cannot yet:
 * `recipe` is the museum's own, as JSON.
 */
export const withList = (recipe, list, accounts) => ({
  given: { name: recipe.id, text: JSON.stringify({ ...recipe, id: undefined, lists: { ...recipe.lists, [list]: accounts } }) },
  run: ({ name, text }) => {
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (message, ...more) {
      const isRank = message?.ask === 'rank' && message.recipe === name;
      return post.call(this, isRank ? { ...message, recipe: text } : message, ...more);
    };
  },
});

/** Ids of the first posts of a column, in the order in which they stand. */
export const orderOf = (page, column = 'mine', count = 8) =>
  page.$$eval(`.${column} .post[data-id]`, (rows, n) => rows
    .sort((a, b) => a.dataset.index - b.dataset.index).slice(0, n).map((row) => row.dataset.id), count);

/** Drops files on the page as a hand would: text, or bytes in Base64. */
export const drop = (page, ...files) =>
  page.evaluate((given) => {
    const dataTransfer = new DataTransfer();
    const bytesOf = (base64) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    for (const { name, text, base64, times = 1 } of given) {
      dataTransfer.items.add(new File([base64 ? bytesOf(base64) : text.repeat(times)], name));
    }
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }, files);

/** What axe-core finds wrong with the page as it stands: rule and place. */
export async function violationsOf(page) {
  await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  const { violations } = await page.evaluate(() => window.axe.run());
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
}
