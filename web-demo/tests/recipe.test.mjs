// The recipe in the hand, in a real browser: cards, expressions with completion and errors in place, lists picked from
// the feed.

import { expect, test } from 'vitest';
import { orderOf, violationsOf } from './browser.mjs';
import { newPageForEachTest } from './each.mjs';

let page;
newPageForEachTest((opened) => (page = opened));

const card = (id) => page.locator(`.step[data-step="${id}"]`);
const unfold = (id) => card(id).locator('summary').click();
const changes = async (act) => {
  const before = await orderOf(page);
  await act();
  await expect.poll(() => orderOf(page)).not.toEqual(before);
};
const sentence = () => page.locator('.sentence').textContent();

test('a step is switched off, and on again', async () => {
  const before = await orderOf(page);
  await unfold('replies');
  await changes(() => card('replies').getByRole('checkbox').uncheck());
  expect(await sentence()).not.toContain('replies');
  await card('replies').getByRole('checkbox').check();
  await expect.poll(() => orderOf(page)).toEqual(before);
});

test('a step is removed; undo brings it back', async () => {
  const before = await orderOf(page);
  await unfold('freshness');
  await changes(() => card('freshness').getByRole('button', { name: 'Remove' }).click());
  expect(await card('freshness').count()).toBe(0);
  await expect.poll(() => page.getByRole('button', { name: 'Undo' }).isEnabled()).toBe(true);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => orderOf(page)).toEqual(before);
});

test('steps move within their kind only', async () => {
  await unfold('silenced');
  expect(await card('silenced').getByRole('button', { name: /up$/ }).isDisabled()).toBe(true);
  await unfold('flood'); // the last that scores
  expect(await card('flood').getByRole('button', { name: /down$/ }).isDisabled()).toBe(true);
  await card('silenced').getByRole('button', { name: /down$/ }).click();
  await expect.poll(() => page.locator('.panel .step').first().getAttribute('data-step')).toBe('promoted');
});

test.each(['fade with age', 'more for people I follow', 'at most so many of one person', 'put some on top', 'hide posts with certain words'])('a new step: %s', async (piece) => {
  const steps = await page.locator('.panel .step').count();
  await page.getByRole('combobox', { name: 'Add a step' }).selectOption({ label: piece });
  await expect.poll(() => page.locator('.panel .step').count()).toBe(steps + 1);
  expect(await page.locator('.effect .refused').count()).toBe(0);
});

test('an expression is completed from the file’s columns, taken, and changes the order', async () => {
  await unfold('likes');
  const field = card('likes').getByRole('combobox', { name: 'add', exact: true });
  await field.fill('');
  await field.pressSequentially('log1p(boo');
  await expect.poll(() => card('likes').getByRole('option').first().textContent()).toContain('bookmarks');
  await field.press('Enter');
  await field.pressSequentially(')');
  await changes(() => field.press('Enter'));
  expect(await field.textContent()).toBe('log1p(bookmarks)');
});

test('what is wrong is said in place, with the text kept; Escape brings the old one back', async () => {
  const before = await orderOf(page);
  await unfold('likes');
  const field = card('likes').getByRole('combobox', { name: 'add', exact: true });
  await field.fill('lkes + 1');
  await field.press('Enter');
  await expect.poll(() => card('likes').getByRole('alert').textContent()).toContain('did you mean "likes"?');
  expect(await field.textContent()).toBe('lkes + 1');
  expect(await orderOf(page)).toEqual(before);
  await field.press('Escape');
  expect(await field.textContent()).toBe('log1p(likes)');
  expect(await card('likes').getByRole('alert').count()).toBe(0);
});

test('a condition makes a rule of everything one of some posts', async () => {
  await unfold('replies');
  const field = card('replies').getByRole('combobox', { name: 'only when' });
  await field.fill('likes > 2000');
  await changes(() => field.press('Enter'));
});

test('an author picked from the feed goes on the list, wears a crown, and comes off again', async () => {
  await page.getByRole('combobox', { name: 'Recipe', exact: true }).selectOption('power-user');
  await page.locator('.lists summary').first().click();
  await page.getByRole('button', { name: 'Pick from the feed' }).first().click();
  await page.locator('.mine .post[data-index="3"]').click();
  await page.waitForSelector('.chips li');
  await page.waitForSelector('.privileges li b');
  await page.getByRole('button', { name: 'Done picking' }).click();
  await page.getByRole('button', { name: /^Take @.* off/ }).click();
  await expect.poll(() => page.locator('.privileges li b').count()).toBe(0);
});

test('no accessibility violation with a card open', async () => {
  await unfold('replies');
  await page.locator('.lists summary').first().click();
  expect(await violationsOf(page)).toEqual([]);
});
