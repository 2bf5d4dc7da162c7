// The page in a real browser, as a stranger uses it: opens, drags, asks why, brings a file, changes the language.
// After every test: no error, no policy violation, not one request after load.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { drop, openPage, orderOf, startBrowser } from './browser.mjs';

let started;
let opened;
let page;
beforeAll(async () => (started = await startBrowser()));
afterAll(() => started.stop());

async function open(options) {
  opened = await openPage(started, options);
  page = opened.page;
}
async function keepsItsPromises() {
  expect(opened.watch.errors).toEqual([]);
  expect(opened.watch.violations).toEqual([]);
  expect(opened.lateRequests()).toEqual([]);
}
afterEach(async () => opened.close());

const post = (id, minute, more) => JSON.stringify({
  id, author: `${id}@example.org`, created_at: `2026-03-01T08:${String(minute).padStart(2, '0')}:00Z`, kind: 'original',
  text: `Post ${id}`, ...more,
});
const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'];
const timeline = `${post('a', 10, { likes: 3, replies: 0 })}\n${post('b', 20, { likes: 1, replies: 9 })}\n${post('c', 30, { likes: 2, replies: 2 })}\n`;

const slider = (address) => page.locator(`input[type=range][data-address="${address}"]`);
const firstWeight = () => page.locator('input[type=range][data-address$="/weight"]').first().getAttribute('data-address');
/** The order as it stands once the page has answered. */
const changedFrom = (before) => expect.poll(() => orderOf(page)).not.toEqual(before);

describe('a stranger arrives', () => {
  beforeEach(() => open());
  afterEach(keepsItsPromises);

  test('the sample is already ranked; the sentence and its effect can be read', async () => {
    expect(await page.textContent('.sentence')).toMatch(/^400 posts from \d+ people/);
    expect(await page.textContent('.effect')).toMatch(/of the first 50|exactly where the platform/);
    expect(await orderOf(page, 'served')).toHaveLength(8);
    expect(await orderOf(page)).not.toEqual(await orderOf(page, 'served'));
    expect(await page.locator('.weight-bar span').count()).toBeGreaterThan(1);
  });

  test('a slider moves, posts move; reset brings them back', async () => {
    const before = await orderOf(page);
    await slider(await firstWeight()).press('Home');
    await changedFrom(before);
    await page.getByRole('button', { name: /recipe’s own/ }).click();
    await expect.poll(() => orderOf(page)).toEqual(before);
  });

  test('of many quick movements the last one stands', async () => {
    const address = await firstWeight();
    const own = await orderOf(page);
    await slider(address).press('Home');
    await changedFrom(own);
    const atZero = await orderOf(page);
    await slider(address).evaluate((input) => {
      for (let i = 0; i <= 60; i += 1) {
        input.value = String((i % 2 ? Number(input.max) : 0));
        input.dispatchEvent(new InputEvent('input', { bubbles: true }));
      }
    });
    await expect.poll(() => page.textContent(`.sentence [data-address="${address}"]`)).toBe('0');
    await expect.poll(() => orderOf(page)).toEqual(atZero);
    await page.waitForTimeout(300);
    expect(await orderOf(page)).toEqual(atZero);
  });

  test('a number of the sentence can be dragged, stepped and typed', async () => {
    const number = page.locator('.sentence .number').first();
    const address = await number.getAttribute('data-address');
    const value = async () => Number(await number.getAttribute('aria-valuenow'));
    const own = await value();
    const box = await number.boundingBox();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + 90, box.y + box.height / 2, { steps: 6 });
    await page.mouse.up();
    await expect.poll(value).toBeGreaterThan(own);
    await number.fill('2.5');
    await number.press('Enter');
    await expect.poll(value).toBe(2.5);
    await number.press('ArrowDown');
    await expect.poll(value).toBeLessThan(2.5);
    expect(await slider(address).evaluate((input) => Number(input.value))).toBeCloseTo(await value(), 6);
  });

  test('another recipe of the museum is another order', async () => {
    await page.selectOption('.recipe-menu', 'served');
    await expect.poll(async () => (await orderOf(page)).join()).toBe((await orderOf(page, 'served')).join());
    expect(await page.textContent('.effect')).toMatch(/exactly where the platform put them/);
  });

  test('touching a post says why, and its steps replay to its score', async () => {
    await page.locator('.mine .post[data-index="0"]').click();
    await expect.poll(() => page.textContent('.why h2')).toMatch(/^Why is this first of \d+\?$/);
    await page.waitForSelector('.waterfall [data-step]');
    expect(await page.textContent('.why .answer')).toMatch(/^It has .+ points\. What lifts it most: /);
    expect(await page.getAttribute('.proof', 'data-holds')).toBe('true');
    await page.locator('.mine .post[data-index="4"]').click();
    await expect.poll(() => page.textContent('.why h2')).toMatch(/fifth/);
    expect(await page.getAttribute('.proof', 'data-holds')).toBe('true');
  });

  test('every one of the first posts replays, also after a number was moved', async () => {
    const before = await orderOf(page);
    await slider(await firstWeight()).press('End');
    await changedFrom(before);
    for (let index = 0; index < 6; index += 1) {
      await page.locator(`.mine .post[data-index="${index}"]`).click();
      await expect.poll(() => page.textContent('.why h2')).toContain(ordinals[index]);
      expect(await page.getAttribute('.proof', 'data-holds')).toBe('true');
    }
  });

  test('the touched post is joined to itself in the other column', async () => {
    const ids = await orderOf(page, 'served', 4);
    await page.selectOption('.recipe-menu', 'served');
    await expect.poll(() => orderOf(page, 'mine', 4)).toEqual(ids);
    await page.hover('.mine .post[data-index="1"]');
    await page.waitForSelector('.joint path', { state: 'attached' });
    await expect.poll(() => page.locator('.served .touched').getAttribute('data-index')).toBe('1');
  });

  test('the keyboard reaches everything: j, k, Enter, Escape, End', async () => {
    const focused = () => page.evaluate(() => document.activeElement?.dataset.index);
    await page.keyboard.press('j');
    await expect.poll(focused).toBe('0');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await expect.poll(focused).toBe('1');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.why .proof');
    await page.keyboard.press('Escape');
    await page.waitForSelector('.why', { state: 'detached' });
    await expect.poll(focused).toBe('1');
    await page.keyboard.press('End');
    await expect.poll(focused).toBe('400'); // 400 posts and the line that says where the shown ones end
    const feed = page.getByRole('feed', { name: 'Yours' });
    expect(await feed.getByRole('article').last().getAttribute('aria-setsize')).toBe('400');
  });

  test('hidden posts stand at the end, with the rule that hides them', async () => {
    const hidden = Number(/(\d+) posts? (is|are) hidden/.exec(await page.textContent('.effect'))?.[1] ?? 0);
    expect(hidden).toBeGreaterThan(0);
    await page.locator('.mine .list').evaluate((list) => (list.scrollTop = list.scrollHeight));
    await page.waitForSelector('.strip[data-id]');
    await page.locator('.strip[data-id]').last().click();
    await expect.poll(() => page.textContent('.why h2')).toBe('Why is this hidden?');
    expect(await page.textContent('.why .answer')).toMatch(/^Hidden by .+ Otherwise it would stand /);
    expect(await page.getAttribute('.proof', 'data-holds')).toBe('true');
  });

  test('French: every part, with its numbers and its spaces', async () => {
    await page.getByRole('button', { name: 'Français' }).click();
    expect(await page.getAttribute('html', 'lang')).toBe('fr');
    expect(await page.textContent('.sentence')).toMatch(/^400 publications de/);
    expect(await page.textContent('.mine h2')).toMatch(/Le vôtre/);
    expect(await page.textContent('.promise')).toMatch(/100\u202f% sur cet appareil/);
    const [number] = await page.$$eval('.sentence .number', (all) => all.map((one) => one.textContent).filter((v) => v.includes(',')));
    expect(number).toMatch(/^\d+,\d+$/);
  });
});

