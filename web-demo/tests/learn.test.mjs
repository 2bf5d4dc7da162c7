// Lessons, the town of readers and the blind choice, in a real browser: nothing is shown before somebody has predicted,
// what was predicted is kept, and every figure is computed.

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { violationsOf } from './browser.mjs';
import { newPageForEachTest } from './each.mjs';

const folder = new URL('../../lessons/', import.meta.url);
const lessons = readdirSync(folder).filter((name) => /-.*\.json$/.test(name)).map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')));

let page;
newPageForEachTest((opened) => (page = opened));

const goTo = async (hash) => {
  await page.evaluate((to) => void (location.hash = to), hash);
  await page.waitForSelector('.learn');
};
const show = () => page.getByRole('button', { name: 'Show', exact: true });

test('the list has every lesson, in both languages', async () => {
  await page.getByRole('link', { name: 'Learn' }).click();
  for (const { title } of lessons) await page.getByRole('link', { name: title.en, exact: true }).waitFor();
  await page.getByRole('button', { name: 'Français' }).click();
  for (const { title } of lessons) await page.getByRole('link', { name: title.fr, exact: true }).waitFor();
});

describe('a lesson on the sample', () => {
  test('predict, then see it beside the figure; it is kept on coming back', async () => {
    await goTo('#/learn/who-chose-this-feed/1');
    expect(await page.locator('.played').count()).toBe(0);
    const slider = page.locator('.question input[type=range]');
    await slider.press('End');
    const said = await page.locator('.question output').textContent();
    await show().click();
    await page.waitForSelector('.played');
    expect(await page.locator('.verdict').textContent()).toContain(`You said ${said}.`);
    expect(await page.locator('.played .badge').textContent()).toBe('model');
    await page.getByRole('link', { name: 'Next' }).click();
    await expect.poll(() => page.locator('.lesson > .quiet').first().textContent()).toContain('Step 2 of');
    expect(await page.locator('.played').count()).toBe(0);
    await page.getByRole('link', { name: 'Back' }).click();
    await page.waitForSelector('.played');
    expect(await slider.isDisabled()).toBe(true);
  });

  test('to its end: every step has a figure or a note, and the last asks in writing', async () => {
    const lesson = lessons.find(({ id }) => id === 'a-formula-in-public');
    await goTo(`#/learn/${lesson.id}/1`);
    for (const [i, step] of lesson.steps.entries()) {
      await expect.poll(() => page.locator('.say').textContent()).toBe(step.say.en);
      if (step.predict?.choices) await page.locator('.question input[type=radio]').first().check();
      if (step.predict) await show().click();
      await expect.poll(() => page.locator('.note').textContent(), { message: `step ${i + 1}` }).toBe(step.note.en);
      if (step.figure) expect(await page.locator('.played td').count()).toBeGreaterThan(0);
      await page.getByRole('link', { name: 'Next' }).click();
    }
    await expect.poll(() => page.locator('.say').textContent()).toBe(lesson.exit.en);
  });

  test('hands are counted, and nobody needs an account for it', async () => {
    await goTo('#/learn/who-chose-this-feed/3');
    const more = page.locator('.hands').first().getByRole('button', { name: /^One more hand/ });
    await more.click();
    await more.click();
    await page.locator('.hands').first().getByRole('button', { name: /^One hand fewer/ }).click();
    expect(await page.locator('.hands output').first().textContent()).toBe('1');
  });
});

test('a lesson on an invented audience is simulated here, with progress, and can be stopped', async () => {
  await goTo('#/learn/one-engineer-one-night/1');
  await show().click();
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect.poll(() => page.getByRole('alert').textContent()).toContain('Stopped.');
  await page.getByRole('link', { name: 'Again' }).click();
  await page.waitForSelector('.played');
  expect(await page.locator('.played tbody tr').count()).toBe(4);
  expect(await page.locator('.played').textContent()).toMatch(/± .* from world to world/);
});

test('the town: the same world under several orders, and what cannot be told apart says so', async () => {
  await goTo('#/learn/town');
  const worlds = page.getByRole('spinbutton', { name: 'worlds' });
  await worlds.fill('2');
  await worlds.press('Enter');
  await page.getByRole('button', { name: 'Run it' }).click();
  await page.waitForSelector('.outcomes', { timeout: 60_000 });
  expect(await page.locator('.outcomes tbody tr').count()).toBeGreaterThan(5);
  expect(await page.locator('.outcomes [title*="the same as the first"], .outcomes [title*="cannot be told apart"]').count()).toBeGreaterThan(0);
});

test('the blind choice tells the names only afterwards', async () => {
  await goTo('#/learn/blind');
  await page.waitForSelector('.pair li');
  expect(await page.locator('.pair h2').allTextContents()).toEqual(['A', 'B']);
  await page.getByRole('button', { name: 'I’d rather read A' }).click();
  await expect.poll(() => page.locator('.pair h2').first().textContent()).toMatch(/^A is “.+”\.$/);
  expect(await page.locator('.blind [role=status]').textContent()).toMatch(/: 1/);
});

test('no accessibility violation: list, step, town, blind; for the projector and at 360 pixels', async () => {
  for (const hash of ['#/learn', '#/learn/good-intentions/1', '#/learn/town', '#/learn/blind']) {
    await goTo(hash);
    await page.waitForTimeout(200);
    expect(await violationsOf(page), hash).toEqual([]);
  }
  await page.getByRole('button', { name: 'For the projector' }).click();
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'For the projector' }).click();
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});
