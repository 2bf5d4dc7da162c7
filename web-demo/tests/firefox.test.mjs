// The page in Firefox, by WebDriver BiDi: what must hold in a second engine. Skipped, and said so, where Debian's
// firefox-esr is not installed.

import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serve } from '../serve.mjs';

const FIREFOX = '/usr/bin/firefox-esr';

describe.skipIf(!existsSync(FIREFOX))('Firefox (skipped where /usr/bin/firefox-esr is missing)', () => {
  let server;
  let browser;
  let page;
  const errors = [];
  beforeAll(async () => {
    server = await serve();
    browser = await puppeteer.launch({ browser: 'firefox', executablePath: FIREFOX, headless: true, timeout: 120_000, extraPrefsFirefox: { 'intl.accept_languages': 'en-GB' } });
    page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 800 });
    page.on('pageerror', (error) => errors.push(error.message));
    await page.evaluateOnNewDocument(() => {
      globalThis.violations = [];
      addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => globalThis.violations.push(`${violatedDirective}: ${blockedURI}`));
    });
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    await page.waitForSelector('.mine .post .bar');
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  const first = () => page.$$eval('.mine .post[data-id]', (rows) => rows.sort((a, b) => a.dataset.index - b.dataset.index).slice(0, 8).map((row) => row.dataset.id));

  test('a number moves, and the posts with it', async () => {
    const before = await first();
    await page.focus('input[type=range]');
    await page.keyboard.press('End');
    await expect.poll(first).not.toEqual(before);
  });

  test('a post is asked why, and its steps add up', async () => {
    await page.click('.mine .post[data-index="0"]');
    await page.waitForSelector('.proof');
    expect(await page.$eval('.proof', (proof) => proof.textContent)).toContain('gives exactly this score');
  });

  test('a list of a million rows scrolls to its very end', async () => {
    const file = join(tmpdir(), 'limpid-million.csv');
    const line = (i) => `${i},u${i % 1000},t,${i % 97}`;
    await writeFile(file, `id,author,text,likes\n${Array.from({ length: 1e6 }, (_, i) => line(i)).join('\n')}\n`);
    const input = await page.$('.top-bar input[type=file]');
    await input.uploadFile(file);
    await expect.poll(() => page.$eval('.source', (source) => source.textContent), { timeout: 120_000 }).toContain('1,000,000 posts');
    await page.evaluate(() => document.querySelector('.report')?.close());
    await page.focus('.served .post');
    await page.keyboard.press('End');
    await expect.poll(() => page.$eval('.served .post[data-index="999999"]', (row) => row.textContent).catch(() => ''), { timeout: 20_000 }).toContain('t');
  }, 180_000);

  test('nothing was refused by the policy, nothing failed', async () => {
    expect(await page.evaluate(() => globalThis.violations)).toEqual([]);
    expect(errors).toEqual([]);
  });
});
