// The page in a real browser, as a stranger uses it: opens, drags, asks why, brings a file, changes the language.
// After every test: no error, no policy violation, not one request after load.

import { readdir, readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { zip } from '../../tests/cli/packing.mjs';
import { drop, openPage, orderOf, startBrowser, withList, violationsOf } from './browser.mjs';

const museum = new URL('../../core/recipes/', import.meta.url);
const powerUser = JSON.parse(await readFile(new URL('power-user.json', museum), 'utf8'));

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
  // Parts of the page itself are loaded when they are first needed; there is nothing else that it asks for.
  const own = (address) => new URL(address, started.url).href.startsWith(`${started.url}assets/`);
  expect(opened.lateRequests().filter((address) => !own(address))).toEqual([]);
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

  test('undo takes a gesture back, redo does it again, and a screen reader hears which', async () => {
    const before = await orderOf(page);
    await slider(await firstWeight()).press('Home');
    await changedFrom(before);
    const after = await orderOf(page);
    const undo = page.getByRole('button', { name: 'Undo' });
    await expect.poll(() => undo.isEnabled()).toBe(true);
    await undo.click();
    await expect.poll(() => orderOf(page)).toEqual(before);
    await expect.poll(() => page.locator('.said[role=status]').textContent()).toMatch(/^Taken back: Likes count/);
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(() => orderOf(page)).toEqual(after);
    await page.keyboard.press('Control+z');
    await expect.poll(() => orderOf(page)).toEqual(before);
  });

  test('another recipe of the museum can be taken back too', async () => {
    const before = await orderOf(page);
    await page.getByRole('combobox', { name: 'Recipe' }).selectOption('popular');
    await changedFrom(before);
    const undo = page.getByRole('button', { name: 'Undo' });
    await expect.poll(() => undo.isEnabled()).toBe(true);
    await undo.click();
    await expect.poll(() => orderOf(page)).toEqual(before);
    await expect.poll(() => page.getByRole('combobox', { name: 'Recipe' }).inputValue()).toBe('calmer');
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

describe('the engine dies', () => {
  test('and comes back: the feed and its numbers stand, a sentence says what happened', async () => {
    const captureWorkers = () => {
      globalThis.workers = [];
      globalThis.Worker = class extends Worker {
        constructor(...inputs) {
          super(...inputs);
          globalThis.workers.push(this);
        }
      };
    };
    await open({ script: { run: captureWorkers } });
    const own = await orderOf(page);
    await slider(await firstWeight()).press('Home');
    await changedFrom(own);
    const before = await orderOf(page);
    await page.evaluate(() => globalThis.workers[0].dispatchEvent(new ErrorEvent('error', { message: 'killed' })));
    await expect.poll(() => page.textContent('body')).toMatch(/killed.*started again as it last stood/);
    expect(await page.evaluate(() => globalThis.workers.length)).toBe(2);
    await expect.poll(() => orderOf(page)).toEqual(before);
    await page.locator('.mine .post').first().click();
    await page.waitForSelector('.why .proof[data-holds=true]');
    expect(opened.watch.errors).toEqual([]);
    expect(opened.watch.violations).toEqual([]);
    for (const address of opened.watch.late) expect(address).toContain(started.url); // its own files, once more
  });
});

describe('steps that move posts', () => {
  beforeEach(() => open());
  afterEach(keepsItsPromises);
  const number = (address) => page.locator(`.sentence .number[data-address="${address}"]`);
  const type = async (address, text) => {
    await number(address).fill(text);
    await number(address).press('Enter');
  };

  test('the sentence says them, with their numbers', async () => {
    expect(await page.textContent('.sentence')).toMatch(
      /Last, at most 2 posts of one person in any 10 and 0\.5 of the places for people I follow\. Hidden:/,
    );
    await page.getByRole('button', { name: 'Français' }).click();
    expect(await page.textContent('.sentence')).toMatch(
      /Enfin, au plus 2 publications d’une même personne sur 10 à la suite et 0,5 des places pour les personnes que je suis\./,
    );
  });

  test('their numbers are inputs, and only what the format allows is taken', async () => {
    const before = await orderOf(page);
    await type('one-person/at_most', '0.6'); // whole numbers from 1
    await expect.poll(() => number('one-person/at_most').textContent()).toBe('1');
    expect(await page.textContent('.sentence')).toMatch(/at most 1 post of one person in any 10/);
    await type('one-person/within', '1'); // whole numbers from 2
    await expect.poll(() => number('one-person/within').textContent()).toBe('2');
    await number('one-person/within').press('ArrowUp');
    await expect.poll(() => number('one-person/within').textContent()).toBe('3');
    await type('half/share', '7'); // 0 to 1
    await expect.poll(() => number('half/share').textContent()).toBe('1');
    await changedFrom(before);
    expect(await slider('half/share').getAttribute('max')).toBe('1');
    expect(await page.locator('.effect .refused').count()).toBe(0);
  });

  test('the reason tells the travel in words, and still replays', async () => {
    await page.locator('.mine .post[data-index="4"]').click();
    await page.waitForSelector('.moves [data-step=half]');
    expect(await page.textContent('.moves [data-step=half]')).toMatch(/place \d+ → 5, gave way to \d+ posts?$/);
    expect(await page.textContent('.moves [data-step=one-person]')).toMatch(/stays at place \d+|place \d+ → \d+/);
    expect(await page.textContent('.moves .sum')).toBe('Place5');
    expect(await page.textContent('.why .answer')).toMatch(/By points alone it would stand \w+; what moved it: places for people I follow\.$/);
    expect(await page.locator('.waterfall [data-step=half]').count()).toBe(0);
    expect(await page.getAttribute('.proof', 'data-holds')).toBe('true');
  });

  test('a round robin says where counting began anew', async () => {
    await page.selectOption('.recipe-menu', 'one-each');
    await expect.poll(() => page.textContent('.sentence')).toMatch(/at most 1 post of one person in each round/);
    await page.locator('.mine .list').evaluate((list) => (list.scrollTop = 30 * 80));
    await page.locator('.mine .post[data-index="32"]').click();
    await expect.poll(() => page.textContent('.moves [data-step=each]')).toMatch(/gave way to 31 posts, counting began anew here$/);
  });
});

describe('the museum', () => {
  beforeEach(() => open());
  afterEach(keepsItsPromises);

  test('every recipe is in its group, ranks, and explains its first post', async () => {
    const menu = await page.$$eval('.recipe-menu optgroup', (groups) =>
      groups.map(({ label, children }) => [label, ...[...children].map(({ value }) => value)]));
    expect(menu.map(([label]) => label)).toEqual(['For every day', 'X and Twitter', 'Facebook', 'Communities']);
    const ids = menu.flatMap(([, ...recipes]) => recipes);
    expect(ids).toHaveLength((await readdir(museum)).length);
    for (const id of ids) {
      await page.focus('.recipe-menu'); // as a hand would: a list follows the post that has the focus
      await page.selectOption('.recipe-menu', id);
      await page.waitForSelector(`.recipe-menu[data-ranked-by="${id}"]`); // the menu shows it before the feed does
      await page.locator('.mine .post[data-index="0"]').click();
      await expect.poll(() => page.getAttribute('.proof', 'data-holds'), { message: id }).toBe('true');
      await page.locator('.why').getByRole('button', { name: 'Close' }).click();
      await page.waitForFunction(() => document.activeElement?.matches('.mine .post')); // it goes back to the post
    }
  });

  test('what a recipe is and where its numbers come from, without leaving', async () => {
    await page.selectOption('.recipe-menu', 'reddit-hot');
    await expect.poll(() => page.textContent('.about-recipe p')).toMatch(/^Ten times the votes/);
    const sources = page.locator('.about-recipe dl');
    expect(await sources.isVisible()).toBe(false);
    await page.getByText('Sources (2)').click();
    expect(await sources.textContent()).toMatch(/reddit-archive\/reddit@753b17407/);
    await page.getByRole('button', { name: 'Français' }).click();
    expect(await page.getAttribute('.about-recipe p', 'lang')).toBe('en');
  });

  test('where all points are alike the bars are broken, and differ', async () => {
    expect(await page.locator('.mine .bar.broken').count()).toBe(0);
    await page.selectOption('.recipe-menu', 'reddit-hot');
    await page.waitForSelector('.mine .bar.broken');
    const lengths = await page.$$eval('.mine .bar .lift', (bars) => bars.map((bar) => Math.round(bar.getBoundingClientRect().width)));
    expect(new Set(lengths).size).toBeGreaterThan(3);
  });
});

describe('privileges', () => {
  afterEach(keepsItsPromises);
  const boosted = withList({ ...powerUser, id: 'power-user' }, 'boosted', ['@Rex@forthright.example']);

  test('an empty list is said quietly, and nobody wears a crown', async () => {
    await open();
    expect(await page.locator('.privileges').count()).toBe(0);
    await page.selectOption('.recipe-menu', 'close-friends-first');
    await expect.poll(() => page.textContent('.privileges')).toBe('@close: nobody yet');
    expect(await page.locator('.crown, .privileges .icon').count()).toBe(0);
    await page.selectOption('.recipe-menu', 'calmer');
    await expect.poll(() => page.locator('.privileges').count()).toBe(0);
  });

  test('whoever is named wears a crown, on every post; the sentence is the engine’s and follows the numbers', async () => {
    await open({ script: boosted });
    await page.selectOption('.recipe-menu', 'power-user');
    await expect.poll(() => page.textContent('.privileges')).toMatch(/^ ?@Rex@forthright\.example: exempt from steps 1 and 8; × 1000 by step 6/);
    const first = page.locator('.mine .post[data-index="0"]');
    expect(await first.locator('.crown').getAttribute('title')).toMatch(/^@Rex@forthright\.example: /);
    expect(await first.locator('.byline b').textContent()).toMatch(/Rex Forthright/);
    const crowned = await page.$$eval('.mine .byline b:has(.crown)', (names) => names.map(({ title }) => title));
    expect(new Set(crowned)).toEqual(new Set(['rex@forthright.example']));
    await slider('boost/multiply').press('Home');
    await expect.poll(() => page.textContent('.privileges')).toMatch(/× 0 by step 6/);
  });

  test('on a small screen too, also when the numbers are up', async () => {
    await open({ script: boosted, viewport: { width: 360, height: 740 }, hasTouch: true });
    await page.selectOption('.recipe-menu', 'power-user');
    await page.waitForSelector('.privileges .icon');
    await page.getByRole('button', { name: 'Numbers' }).tap();
    expect(await page.locator('.sentence').isVisible()).toBe(false);
    expect(await page.locator('.privileges').isVisible()).toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
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

  test('of a ZIP the posts are read; private messages stay closed, and the report says so', async () => {
    const archive = zip({
      'data/direct-messages.js': 'window.YTD.direct_messages.part0 = []', 'b/one.jsonl': timeline, 'b/two.jsonl': `${post('d', 40)}\n`,
    });
    await drop(page, { name: 'captures.zip', base64: archive.toString('base64') });
    await expect.poll(() => page.textContent('.source')).toBe('captures.zip: 4 posts');
    const report = page.getByRole('dialog');
    await report.waitFor();
    expect(await report.textContent()).toMatch(/not opened: private messages \(1\)/);
  });

  test('gzip is unpacked', async () => {
    await drop(page, { name: 'mine.json.gz', base64: gzipSync(timeline).toString('base64') });
    await expect.poll(() => page.textContent('.source')).toBe('mine.json.gz: 3 posts');
  });

  test('a ZIP that is encrypted, damaged or made to do harm is refused by name', async () => {
    const spaces = Buffer.alloc(30_000_000, ' ');
    for (const [archive, sentence] of [
      [zip({ 'a.json': timeline }, { flags: 1 }), /a\.json: is encrypted/],
      [zip({ 'a.json': timeline }, { checksum: 7 }), /a\.json: this archive is damaged or cut off/],
      [zip({ 'a.json': timeline }).subarray(0, -30), /this archive is damaged or cut off/],
      [zip({ 'a.json': spaces }), /a\.json: unpacks to more than 100 times its size/],
      [zip({ 'a.jpg': 'x' }), /none may hold posts/],
    ]) {
      await drop(page, { name: 'captures.zip', base64: archive.toString('base64') });
      const alert = page.locator('.news.refused');
      await expect.poll(() => alert.locator('[lang=en]').textContent()).toMatch(sentence);
      await alert.getByRole('button', { name: 'Dismiss' }).click();
    }
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
    await alert.getByRole('button', { name: 'Dismiss' }).click();
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
    expect(await page.locator('img, main a, iframe, .mine b b').count()).toBe(0);
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
  const axe = () => violationsOf(page);

  test('no accessibility violation where somebody is privileged and the sources are open', async () => {
    await open();
    await page.selectOption('.recipe-menu', 'close-friends-first');
    await page.waitForSelector('.privileges');
    await page.locator('.about-recipe summary').click();
    expect(await axe()).toEqual([]);
  });

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
