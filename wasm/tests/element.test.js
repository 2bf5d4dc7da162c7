// <limpid-why> and <limpid-feed> in a real browser, under the strictest policy that WebAssembly allows:
//  1. they draw what the ranking says, and keep the policy;
//  2. a keyboard reaches everything, and the focus stays where the reader is;
//  3. axe finds nothing, in light and dark, English and French;
//  4. the client draws its own posts, by a function or by slots;
//  5. nothing in a post is markup, and nothing is loaded.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, test } from 'node:test';

import { closeBrowser, openPage } from './browser.js';

const axe = createRequire(import.meta.url)('axe-core');
after(closeBrowser);

/** A page with one feed of the sample, ranked. `before` runs before the elements are defined. */
const withFeed = ({ before = '', ranking = "timeline.rank('calmer')", ...options } = {}) => openPage({
  body: '<h1>News</h1><limpid-feed page-size="5"></limpid-feed>',
  script: `
    const { load } = await import('/index.js');
    const { define } = await import('/element.js');
    globalThis.feed = document.querySelector('limpid-feed');
    const style = new CSSStyleSheet();
    style.replaceSync('html { color-scheme: light dark; background: light-dark(#faf8f4, #161d26); color: light-dark(#1c2830, #ebe8e1) }');
    document.adoptedStyleSheets = [style];
    const limpid = await load();
    const timeline = limpid.sample({ posts: 60 });
    globalThis.ranking = ${ranking};
    ${before}
    define();
    define(); // twice is no harm
    feed.ranking = ranking;
    await feed.refresh();`,
  ...options,
});

