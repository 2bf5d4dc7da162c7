// Bringing a timeline in every way, and what can be done with it: lists of people beside it, names replaced, kept here.

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { drop, openPage, orderOf, startBrowser, violationsOf } from './browser.mjs';

let site;
let open;
let page;
beforeAll(async () => (site = await startBrowser()));
afterAll(() => site.stop());
beforeEach(async () => {
  open = await openPage(site);
  ({ page } = open);
});
afterEach(async () => {
  expect(open.watch.errors).toEqual([]);
  expect(open.watch.violations).toEqual([]);
  await open.close();
});

const POSTS = [
  { id: 'https://example.org/1', author: 'ana@example.org', author_name: 'Ana Real', created_at: '2026-03-01T08:00:00Z', text: 'Tides, says @bo@example.org and @bo.', likes: 3, mentions: ['bo@example.org'], why_shown: 'Ana Real liked' },
  { id: 'https://example.org/2', author: 'bo@example.org', author_name: 'Bo Real', created_at: '2026-03-01T09:00:00Z', text: 'Waves', likes: 9, links: ['https://example.org/@bo/2'] },
  { id: 'https://example.org/3', author: 'ana@example.org', author_name: 'Ana Real', created_at: '2026-03-01T07:00:00Z', text: 'Foam', likes: 5, reposter: 'bo@example.org', kind: 'repost' },
];
const LINES = POSTS.map((post) => `${JSON.stringify(post)}\n`).join('');
const source = () => page.textContent('.source');
const openMine = async (name = 'mine.jsonl') => {
  await drop(page, { name, text: LINES });
  await expect.poll(source).toBe(`${name}: 3 posts`);
};
const report = async () => {
  if (!(await page.isVisible('.report'))) await page.click('.source');
  await page.waitForSelector('.report .option');
};
const paste = (text, on = 'body') => page.evaluate(([given, where]) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', given);
  document.querySelector(where).dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
}, [text, on]);

test('pasted text is read as a file, but not where it belongs to a field', async () => {
  await paste(LINES, '.number, [contenteditable]');
  await paste(LINES);
  await expect.poll(source).toBe('pasted text: 3 posts');
});

test('how to get one’s file: every network in steps, a place to paste; also from a refusal', async () => {
  await drop(page, { name: 'holiday.txt', text: 'no posts here' });
  await page.locator('.news.refused').getByRole('button', { name: 'How do I get my file?' }).click();
  const sheet = page.locator('.sheet.help');
  for (const network of ['X (Twitter)', 'Bluesky', 'Mastodon', 'Reddit', 'TikTok', 'LinkedIn', 'Lemmy', 'Nostr']) {
    await sheet.getByText(network, { exact: true }).click();
    expect(await sheet.locator('details[open] li').count()).toBeGreaterThan(0);
  }
  expect(await violationsOf(page)).toEqual([]);
  await paste(LINES, '.help .paste');
  await expect.poll(source).toBe('pasted text: 3 posts');
  expect(await sheet.count()).toBe(0);
});

test('whom the reader follows: the timeline is read again with it, and what it told is said', async () => {
  await openMine();
  await report();
  await page.locator('.option input[type=file]').setInputFiles({ name: 'letter.txt', mimeType: 'text/plain', buffer: Buffer.from('{"no":"list"}') });
  await page.waitForSelector('.news.refused');
  expect(await source()).toBe('mine.jsonl: 3 posts');
  await page.locator('.option input[type=file]').setInputFiles({ name: 'following_accounts.csv', mimeType: 'text/csv', buffer: Buffer.from('Account address,Show boosts,Notify on new posts,Languages\nana@example.org,true,false,\n') });
  await expect.poll(() => page.locator('.report').textContent()).toContain('whom you follow: known of 3 of 3 posts, before of 0');
});

test('over an open timeline there are two places to let go, and the second takes lists of people', async () => {
  await openMine();
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['Account address,Show boosts,Notify on new posts,Languages\nbo@example.org,true,false,\n'], 'following_accounts.csv'));
    document.body.dispatchEvent(new DragEvent('dragover', { dataTransfer, bubbles: true, cancelable: true }));
    globalThis.held = dataTransfer;
  });
  await page.waitForSelector('.drop-people');
  await page.evaluate(() => document.querySelector('.drop-people').dispatchEvent(new DragEvent('drop', { dataTransfer: globalThis.held, bubbles: true, cancelable: true })));
  await report();
  await expect.poll(() => page.locator('.report').textContent()).toContain('whom you follow: known of 3 of 3');
});

