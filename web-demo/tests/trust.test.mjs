// "Nothing leaves", in a real browser: what it says is what happens.

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { metaPolicy } from '../headers.mjs';
import { openPage, startBrowser, violationsOf } from './browser.mjs';

let site;
let open;
let page;
beforeAll(async () => (site = await startBrowser()));
afterAll(() => site.stop());
beforeEach(async () => {
  open = await openPage(site);
  ({ page } = open);
  await page.evaluate(() => void (location.hash = '#/trust'));
  await page.waitForSelector('.trust .hash');
});
afterEach(() => open.close());

const text = () => page.locator('main').textContent();

test('the rules are those of the page, each explained; no request went elsewhere; nothing for axe to find', async () => {
  const shown = await page.$$eval('.trust details dt', (all) => all.map((one) => one.textContent.trim()));
  expect(shown.join('; ')).toBe(metaPolicy);
  expect((await page.$$eval('.trust details dd', (all) => all.map((one) => one.textContent))).every(Boolean)).toBe(true);
  expect(await text()).toContain('0 requests to anywhere else');
  expect(await text()).toContain('Since then it asked for');
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'FR' }).click();
  expect(await text()).toContain('Rien ne sort');
  expect(await page.title()).toContain('Limpid');
  expect(open.watch.errors).toEqual([]);
  expect(open.watch.violations).toEqual([]);
});

test('what is tried in earnest is refused, way by way, and nobody is asked', async () => {
  const answered = [];
  page.context().on('requestfinished', (request) => answered.push(request.url()));
  await page.getByRole('button', { name: 'Try it now' }).click();
  await expect.poll(() => page.locator('.outcomes-out li').count(), { timeout: 15_000 }).toBe(6);
  expect(await page.$$eval('.outcomes-out li', (all) => all.map((one) => [one.className, one.querySelector('code')?.textContent]))).toEqual([
    ['held', 'connect-src'], ['held', 'connect-src'], ['held', 'img-src'], ['held', 'connect-src'],
    ['held', 'require-trusted-types-for'], ['held', 'frame-src'],
  ]);
  expect(await page.locator('.trust h3 + .addresses li').count()).toBe(6);
  expect(await text()).toContain('0 requests to anywhere else');
  // DevTools announce the picture as a request before the policy stops it: none was sent, none answered.
  expect(answered.filter((url) => !url.startsWith(site.url))).toEqual([]);
});

test('the build is named by the hash of its list, and every file of it can be hashed here', async () => {
  const list = await readFile(new URL('../dist/files.txt', import.meta.url));
  expect(await page.textContent('.trust .hash')).toBe(createHash('sha256').update(list).digest('hex'));
  await page.getByRole('button', { name: /^Hash all/ }).click();
  await expect.poll(text, { timeout: 20_000 }).toMatch(/All \d+ files are as the list says/);
});

test('a file that is not as the list says is named', async () => {
  await page.route('**/drop.svg', (route) => route.fulfill({ body: '<svg/>', contentType: 'image/svg+xml' }));
  await page.getByRole('button', { name: /^Hash all/ }).click();
  await expect.poll(text, { timeout: 20_000 }).toContain('Not as the list says, or not to be had: drop.svg.');
});

test('a receipt: true of the order it was made of; of another, what differs is said in words', async () => {
  await page.evaluate(() => void (location.hash = '#/feed'));
  await page.locator('.mine .post[data-index="0"]').click();
  await page.getByRole('button', { name: 'Make the receipt' }).click();
  await page.waitForSelector('.receipt dl');
  const fields = await page.$$eval('.receipt dl div', (all) => all.map((one) => [one.querySelector('dt').textContent, one.querySelector('dd').textContent]));
  const receipt = Object.fromEntries(fields.map(([name, value]) => [name, name === 'posts' ? Number(value) : value]));
  await page.evaluate(() => void (location.hash = '#/trust'));
  const give = (what) => page.locator('.trust input[type=file]').setInputFiles({ name: 'receipt.json', mimeType: 'application/json', buffer: Buffer.from(what) });
  await give(JSON.stringify(receipt));
  await expect.poll(text).toContain('True: the same posts by the same recipe, in the same order.');
  await give(JSON.stringify({ receipt: { ...receipt, recipe: 'sha256:00' } }));
  await expect.poll(text).toContain('another recipe, or one number of it: sha256:00 ≠');
  expect(await page.locator('.trust dl .leak').count()).toBe(1);
  await give('{"no":"receipt"}');
  await expect.poll(text).toContain('This is not a receipt');
});