const violations = async (page) => {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`);
};

const ranks = (page) => page.locator('article').evaluateAll((articles) => articles.map(({ dataset }) => dataset.id));
const focused = (page) => page.evaluate(() => document.activeElement.shadowRoot?.activeElement?.getAttribute('aria-posinset'));

test('a feed: the ranking’s rows, more of them, the end, hidden ones', async () => {
  const { page, wrong, close } = await withFeed();
  const ids = await page.evaluate(() => ranking.page(0, Infinity).map(({ id }) => id));
  assert.deepEqual(await ranks(page), ids.slice(0, 5));
  await page.getByRole('button', { name: '5 more' }).click();
  await page.waitForFunction(() => feed.shadowRoot.querySelectorAll('article').length === 10);
  assert.deepEqual(await ranks(page), ids.slice(0, 10));
  assert.equal(await focused(page), '6', 'reading goes on with the first that was added');
  await page.evaluate(async () => {
    feed.pageSize = 1000;
    await feed.refresh();
  });
  assert.deepEqual(await ranks(page), ids);
  assert.match(await page.locator('[part=end]').textContent(), /^The end: \d+ posts\.$/);
  const hidden = await page.evaluate(() => ranking.hiddenCount);
  assert.ok(hidden > 0);
  assert.equal(await page.locator('[part=hidden-post]').count(), hidden);
  assert.deepEqual(wrong, []);
  await close();
});

test('why: sentence, waterfall and figures are the engine’s; numbers that change are drawn anew', async () => {
  const { page, wrong, close } = await withFeed();
  await page.getByRole('button', { name: 'Why here? Post 2' }).click();
  const why = page.locator('article').nth(1).locator('limpid-why');
  await why.locator('[part=sentence]').waitFor();
  const { sentence, steps } = await page.evaluate(() => ranking.explain(ranking.page(1, 1)[0].id));
  assert.equal(await why.locator('[part=sentence]').textContent(), sentence);
  assert.equal(await why.locator('[part=waterfall] li').count(), steps.filter(({ verb }) => !['limit', 'mix', 'pin'].includes(verb)).length + 1);
  // Each bar begins where the one before ended.
  const ends = await why.locator('[part=bar] i').evaluateAll((bars) => bars.map((bar) => {
    const [left, width] = [bar.style.left, bar.style.width].map(parseFloat);
    return bar.part.contains('cut') ? [left + width, left] : [left, left + width];
  }));
  for (let i = 1; i < ends.length; i += 1) assert.ok(Math.abs(ends[i][0] - ends[i - 1][1]) < 1e-3, `${ends}`);
  await why.locator('summary').click();
  assert.equal(await why.locator('tbody tr').count(), steps.length);

  await page.locator('article').nth(1).focus();
  const [, id] = await ranks(page);
  await page.evaluate(async () => {
    ranking.set('replies/weight', 8);
    await feed.refresh();
  });
  assert.deepEqual(await ranks(page), await page.evaluate(() => ranking.page(0, 5).map((row) => row.id)));
  assert.equal(await page.evaluate(() => document.activeElement.shadowRoot?.activeElement?.dataset.id ?? null), (await ranks(page)).includes(id) ? id : null);
  assert.deepEqual(wrong, []);
  await close();
});

test('keys: one stop in the tab order, arrows and kin from post to post, Enter asks why', async () => {
  const { page, wrong, close } = await withFeed();
  await page.keyboard.press('Tab');
  assert.equal(await focused(page), '1');
  for (const [key, place] of [['ArrowDown', '2'], ['j', '3'], ['k', '2'], ['End', '5'], ['ArrowDown', '5'], ['Home', '1'], ['PageDown', '5'], ['PageUp', '1'], ['ArrowUp', '1']]) {
    await page.keyboard.press(key);
    assert.equal(await focused(page), place, key);
  }
  await page.keyboard.press('Enter');
  await page.locator('article').first().locator('limpid-why [part=sentence]').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Why here? Post 1' }).getAttribute('aria-expanded'), 'true');
  assert.equal(await page.locator('article[tabindex="0"]').count(), 1);
  await page.keyboard.press('Enter');
  assert.equal(await page.locator('limpid-why').first().isVisible(), false);
  assert.deepEqual(wrong, []);
  await close();
});

for (const [colorScheme, lang] of [['light', 'en'], ['dark', 'fr']]) {
  test(`axe finds nothing: ${colorScheme}, ${lang}`, async () => {
    const { page, wrong, close } = await withFeed({ colorScheme, lang });
    await page.locator('[part=why-button]').first().click();
    const details = page.locator('limpid-why').first().locator('summary');
    await details.click();
    await page.locator('[part=hidden] summary').click();
    assert.deepEqual(await violations(page), []);
    if (lang === 'fr') {
      assert.match(await page.locator('limpid-why [part=sentence]').first().textContent(), /^Première sur \d+\./);
      assert.equal(await details.textContent(), 'Chaque étape en chiffres');
    }
    assert.deepEqual(wrong, []);
    await close();
  });
}

test('the client’s own posts: by a function, and by slots', async () => {
  const before = `
    globalThis.seen = [];
    feed.addEventListener('limpid-rows', ({ detail }) => seen.push(detail.rows.length));
    feed.render = (row) => Object.assign(document.createElement('p'), { textContent: 'mine: ' + row.id });`;
  const { page, wrong, close } = await withFeed({ before });
  assert.equal(await page.evaluate(() => feed.querySelectorAll('[slot^=post-]').length), 5);
  assert.match(await page.evaluate(() => feed.shadowRoot.querySelector('slot').assignedElements()[0].textContent), /^mine: /);
  await page.evaluate(async () => {
    feed.render = null;
    await feed.refresh(); // what the function drew goes, what stands there by hand stays
    const [{ id }] = ranking.page(0, 1);
    feed.append(Object.assign(document.createElement('b'), { slot: `post-${id}`, textContent: 'by hand' }));
    await feed.refresh();
  });
  assert.deepEqual(await page.evaluate(() => [...feed.children].map((child) => child.textContent)), ['by hand']);
  assert.ok((await page.evaluate(() => seen)).every((count) => count === 5));
  assert.deepEqual(wrong, []);
  await close();
});

test('set before it is defined, taken away, asked of a worker, refused', async () => {
  const { page, wrong, close } = await withFeed({ before: 'feed.ranking = ranking; await new Promise((next) => setTimeout(next));' });
  assert.equal((await ranks(page)).length, 5);
  await page.evaluate(async () => {
    // As limpid/worker answers, late; of two drawings only the newest counts.
    const later = (answer) => new Promise((next) => setTimeout(() => next(answer), 20));
    feed.ranking = { page: (...range) => later(ranking.page(...range).slice(0, 2)), hidden: () => later([]), explain: (...post) => later(ranking.explain(...post)) };
    feed.ranking = { page: (...range) => later(ranking.page(...range).slice(0, 3)), hidden: () => later([]), explain: (...post) => later(ranking.explain(...post)) };
    await feed.refresh();
  });
  assert.equal((await ranks(page)).length, 3);
  await page.evaluate(async () => {
    ranking.dispose();
    feed.ranking = ranking;
    await feed.refresh();
  });
  assert.match(await page.getByRole('alert').textContent(), /was disposed of/);
  await page.evaluate(async () => {
    feed.ranking = null;
    await feed.refresh();
  });
  assert.equal((await ranks(page)).length, 0);
  assert.deepEqual(wrong, []);
  await close();
});

test('what a post says is text: no markup, no picture, no request', async () => {
  const evil = '<img src=https://evil.example/x.png onerror=alert(1)><script>alert(1)</script> https://evil.example';
  const posts = [{ id: `1'"><b>`, author: evil, text: evil, media: ['image'], links: ['https://evil.example'] }, { id: '2', author: evil }];
  const { page, wrong, close } = await withFeed({ ranking: `(await limpid.read(${JSON.stringify(posts)})).rank('served')` });
  assert.equal(await page.locator('[part=text]').first().textContent(), evil);
  assert.equal(await page.evaluate(() => feed.shadowRoot.querySelectorAll('img, script, a, b').length), 0);
  assert.deepEqual(wrong, []);
  await close();
});

test('on a server it can be imported, and defining there does nothing', async () => {
  const { define } = await import('limpid/element');
  assert.equal(define(), undefined);
});