describe('a file is brought', () => {
  beforeEach(() => open());
  afterEach(keepsItsPromises);

  test('dropped anywhere, read, ranked; what was left out is said with its place', async () => {
    await drop(page, { name: 'mine.jsonl', text: `${timeline}not a post\n` });
    await expect.poll(() => page.textContent('.source')).toBe('mine.jsonl: 3 posts');
    await expect.poll(() => orderOf(page, 'served')).toEqual(['a', 'b', 'c']);
    await expect.poll(() => orderOf(page)).toHaveLength(3);
    await expect.poll(async () => (await orderOf(page))[0]).toBe('b'); // nine replies
    const report = page.getByRole('dialog');
    await report.waitFor();
    expect(await report.textContent()).toMatch(/1 entry was not read.*line 4/s);
    expect(await report.textContent()).toMatch(/Known of every postlikes, /);
  });

  test('unknown is not zero: a count the file does not give is a dash', async () => {
    await drop(page, { name: 'mine.jsonl', text: timeline });
    await expect.poll(() => page.textContent('.source')).toBe('mine.jsonl: 3 posts');
    const reposts = page.locator('.mine .post .count').nth(2);
    expect(await reposts.getAttribute('title')).toBe('reposts: not known in this file');
    expect(await reposts.locator('[aria-hidden] >> text=–').count()).toBe(1);
  });

  test('several files are one timeline', async () => {
    await drop(page, { name: 'one.jsonl', text: timeline }, { name: 'two.jsonl', text: `${post('d', 40)}\n` });
    await expect.poll(() => page.textContent('.source')).toBe('2 files: 4 posts');
  });

  test('a wrong file gives the engine’s sentence, and the old feed stays', async () => {
    const before = await orderOf(page);
    await drop(page, { name: 'holiday.txt', text: 'Dear diary, this is not a timeline.\n' });
    const alert = page.locator('.news.refused');
    await alert.waitFor();
    expect(await alert.textContent()).toMatch(/holiday\.txt was not read\./);
    expect((await alert.locator('[lang=en]').textContent()).length).toBeGreaterThan(20);
    expect(await orderOf(page)).toEqual(before);
    await page.waitForTimeout(500);
    expect(await alert.isVisible()).toBe(true);
    await alert.getByRole('button').click();
    expect(await alert.count()).toBe(0);
  });

  test('a long read can be stopped; nothing was changed', async () => {
    const before = await orderOf(page);
    await drop(page, { name: 'long.jsonl', text: timeline.replaceAll('Post', 'Long '.repeat(60)), times: 60_000 });
    await page.locator('.news').getByRole('button', { name: 'Cancel' }).click();
    await expect.poll(() => page.locator('.news').count()).toBe(0);
    await expect.poll(() => page.textContent('body > #page > [role=status]')).toMatch(/Nothing was changed/);
    expect(await orderOf(page)).toEqual(before);
    await drop(page, { name: 'mine.jsonl', text: timeline });
    await expect.poll(() => page.textContent('.source'), { timeout: 20_000 }).toBe('mine.jsonl: 3 posts');
  });

  test('markup in a post is text, and nothing of it is loaded', async () => {
    const text = '<img src=x onerror="window.owned = 1"><script>window.owned = 1</script> https://example.com/a.png';
    await drop(page, { name: 'mine.jsonl', text: `${post('a', 1, { text, author_name: '<b>x</b>', likes: 1 })}\n` });
    await expect.poll(() => page.textContent('.mine .post .text')).toBe(text);
    await page.locator('.mine .post').click();
    await page.waitForSelector('.proof');
    expect(await page.evaluate(() => window.owned)).toBeUndefined();
    expect(await page.locator('img, a, iframe, .mine b b').count()).toBe(0);
  });

  test('the way back to the sample', async () => {
    const before = await orderOf(page);
    await drop(page, { name: 'mine.jsonl', text: timeline });
    await expect.poll(() => page.textContent('.source')).toBe('mine.jsonl: 3 posts');
    await page.click('.source');
    await page.getByRole('button', { name: 'Back to the sample' }).click();
    await expect.poll(() => orderOf(page)).toEqual(before);
  });
});

