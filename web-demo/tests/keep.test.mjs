// Keeping and sharing a recipe, in a real browser: the shelf, files, links; and what a link or a file may not do.

import { inflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { orderOf } from './browser.mjs';
import { newPageForEachTest } from './each.mjs';

let page;
newPageForEachTest((opened) => (page = opened), { permissions: ['clipboard-read', 'clipboard-write'] });

const button = (name) => page.getByRole('button', { name, exact: true });
const keepOpen = () => button('Keep or share…').click();
const choose = async (recipe) => {
  const before = await orderOf(page);
  await page.getByRole('combobox', { name: 'Recipe', exact: true }).selectOption(recipe);
  await expect.poll(() => orderOf(page)).not.toEqual(before);
};
const linkNow = () => page.locator('[data-link]').getAttribute('data-link');
const longLink = async (text) => {
  const bytes = new Uint8Array(await new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'))).arrayBuffer());
  return `#r=1.${Buffer.from(bytes).toString('base64url')}`;
};
const goTo = (hash) => page.evaluate((to) => void (location.hash = to), hash);

describe('the shelf', () => {
  test('a recipe is kept by its name, used again after a reload, and forgotten', async () => {
    await choose('popular');
    const popular = await orderOf(page);
    await keepOpen();
    const name = page.getByRole('textbox', { name: 'Name' });
    await name.fill('What many like');
    await name.press('Enter');
    await button('Keep on this device').click();
    await expect.poll(() => page.locator('.shelf').textContent()).toContain('What many like');
    await page.reload();
    await page.waitForSelector('.mine .post .bar', { state: 'attached' });
    expect(await orderOf(page)).not.toEqual(popular);
    await keepOpen();
    await button('Use it: What many like').click();
    await button('Use it').click();
    await expect.poll(() => orderOf(page)).toEqual(popular);
    await keepOpen();
    await button('Forget: What many like').click();
    await expect.poll(() => page.locator('.sheet').textContent()).toContain('Nothing is kept yet.');
  });

  test('where the browser keeps nothing, the page says so and goes on', async () => {
    await page.evaluate(() => {
      indexedDB.open = () => { throw new DOMException('full', 'QuotaExceededError'); };
    });
    await keepOpen();
    await button('Keep on this device').click();
    await expect.poll(() => page.getByRole('alert').textContent()).toContain('save it as a file instead');
  });
});

describe('a link', () => {
  test('holds the recipe, is shown before it is used, and is gone from the address', async () => {
    await choose('popular');
    const popular = await orderOf(page);
    await keepOpen();
    await expect.poll(linkNow).toMatch(/#r=1\.[\w-]+$/);
    const hash = new URL(await linkNow()).hash;
    await page.keyboard.press('Escape');
    await choose('calmer');
    await goTo(hash);
    await expect.poll(() => page.locator('.sheet').textContent()).toContain('What it would change here');
    expect(new URL(page.url()).hash).toBe('');
    expect(await orderOf(page)).not.toEqual(popular);
    await button('Use it').click();
    await expect.poll(() => orderOf(page)).toEqual(popular);
  });

  test('leaves accounts out unless asked', async () => {
    const recipe = { limpid: 1, name: 'For Ana', steps: [{ add: 'likes' }, { multiply: 1000, when: 'author in ["@ana"]', id: 'lift' }] };
    await goTo(await longLink(JSON.stringify(recipe)));
    await expect.poll(() => page.locator('.sheet').textContent()).toContain('@ana: × 1000 by step 2');
    await button('Use it').click();
    await keepOpen();
    await expect.poll(() => page.locator('.sheet').textContent()).toContain('It names 1 account.');
    await expect.poll(linkNow).toBeTruthy();
    const without = await linkNow();
    await page.getByRole('checkbox', { name: 'with the accounts it names' }).check();
    await expect.poll(async () => (await linkNow()).length).toBeGreaterThan(without.length);
    await page.keyboard.press('Escape');
    await goTo(new URL(without).hash);
    await expect.poll(() => page.locator('.sheet').textContent()).toContain('This link holds a recipe');
    expect(await page.locator('.sheet').textContent()).not.toContain('@ana: ×');
    expect(inflateRawSync(Buffer.from(new URL(without).hash.slice('#r=1.'.length), 'base64url')).toString()).not.toContain('ana"');
  });

  test.each([
    ['#r=1.AAAA', /cut off or changed/],
    ['#r=1.!!', /cut off or changed/],
    ['#r=9.abc', /newer Limpid/],
  ])('%s is refused with a sentence', async (hash, sentence) => {
    await goTo(hash);
    await expect.poll(() => page.locator('.sheet').textContent()).toMatch(sentence);
    await button('Leave it').click();
    await expect.poll(() => page.locator('.sheet').count()).toBe(0);
  });

  test('one that unpacks to megabytes is stopped', async () => {
    await goTo(await longLink('a'.repeat(5_000_000)));
    await expect.poll(() => page.locator('.sheet').textContent()).toContain('more than any recipe needs');
  });

  test('markup in it is text', async () => {
    const markup = '<img src=x onerror="document.title=1"><script>document.title=1</script>';
    await goTo(await longLink(JSON.stringify({ limpid: 1, name: markup, about: markup, steps: [{ add: 'likes', label: markup }] })));
    await expect.poll(() => page.locator('.sheet').textContent()).toContain(markup);
    await button('Use it').click();
    await expect.poll(() => page.locator('.sentence').textContent()).toContain('<img src=x');
    expect(await page.title()).toMatch(/^Limpid/);
  });

  test('a recipe with an error in it is refused with the engine’s sentence', async () => {
    await goTo(await longLink(JSON.stringify({ limpid: 1, steps: [{ add: 'lkes' }] })));
    await expect.poll(() => page.locator('.sheet').textContent()).toContain('did you mean "likes"?');
  });
});

describe('a file', () => {
  test('is saved as JSON that opens again', async () => {
    await choose('popular');
    const popular = await orderOf(page);
    await keepOpen();
    const [download] = await Promise.all([page.waitForEvent('download'), button('Save as a file').click()]);
    expect(download.suggestedFilename()).toMatch(/\.json$/);
    await page.keyboard.press('Escape');
    await choose('calmer');
    await keepOpen();
    await page.locator('.sheet input[type=file]').setInputFiles(await download.path());
    await button('Use it').click();
    await expect.poll(() => orderOf(page)).toEqual(popular);
  });

  test('that is no text is refused', async () => {
    await keepOpen();
    await page.locator('.sheet input[type=file]').setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from([0xff, 0xfe, 0x00]) });
    await expect.poll(() => page.locator('.sheet').last().textContent()).toContain('It is no text.');
  });
});

test('beside another recipe, in words', async () => {
  await keepOpen();
  await page.getByRole('combobox', { name: 'Compare with' }).selectOption('calmer');
  await expect.poll(() => page.locator('.sheet').textContent()).toContain('No difference');
  await page.getByRole('combobox', { name: 'Compare with' }).selectOption('popular');
  await expect.poll(() => page.locator('.differences li').count()).toBeGreaterThan(2);
});
