// The page without a network, and a new version of it: found, told, and taken into use only when asked to.

import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serve } from '../serve.mjs';
import { drop, orderOf, startBrowser } from './browser.mjs';

let site;
let folder;
let server;
let url;
beforeAll(async () => {
  site = await startBrowser();
  folder = await mkdtemp(join(tmpdir(), 'limpid-offline-'));
  await cp(fileURLToPath(new URL('../dist', import.meta.url)), folder, { recursive: true });
  await start(0);
});
afterAll(async () => {
  await site.stop();
  await stop();
  await rm(folder, { recursive: true });
});

async function start(port) {
  server = await serve({ folder, port });
  url = `http://127.0.0.1:${server.address().port}/`;
}
const stop = () => new Promise((done) => {
  server.close(done);
  server.closeAllConnections();
});
const ready = (page) => page.waitForSelector('.mine .post .bar', { state: 'attached' });
/** The service worker holds everything and this page is in its hands. */
async function installed(page) {
  await page.goto(url);
  await ready(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await ready(page);
  expect(await page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
}
/** Another build: its first page says so, and the service worker's list names it by another hash. */
async function publish(version) {
  const [page, worker] = await Promise.all(['index.html', 'sw.js'].map((name) => readFile(join(folder, name), 'utf8')));
  await writeFile(join(folder, 'index.html'), page.replace(/<html[^>]*>/, `<html lang="en" data-version="${version}">`));
  const renamed = worker.replace(/(url:\s*"index\.html",\s*revision:\s*")[^"]*|(revision:\s*")[^"]*(",\s*url:\s*"index\.html")/, (all, a, b, c) => (a ? `${a}v${version}` : `${b}v${version}${c}`));
  expect(renamed).not.toBe(worker);
  await writeFile(join(folder, 'sw.js'), renamed);
}

test('loaded once, it works with server and network gone: feed, another screen, a lesson, a file of one’s own', async () => {
  const context = await site.browser.newContext({ locale: 'en-GB' });
  const page = await context.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await installed(page);
  const port = server.address().port;
  await stop();
  await context.setOffline(true);
  await page.reload();
  await ready(page);
  const before = await orderOf(page);
  await page.locator('input[type=range]').first().press('End');
  await expect.poll(() => orderOf(page)).not.toEqual(before);
  await page.goto(`${url}#/measure`);
  await page.waitForSelector('.measure table', { state: 'attached' });
  await page.goto(`${url}#/learn/good-intentions/1`);
  await page.waitForSelector('.lesson h1');
  await page.goto(`${url}#/trust`);
  await page.waitForSelector('.trust .figure');
  await page.goto(`${url}#/feed`);
  await ready(page);
  await drop(page, { name: 'mine.jsonl', text: '{"id":"a","author":"a@example.org","text":"Tides"}\n' });
  await expect.poll(() => page.textContent('.source')).toBe('mine.jsonl: 1 post');
  expect(errors).toEqual([]);
  await context.close();
  await start(port);
});

test('a new version: told, never taken by itself; taken when asked to, and another tab is told that it is older', async () => {
  const context = await site.browser.newContext({ locale: 'en-GB' });
  const [page, other] = [await context.newPage(), await context.newPage()];
  await installed(page);
  await other.goto(url);
  await ready(other);
  const port = server.address().port;
  await stop();
  await publish(2);
  await start(port);
  await page.evaluate(() => void (window.stillHere = true));
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
  const notice = page.locator('.news').getByText('A new version is ready.');
  await notice.waitFor();
  await other.locator('.news').getByText('A new version is ready.').waitFor();
  expect(await page.evaluate(() => [window.stillHere, document.documentElement.dataset.version])).toEqual([true, undefined]);
  await other.evaluate(() => void (window.stillHere = true));
  await page.getByRole('button', { name: 'Reload' }).click();
  await expect.poll(() => page.evaluate(() => document.documentElement.dataset.version).catch(() => null)).toBe('2');
  await ready(page);
  expect(await other.evaluate(() => window.stillHere)).toBe(true);
  await other.getByRole('button', { name: 'Reload' }).click();
  await expect.poll(() => other.evaluate(() => document.documentElement.dataset.version).catch(() => null)).toBe('2');
  await context.close();
});
