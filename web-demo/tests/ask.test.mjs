// What can be asked of a place, in a real browser: less of this, why above that, what would lift it, the receipt.

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { orderOf, violationsOf } from './browser.mjs';
import { newPageForEachTest } from './each.mjs';

let page;
newPageForEachTest((opened) => (page = opened));

const post = (index) => page.locator(`.mine .post[data-index="${index}"]`);
const why = page_ => page_.locator('.why');
const openPost = async (index) => {
  await post(index).click();
  await page.waitForSelector('.waterfall');
};

test('less of this moves that step’s own number, and undo brings it back', async () => {
  await openPost(0);
  const weight = page.locator('.sentence [data-address="replies/weight"]');
  await why(page).getByRole('button', { name: 'Less of “Replies”' }).click();
  await expect.poll(() => weight.textContent()).toBe('3');
  await expect.poll(() => page.getByRole('button', { name: 'Undo' }).isEnabled()).toBe(true);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => weight.textContent()).toBe('4');
});

test('less of a factor goes towards 1, more away from it', async () => {
  await openPost(1); // of somebody that the reader does not follow
  const factor = page.locator('.sentence [data-address="strangers/multiply"]');
  await why(page).getByRole('button', { name: /^Less of “People I do not follow”/ }).click();
  await expect.poll(() => factor.textContent()).toBe('0.8125');
});

describe('why above that', () => {
  const against = async (one, other) => {
    await openPost(one);
    await page.getByRole('button', { name: 'Why above another…' }).click();
    await expect.poll(() => page.locator('.asking').textContent()).toContain('Touch the other post.');
    await post(other).click();
    await page.waitForSelector('.against');
  };

  test('says it in a sentence, names the gap, and every button swaps the two', async () => {
    await against(2, 5);
    expect(await page.locator('.against .answer').textContent()).toMatch(/^@edie.*at place 3, @una.*at place 6/);
    expect(await page.locator('.gap li').count()).toBeGreaterThan(2);
    const addresses = await page.locator('.against .flips [data-address]').evaluateAll((all) => all.map((one) => one.dataset.address));
    expect(addresses.length).toBeGreaterThan(1);
    const first = () => page.locator('.against .answer').textContent().then((said) => said.slice(0, 5));
    for (const address of addresses) {
      await page.locator(`.against .flips [data-address="${address}"]`).click();
      await expect.poll(first, { message: address }).toBe('@una@');
      await expect.poll(() => page.getByRole('button', { name: 'Undo' }).isEnabled()).toBe(true);
      await page.getByRole('button', { name: 'Undo' }).click();
      await expect.poll(first, { message: `${address}, undone` }).toBe('@edie');
    }
  });

  test('Escape leaves the question, then the explanation', async () => {
    await openPost(0);
    await page.getByRole('button', { name: 'Why above another…' }).click();
    await page.keyboard.press('Escape');
    expect(await page.locator('.asking').count()).toBe(0);
    expect(await why(page).count()).toBe(1);
    await page.keyboard.press('Escape');
    expect(await why(page).count()).toBe(0);
  });

  test('the keyboard can name the other post', async () => {
    await openPost(0);
    await page.getByRole('button', { name: 'Why above another…' }).click();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.against');
  });
});

test('what would lift it: a number tried brings it in', async () => {
  await openPost(5);
  await expect.poll(() => page.locator('.lifting h3').first().textContent()).toBe('What would lower it?');
  const first = page.getByRole('spinbutton', { name: 'into the first' });
  await first.fill('3');
  await first.press('Enter');
  await expect.poll(() => page.locator('.lifting h3').first().textContent()).toBe('What would lift it?');
  const id = (await orderOf(page))[5];
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await page.waitForSelector('.lifting [role=status] .flips');
  await page.locator('.lifting .flips button').first().click();
  await expect.poll(async () => (await orderOf(page, 'mine', 3)).includes(id)).toBe(true);
});

test('the receipt is the order’s, and is saved as JSON', async () => {
  await openPost(0);
  await page.getByRole('button', { name: 'Make the receipt' }).click();
  await page.waitForSelector('.receipt dl');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save it' }).click()]);
  const receipt = JSON.parse(readFileSync(await download.path(), 'utf8'));
  expect(Object.keys(receipt)).toEqual(['engine', 'input', 'recipe', 'now', 'posts', 'order']);
  expect(receipt.order).toMatch(/^sha256:[0-9a-f]{64}$/);
});

test('no accessibility violation with everything asked', async () => {
  await openPost(2);
  await page.getByRole('button', { name: 'Why above another…' }).click();
  await post(5).click();
  await page.waitForSelector('.against');
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await page.waitForSelector('.lifting [role=status]');
  expect(await violationsOf(page)).toEqual([]);
});