describe('every eye, hand and ear', () => {
  afterEach(keepsItsPromises);
  const axe = async () => {
    await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
    const { violations } = await page.evaluate(() => window.axe.run());
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
  };

  test.each([['light'], ['dark']])('no accessibility violation, %s', async (colorScheme) => {
    await open({ colorScheme });
    expect(await axe()).toEqual([]);
    await page.locator('.mine .post[data-index="2"]').click();
    await page.waitForSelector('.proof');
    expect(await axe()).toEqual([]);
  });

  test('360 pixels: one column, a switch, a sheet; nothing sticks out', async () => {
    await open({ viewport: { width: 360, height: 740 }, hasTouch: true });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    expect(await page.locator('.served .post').first().isVisible()).toBe(false);
    await page.getByRole('button', { name: 'As served' }).tap();
    expect(await page.locator('.served .post').first().isVisible()).toBe(true);
    await page.getByRole('button', { name: 'Numbers' }).tap();
    const before = await orderOf(page);
    await slider(await firstWeight()).press('Home');
    await changedFrom(before);
    expect(await axe()).toEqual([]);
  });

  test('where the system asks for stillness, nothing glides', async () => {
    await open({ reducedMotion: 'reduce' });
    await page.evaluate(() => {
      window.glides = 0;
      const animate = Element.prototype.animate;
      Element.prototype.animate = function (...given) {
        window.glides += 1;
        return animate.apply(this, given);
      };
    });
    const before = await orderOf(page);
    await slider(await firstWeight()).press('Home');
    await changedFrom(before);
    expect(await page.evaluate(() => window.glides)).toBe(0);
  });

  test('a French browser gets a French page', async () => {
    await open({ locale: 'fr-FR' });
    expect(await page.textContent('.served h2')).toMatch(/Tel que servi/);
  });
});

describe('nothing leaves', () => {
  test('a request to anywhere else is refused by the page’s own rules', async () => {
    await open();
    const answer = await page.evaluate(() => fetch('https://example.com').then(() => 'sent', () => 'refused'));
    expect(answer).toBe('refused');
    await expect.poll(() => opened.watch.violations.join()).toMatch(/^connect-src: https:\/\/example\.com/);
  });

  test('a script, a style, a worker from a string are refused as well', async () => {
    await open();
    // In a timer of the page's own: what the debugger evaluates directly may eval.
    const refused = await page.evaluate(() => new Promise((resolve) => setTimeout(() => resolve(
      ['innerHTML', 'eval', 'worker'].filter((way) => {
        try {
          if (way === 'innerHTML') document.createElement('p').innerHTML = '<b>x</b>';
          if (way === 'eval') new Function('1');
          if (way === 'worker') new Worker('/x.js');
          return false;
        } catch {
          return true;
        }
      }),
    ))));
    expect(refused).toEqual(['innerHTML', 'eval', 'worker']);
  });
});