describe('names replaced', () => {
  test('nobody’s name is on the page, in texts or in tables; the order stays; and back', async () => {
    await openMine();
    const texts = () => page.$$eval('.mine .post .text', (all) => all.map((one) => one.textContent).filter((text) => !text.startsWith('Tides')));
    const before = await texts();
    await report();
    const names = page.getByRole('checkbox', { name: 'Replace names' });
    await names.check();
    await expect.poll(source).toBe('Names replaced: 3 posts');
    expect(await texts()).toEqual(before);
    const body = () => page.evaluate(() => document.body.innerHTML);
    expect(await body()).toMatch(/Person 1/);
    expect(await body()).toMatch(/Tides, says @person-\d and @person-\d\./);
    expect(await body()).not.toMatch(/Real|example\.org|mine\.jsonl/);
    await page.goto(`${site.url}#/measure`);
    await page.waitForSelector('.measure table', { state: 'attached' });
    expect(await body()).not.toMatch(/Real|example\.org|mine\.jsonl/);
    await page.goto(`${site.url}#/feed`);
    await report();
    await names.uncheck();
    await expect.poll(source).toBe('mine.jsonl: 3 posts');
    await expect.poll(() => page.textContent('.mine')).toContain('Ana Real');
  });

  test('a person is one person, by id or by name; the sample can be replaced too', async () => {
    const before = await orderOf(page);
    expect(before.length).toBeGreaterThan(3);
    const words = await page.locator('.mine .post[data-index="0"] .text').textContent();
    await report();
    await page.getByRole('checkbox', { name: 'Replace names' }).check();
    await expect.poll(() => page.locator('.mine .post[data-index="0"] .byline b').textContent()).toMatch(/^Person \d/);
    expect((await page.locator('.mine .post[data-index="0"] .text').textContent()).slice(0, 12)).toBe(words.slice(0, 12));
  });
});

describe('kept on this device', () => {
  const reload = async () => {
    await page.reload();
    await page.waitForSelector('.mine .post .bar', { state: 'attached' });
  };
  const keepFor = (days) => page.locator('.option select').selectOption(days);

  test('not unless asked; then until its day; forgotten at one click', async () => {
    await openMine();
    await reload();
    expect(await source()).toMatch(/^An invented timeline/);
    await openMine();
    await report();
    await keepFor('7');
    await expect.poll(() => page.locator('.report').textContent()).toContain('is kept until');
    await reload();
    expect(await source()).toBe('mine.jsonl: 3 posts');
    await report();
    await page.getByRole('button', { name: 'Forget everything kept here' }).click();
    await expect.poll(() => page.locator('.said[role=status]').textContent()).toContain('forgotten');
    await reload();
    expect(await source()).toMatch(/^An invented timeline/);
  });

  test('its day has come: it is gone', async () => {
    await openMine();
    await report();
    await keepFor('1');
    await expect.poll(() => page.locator('.report').textContent()).toContain('is kept until');
    await page.addInitScript(() => {
      const now = Date.now;
      Date.now = () => now() + 2 * 86_400_000;
    });
    await reload();
    expect(await source()).toMatch(/^An invented timeline/);
    expect(await page.evaluate(() => new Promise((resolve) => {
      indexedDB.open('limpid-timeline').onsuccess = ({ target }) => {
        target.result.transaction('kept').objectStore('kept').count().onsuccess = (event) => resolve(event.target.result);
      };
    }))).toBe(0);
  });

  test('a full device says so', async () => {
    await openMine();
    await page.evaluate(() => {
      IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); };
    });
    await report();
    await keepFor('7');
    await expect.poll(() => page.locator('.option [role=alert]').textContent()).toContain('no room left');
  });

  test('storage that is refused says so, and the page goes on', async () => {
    await openMine();
    await page.evaluate(() => {
      indexedDB.open = () => { throw new DOMException('no', 'SecurityError'); };
    });
    await report();
    await keepFor('7');
    await expect.poll(() => page.locator('.option [role=alert]').textContent()).toContain('does not let the page keep');
    expect(await source()).toBe('mine.jsonl: 3 posts');
  });
});

test('a name of a file is text, whatever it says', async () => {
  const name = '<img src=x onerror="window.hit=1">"\'><script>window.hit=1</script>.jsonl';
  await openMine(name);
  await report();
  await drop(page, { name: name.replace('jsonl', 'txt'), text: 'nothing' });
  await page.waitForSelector('.news.refused');
  expect(await page.evaluate(() => [window.hit, document.querySelectorAll('img, body script:not([src])').length])).toEqual([undefined, 0]);
});

test('two tabs: what one keeps, the other opens with', async () => {
  await openMine();
  await report();
  await page.locator('.option select').selectOption('7');
  await expect.poll(() => page.locator('.report').textContent()).toContain('is kept until');
  const other = await page.context().newPage();
  await other.goto(site.url);
  await expect.poll(() => other.textContent('.source')).toBe('mine.jsonl: 3 posts');
  await other.click('.source');
  await other.getByRole('button', { name: 'Forget everything kept here' }).click();
  await expect.poll(() => other.locator('.said[role=status]').textContent()).toContain('forgotten');
  expect(await source()).toBe('mine.jsonl: 3 posts');
});
