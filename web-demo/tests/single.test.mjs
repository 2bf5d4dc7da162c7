// limpid.html, opened from a disk: everything inside, and no way out.

import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drop, orderOf, startBrowser } from './browser.mjs';

let site;
let folder;
let page;
const asked = [];
const errors = [];
beforeAll(async () => {
  site = await startBrowser();
  folder = await mkdtemp(join(tmpdir(), 'limpid stick é '));
  const file = join(folder, 'limpid.html');
  await copyFile(fileURLToPath(new URL('../dist/limpid.html', import.meta.url)), file);
  page = await (await site.browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 800 } })).newPage();
  page.on('request', (request) => asked.push(request.url()));
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.goto(pathToFileURL(file).href);
  await page.waitForSelector('.mine .post .bar', { state: 'attached' });
});
afterAll(async () => {
  await site.stop();
  await rm(folder, { recursive: true });
});

test('it ranks, measures, teaches, reads a file; and asks for nothing but itself', async () => {
  const before = await orderOf(page);
  await page.locator('input[type=range]').first().press('End');
  await expect.poll(() => orderOf(page)).not.toEqual(before);
  const go = (hash) => page.evaluate((to) => void (location.hash = to), hash);
  await go('#/measure');
  await page.waitForSelector('.measure table', { state: 'attached' });
  await go('#/learn/good-intentions/1');
  await page.waitForSelector('.lesson h1');
  await go('#/feed');
  await page.waitForSelector('.mine .post .bar', { state: 'attached' });
  await drop(page, { name: 'mine.jsonl', text: '{"id":"a","author":"a@example.org","text":"Tides"}\n' });
  await expect.poll(() => page.textContent('.source')).toBe('mine.jsonl: 1 post');
  expect(asked.map((url) => url.replace(/^(data|blob):.*/s, '$1:')).filter((url) => !['data:', 'blob:'].includes(url))).toEqual([page.url().replace(/#.*/, '')]);
  expect(errors).toEqual([]);
});

test('its policy lets nothing be asked for, not even by the engine’s thread; what is tried is refused', async () => {
  const html = await readFile(join(folder, 'limpid.html'), 'utf8');
  expect(html).toContain("connect-src 'none'");
  expect(html).not.toMatch(/unsafe-inline|unsafe-eval'(?<!wasm-unsafe-eval')/);
  await page.evaluate(() => void (location.hash = '#/trust'));
  await page.getByRole('button', { name: 'Try it now' }).click();
  await expect.poll(() => page.locator('.outcomes-out li').count(), { timeout: 15_000 }).toBe(6);
  expect(await page.locator('.outcomes-out .held').count()).toBe(6);
  expect(await page.textContent('.trust')).toContain('sha256sum limpid.html');
  const [worker] = page.workers();
  expect(await worker.evaluate(() => fetch('https://worker.limpid.invalid/').then(() => 'went out', (error) => error.name))).toBe('TypeError');
  expect(asked.filter((url) => url.startsWith('http') && !url.includes('limpid.invalid'))).toEqual([]);
});
