// The screen of measures, in a real browser: every figure has a sentence, a table and files, and the numbers are those
// of the engine.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { drop, violationsOf } from './browser.mjs';
import { newPageForEachTest } from './each.mjs';

let page;
newPageForEachTest(async (opened) => {
  page = opened;
  await page.getByRole('link', { name: 'Measure' }).click();
  await page.waitForSelector('.chart .ledger');
});

const figure = (heading) => page.locator('figure', { has: page.getByRole('heading', { name: heading, exact: true }) });
const sentence = (heading) => figure(heading).locator('figcaption p').textContent();
const tableOf = (heading) => figure(heading).locator('tbody tr').evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent)));

test('each figure is a heading, a sentence, a table', async () => {
  const figures = await page.locator('figure').evaluateAll((all) => all.map((one) => ({
    heading: one.querySelector('h2').textContent, said: one.querySelector('p').textContent, rows: one.querySelectorAll('tbody tr').length,
  })));
  expect(figures.length).toBeGreaterThanOrEqual(7);
  for (const { heading, said, rows } of figures) {
    expect(said.length, heading).toBeGreaterThan(40);
    expect(said, heading).not.toMatch(/undefined|NaN|\{|null/);
    expect(rows, heading).toBeGreaterThan(0);
  }
});

test('compared with itself nothing moved, and everybody is heard as before', async () => {
  await page.getByRole('combobox', { name: 'The other order' }).selectOption('calmer');
  await expect.poll(() => sentence('The first fifty of each, joined')).toMatch(/^100% .*Kendall’s tau 1 /);
  expect(await sentence('Who falls silent')).toContain('Nobody you follow falls silent by it.');
  expect((await tableOf('The farthest travelled')).length).toBe(0);
});

test('another number of posts that are read is another answer; a word that is no number changes nothing', async () => {
  const before = await sentence('Who falls silent');
  const seen = page.getByRole('spinbutton', { name: 'How many are read' });
  await seen.press('PageUp');
  await expect.poll(() => sentence('Who falls silent')).not.toBe(before);
  const at60 = await sentence('Who falls silent');
  await seen.fill('many');
  await seen.press('Enter');
  expect(await seen.textContent()).toBe('60');
  expect(await sentence('Who falls silent')).toBe(at60);
});

test('a number moved on the feed is measured when coming back', async () => {
  const before = await sentence('Whose voice is heard');
  await page.getByRole('link', { name: 'Feed' }).click();
  await page.locator('.slider input').first().press('Home');
  await page.getByRole('link', { name: 'Measure' }).click();
  await expect.poll(() => sentence('Whose voice is heard')).not.toBe(before);
});

test('a table as CSV holds what the screen shows, and no formula', async () => {
  const [download] = await Promise.all([page.waitForEvent('download'), figure('Who falls silent').getByRole('button', { name: 'CSV' }).click()]);
  const [head, ...rows] = readFileSync(await download.path(), 'utf8').trimEnd().split('\r\n');
  expect(head).toBe('Author,Followed,As served,Yours');
  const shown = await tableOf('Who falls silent');
  expect(rows).toHaveLength(shown.length);
  expect(rows[0].startsWith(`'${shown[0][0]}`), 'an address begins with @, which a spreadsheet takes for a formula').toBe(true);
});

test('a drawing as SVG stands alone, as PNG it is a picture', async () => {
  const save = async (kind) => {
    const [download] = await Promise.all([page.waitForEvent('download'), figure('Whose voice is heard').getByRole('button', { name: kind }).click()]);
    return readFileSync(await download.path());
  };
  const svg = (await save('SVG')).toString();
  expect(svg).toMatch(/^<svg[^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  expect(svg).not.toMatch(/class=|var\(|style=/);
  expect([...(await save('PNG')).subarray(1, 4)]).toEqual([...Buffer.from('PNG')]);
});

test('where the file labels posts, each rule has a curve of harm against collateral', async () => {
  const posts = Array.from({ length: 40 }, (_, i) => JSON.stringify({
    id: String(i), author: `a${i % 8}`, created_at: '2026-03-01T08:00:00Z', text: i % 3 ? 'Tides.' : 'Tag a friend!', likes: 100 - i, x: { bait: i % 3 === 0 },
  })).join('\n');
  await drop(page, { name: 'labelled.jsonl', text: posts });
  await page.waitForSelector('.chart .ledger');
  await page.getByRole('combobox', { name: 'Which posts deserve it' }).selectOption('x.bait');
  await page.waitForSelector('.chart .strengths polyline', { state: 'attached' });
  expect((await tableOf('Harm prevented against collateral damage')).length).toBeGreaterThan(10);
});

test('markup in a name is text in every figure', async () => {
  const posts = Array.from({ length: 12 }, (_, i) => JSON.stringify({
    id: String(i), author: `<img src=x onerror=alert(${i % 3})>`, author_name: '<b>bold</b>', text: '<script>alert(1)</script>', likes: i, kind: '<i>', position: 12 - i,
  })).join('\n');
  await drop(page, { name: 'x.jsonl', text: posts });
  await expect.poll(() => sentence('Whose voice is heard')).toContain('<img src=x');
  expect(await page.locator('main img, main script, main b').count()).toBe(0);
});

test('detection is asked for, says what it found, and what that does not prove', async () => {
  await page.getByRole('button', { name: 'Fit counts and age to it' }).click();
  await expect.poll(() => page.locator('.limits li').count(), { timeout: 60_000 }).toBeGreaterThan(2);
  expect(await sentence('What the platform’s order needs beside it')).toMatch(/\d/);
  await page.getByRole('button', { name: 'Français' }).click();
  await expect.poll(() => page.locator('.limits li').count()).toBe(0); // another language is another question
});

test('no accessibility violation, light, dark, narrow', async () => {
  expect(await violationsOf(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await violationsOf(page)).toEqual([]);
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await violationsOf(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});
