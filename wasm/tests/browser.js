// A page in Debian's Chromium under the strictest policy that WebAssembly allows, watched for everything that breaks it.
//
// Comes in: the page's body and its one script; goes out: the opened page and what it did wrong: errors, violations,
// requests to anywhere else.
import { chromium } from 'playwright-core';

import { served } from './served.js';

export const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'; require-trusted-types-for 'script'";

let launching;

/** One browser for all tests of a file; `closeBrowser` at its end. */
function browser() {
  launching ??= chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
  return launching;
}

export async function closeBrowser() {
  await (await launching)?.close();
}

/** `script` is a module; it says `done()` when all stands, or fails. `files`: more that the page may ask for. */
export async function openPage({ body = '', script, lang = 'en', files = {}, policy = POLICY, ...options }) {
  const host = await served(
    {
      '/': { type: 'text/html; charset=utf-8', body: `<!doctype html><html lang="${lang}"><title>Test</title><script type="module" src="/page.js"></script><main>${body}</main></html>` },
      '/page.js': { type: 'text/javascript', body: `globalThis.finished = (async () => {\n${script}\n})();` },
      ...files,
    },
    { 'content-security-policy': policy },
  );
  const context = await (await browser()).newContext({ viewport: { width: 720, height: 900 }, ...options });
  const page = await context.newPage();
  const wrong = [];
  page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
  page.on('pageerror', (error) => wrong.push(error.message));
  page.on('request', (request) => request.url().startsWith(host.address) || wrong.push(`asked for ${request.url()}`));
  await page.goto(host.address);
  await page.waitForFunction(() => globalThis.finished);
  await page.evaluate(() => globalThis.finished);
  return { page, wrong, address: host.address, close: async () => (await context.close(), host.close()) };
}
