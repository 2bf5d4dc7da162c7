// A folder as a web site under the strictest policy that the package needs, and a page of it in Debian's Chromium.
//
// Comes in: the folder; goes out: the opened page and all that it did wrong: errors, violations, requests elsewhere.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { chromium } from 'playwright-core';

import { served } from '../../wasm/tests/served.js';

const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.wasm': 'application/wasm' };

/** `elsewhere`: origins that the page may load scripts from and talk to. */
const policyFor = (elsewhere = '') =>
  `default-src 'none'; script-src 'self' 'wasm-unsafe-eval' ${elsewhere}; connect-src 'self' ${elsewhere}; worker-src 'self'`;

/** In milliseconds, for machines that are busy: nothing here is about speed. */
const PATIENCE = 120_000;

let launching;

export function browser() {
  launching ??= chromium.launch({ executablePath: '/usr/bin/chromium', timeout: PATIENCE, args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
  return launching;
}

export async function closeBrowser() {
  await (await launching)?.close();
}

export async function openSite(folder, { elsewhere, route } = {}) {
  const files = readdirSync(folder, { recursive: true }).map((name) => join(folder, name)).filter((path) => statSync(path).isFile());
  const answers = Object.fromEntries(files.map((path) => [
    `/${relative(folder, path)}`, { type: TYPES[extname(path)] ?? 'application/octet-stream', body: readFileSync(path) }]));
  answers['/'] = answers['/index.html'];
  const host = await served(answers, { 'content-security-policy': policyFor(elsewhere) });
  return openPage(host.address, { close: host.close, allowed: [host.address, elsewhere], route });
}

/** `allowed`: origins; a request to any other is wrong. */
export async function openPage(address, { close = () => {}, allowed = [address], route } = {}) {
  const context = await (await browser()).newContext();
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const wrong = [];
  page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
  page.on('pageerror', (error) => wrong.push(error.message));
  page.on('request', (request) => allowed.some((origin) => origin && request.url().startsWith(origin)) || wrong.push(`asked for ${request.url()}`));
  await page.route('**/favicon.ico', (request) => request.fulfill({ status: 204 }));
  if (route) await route(page);
  await page.goto(address);
  return { page, wrong, close: async () => (await context.close(), close()) };
}

/** Ids of the posts that <limpid-feed> shows, in order, as soon as `count` are there. */
export async function shownIn(page, count) {
  const posts = page.locator('limpid-feed article');
  await posts.nth(count - 1).waitFor();
  return posts.evaluateAll((articles) => articles.map((article) => article.dataset.id));
}
