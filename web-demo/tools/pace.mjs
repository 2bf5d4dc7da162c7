// How fast the page is, in Chromium: the first feed, frames while a number is dragged, how long the main thread is
// blocked. A script, not a test: it times. `node tools/pace.mjs [FILE.jsonl]` (default: an invented feed of 100,000 posts,
// which needs build/limpid). The page must have been built.

import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startBrowser } from '../tests/browser.mjs';

const POSTS = 100_000;
const SECONDS = 5;

function sampleFile() {
  const file = join(tmpdir(), `limpid-pace-${POSTS}.jsonl`);
  if (!existsSync(file)) {
    const command = fileURLToPath(new URL('../../build/limpid', import.meta.url));
    const { stdout, status } = spawnSync(command, ['sample', '--posts', String(POSTS)], { maxBuffer: 1 << 30 });
    if (status !== 0) throw new Error('build/limpid sample failed: ./dev build makes it');
    writeFileSync(file, stdout);
  }
  return file;
}

const site = await startBrowser();
const page = await site.browser.newPage({ viewport: { width: 1280, height: 900 } });
await page.addInitScript(() => {
  globalThis.blocked = [];
  new PerformanceObserver((list) => blocked.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask', buffered: true });
});

const begun = performance.now();
await page.goto(site.url);
await page.waitForSelector('.mine .post .bar', { state: 'attached' });
const firstFeed = performance.now() - begun;
const blockedAtStart = await page.evaluate(() => blocked.splice(0));

const file = process.argv[2] ?? sampleFile();
const opening = performance.now();
await page.locator('.top-bar input[type=file]').setInputFiles(file);
await page.waitForFunction((name) => document.querySelector('.source')?.textContent.includes(name), file.split('/').at(-1), { timeout: 120_000 });
const opened = performance.now() - opening;
await page.keyboard.press('Escape');
await page.waitForTimeout(1000);
const blockedWhileOpening = await page.evaluate(() => blocked.splice(0));

const slider = page.locator('.panel [data-step="replies"] input[type=range]');
const box = await slider.boundingBox();
await page.evaluate(() => {
  globalThis.frames_ = [];
  let last = performance.now();
  const tick = (now) => (frames_.push(now - last), (last = now), requestAnimationFrame(tick));
  requestAnimationFrame(tick);
});
await page.mouse.move(box.x + 20, box.y + box.height / 2);
await page.mouse.down();
const until = performance.now() + SECONDS * 1000;
for (let i = 0; performance.now() < until; i += 1) {
  await page.mouse.move(box.x + 20 + ((box.width - 40) * (1 + Math.sin(i / 15))) / 2, box.y + box.height / 2);
}
await page.mouse.up();
const frames = (await page.evaluate(() => frames_)).sort((a, b) => a - b);
const blockedWhileDragging = await page.evaluate(() => blocked.splice(0));
const at = (share) => frames[Math.floor(share * (frames.length - 1))].toFixed(1);
const longest = (times) => (times.length ? `${Math.max(...times).toFixed(0)} ms (${times.length} over 50 ms)` : 'never over 50 ms');

console.log(`first feed (the sample, from a local server)  ${firstFeed.toFixed(0)} ms; main thread blocked ${longest(blockedAtStart)}`);
console.log(`opening ${file.split('/').at(-1)}  ${opened.toFixed(0)} ms; main thread blocked ${longest(blockedWhileOpening)}`);
console.log(`dragging for ${SECONDS} s: ${frames.length} frames (${(frames.length / SECONDS).toFixed(0)} a second); between frames median ${at(0.5)}, 95 % ${at(0.95)}, longest ${at(1)} ms`);
console.log(`  main thread blocked ${longest(blockedWhileDragging)}`);
await site.stop();
