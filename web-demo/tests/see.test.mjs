// Seeing: any order beside yours, finding a post, the whole feed as a strip, a weight bar to drag, ticks on sliders.

import { expect, test } from 'vitest';
import { orderOf } from './browser.mjs';
import { newPageForEachTest } from './each.mjs';

let page;
newPageForEachTest((opened) => (page = opened));

test('any order of the museum can stand beside yours', async () => {
  const served = await orderOf(page, 'served');
  await page.getByRole('combobox', { name: 'The order beside yours' }).selectOption('calmer');
  await expect.poll(() => orderOf(page, 'served', 5)).toEqual(await orderOf(page, 'mine', 5));
  await page.getByRole('combobox', { name: 'The order beside yours' }).selectOption('served');
  await expect.poll(() => orderOf(page, 'served')).toEqual(served);
});

test('words are found whatever their case and accents, one after the other; Escape ends it', async () => {
  const find = page.getByRole('searchbox', { name: 'Find' });
  await find.fill('CLEMENCE');
  await find.press('Enter');
  const said = page.locator('.find [role=status]');
  await expect.poll(() => said.textContent()).toMatch(/^1 of \d+$/);
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain('Clémence');
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await expect.poll(() => said.textContent()).toMatch(/^2 of/);
  await find.press('Escape');
  expect(await said.textContent()).toBe('');
});

test('a number goes to that place; what is not there is said', async () => {
  const find = page.getByRole('searchbox', { name: 'Find' });
  await find.fill('200');
  await find.press('Enter');
  await page.locator('.mine .post[data-index="199"]').waitFor();
  await find.fill('zzqqxx');
  await find.press('Enter');
  await expect.poll(() => page.locator('.find [role=status]').textContent()).toBe('Not in this feed.');
});

test('the strip shows the whole feed, and a touch goes there', async () => {
  await page.waitForSelector('.overview canvas:not([data-drawn="0"])');
  const colours = await page.$eval('.overview canvas', (canvas) => new Set(new Uint32Array(canvas.getContext('2d').getImageData(0, 0, 1, canvas.height).data.buffer)).size);
  expect(colours).toBeGreaterThan(2);
  const box = await page.locator('.overview').boundingBox();
  await page.mouse.click(box.x + 5, box.y + box.height / 2);
  await expect.poll(() => page.locator('.mine .post[data-index="200"]').count()).toBe(1);
});

test('a part of the weight bar grows by the arrow keys and by dragging, and its weight with it', async () => {
  const part = page.getByRole('slider', { name: /^Share of Likes/ });
  const weight = page.locator('.sentence [data-address="likes/weight"]');
  const before = Number(await part.getAttribute('aria-valuenow'));
  for (let i = 0; i < 5; i += 1) await part.press('Shift+ArrowRight');
  await expect.poll(async () => Number(await part.getAttribute('aria-valuenow'))).toBeGreaterThan(before + 10);
  expect(Number(await weight.textContent())).toBeGreaterThan(1);
  const box = await part.boundingBox();
  await page.mouse.move(box.x + box.width - 2, box.y + 4);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 150, box.y + 4, { steps: 5 });
  await page.mouse.up();
  await expect.poll(async () => Number(await part.getAttribute('aria-valuenow'))).toBeLessThan(before + 20);
});

test('near a slider ticks say where the first ten change', async () => {
  await page.locator('.panel [data-step="replies"] input[type=range]').hover();
  await page.waitForSelector('.ticks i', { state: 'attached' });
  expect(await page.locator('.ticks').getAttribute('aria-label')).toMatch(/^The first 10 posts change at \d+ values/);
  expect(await page.locator('.panel [data-step="replies"] .histogram i').count()).toBe(24);
});
