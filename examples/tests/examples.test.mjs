// Every example, run where it says that it runs: in Node, in Debian's Chromium under
// `script-src 'self' 'wasm-unsafe-eval'`, against servers that speak the real APIs' shapes. At the end the consumer
// matrix: which of them ran where, with what set up, and what came of it.
import assert from 'node:assert/strict';
import { execFile, spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { bluesky } from './bluesky.mjs';
import { mastodon } from './mastodon.mjs';
import { closeBrowser, openPage, openSite, shownIn } from './site.mjs';

const examples = fileURLToPath(new URL('..', import.meta.url));
const dist = fileURLToPath(new URL('.', import.meta.resolve('limpid')));
const command = join(examples, '../build/limpid');
const folder = mkdtempSync(join(tmpdir(), 'limpid-examples-'));
const run = promisify(execFile);

/** What the command says: another build of the same engine, so the example's order is held against it. */
const sample = (posts, shape) => spawnSync(command, ['sample', '--posts', String(posts), '--as', shape], { encoding: 'utf8', maxBuffer: 1 << 28 }).stdout;
function ordered(text, recipe = 'calmer') {
  const { stdout, stderr } = spawnSync(command, ['rank', '-', '--recipe', recipe, '--format', 'prc'], { input: text, encoding: 'utf8' });
  assert.ok(stdout, stderr);
  return JSON.parse(stdout).ranked_ids;
}
const jsonLines = (values) => values.map((value) => JSON.stringify(value)).join('\n');

const home = join(folder, 'home.json');
const { posts } = await import('../page/posts.js');
const calmer = ordered(jsonLines(posts));

// --- The matrix ---

const matrix = [];
/** A test that is a row of the matrix. It gives what was seen; an example that cannot run here says why by `skip`. */
function example(name, { where, setup = 'none', skip = false }, body) {
  test(name, { skip }, async (t) => {
    const row = { name, where, setup, result: 'fails' };
    matrix.push(row);
    await body(t);
    row.result = 'works';
  });
  if (skip) matrix.push({ name, where, setup, result: 'not run' });
}
const asTable = () => ['| client | where | to set up | result |', '|---|---|---|---|']
  .concat(matrix.map(({ name, where, setup, result }) => `| ${name} | ${where} | ${setup} | ${result} |`)).join('\n');

before(() => writeFileSync(home, sample(120, 'mastodon')));
after(async () => {
  await closeBrowser();
  rmSync(folder, { recursive: true });
  console.log(`\n${asTable()}\n`);
});

// --- Node ---

example('Node, `import`', { where: 'Node' }, async () => {
  const { stdout } = await run('node', [join(examples, 'node/rank.mjs'), home]);
  const lines = stdout.trim().split('\n');
  assert.deepEqual(lines.map((line) => line.split(' ')[1]), ordered(readFileSync(home)).slice(0, 5));
  for (const line of lines) assert.match(line, / of \d+\./);
});

example('Node, `require`', { where: 'Node' }, async () => {
  const { stdout } = await run('node', ['--no-warnings', join(examples, 'node/rank.cjs'), home]);
  assert.deepEqual(stdout.trim().split('\n').map((line) => line.split(' ')[1]), ordered(readFileSync(home)).slice(0, 5));
});

example('worker_threads', { where: 'Node' }, async () => {
  const broken = join(folder, 'broken.json');
  writeFileSync(broken, 'nonsense');
  const { stdout } = await run('node', [join(examples, 'worker-threads/main.mjs'), home, broken, home]);
  const [first, wrong, again] = stdout.trim().split('\n').map((line) => JSON.parse(line));
  assert.deepEqual(first.ids, ordered(readFileSync(home)).slice(0, 5));
  assert.equal(wrong.error.code, 'not-a-timeline');
  assert.deepEqual(again.ids, first.ids);
});

// --- Pages ---

/** What the bundled page must show: the feed, and the same order from the worker. */
async function showsPage(t, { page, wrong, close }) {
  t.after(close);
  assert.deepEqual(await shownIn(page, calmer.length), calmer);
  await page.locator('output', { hasText: 'On a worker' }).waitFor();
  assert.equal(await page.locator('output').textContent(), `On a worker: ${calmer.join(' ')}`);
  assert.deepEqual(wrong, []);
}

example('a plain page', { where: 'Chromium', setup: 'copy `dist` beside it' }, async (t) => {
  const site = join(folder, 'plain');
  cpSync(join(examples, 'plain'), site, { recursive: true });
  cpSync(dist, join(site, 'limpid'), { recursive: true });
  const { page, wrong, close } = await openSite(site);
  t.after(close);
  await page.locator('input').setInputFiles({ name: 'posts.jsonl', mimeType: 'application/json', buffer: Buffer.from(jsonLines(posts)) });
  assert.deepEqual(await shownIn(page, calmer.length), calmer);
  assert.deepEqual(wrong, []);
});

example('Vite, built', { where: 'Chromium' }, async (t) => {
  const { build } = await import('vite');
  const outDir = join(folder, 'vite');
  await build({ configFile: join(examples, 'vite/vite.config.js'), logLevel: 'error', build: { outDir, emptyOutDir: true } });
  await showsPage(t, await openSite(outDir));
});

example('Vite, its development server', { where: 'Chromium' }, async (t) => {
  const { createServer } = await import('vite');
  // Here the package is a link to a folder outside; from npm it lies within.
  const server = await createServer({ configFile: join(examples, 'vite/vite.config.js'), logLevel: 'error', cacheDir: join(folder, 'vite-cache'), server: { host: '127.0.0.1', fs: { allow: [examples, dist] } } });
  t.after(() => server.close());
  await server.listen();
  const address = server.resolvedUrls.local[0];
  await showsPage(t, await openPage(address, { allowed: [address] }));
});

example('webpack 5', { where: 'Chromium' }, async (t) => {
  const { default: webpack } = await import('webpack');
  const { default: config } = await import('../webpack/webpack.config.js');
  const path = join(folder, 'webpack');
  const stats = await promisify(webpack)({ ...config, output: { ...config.output, path } });
  assert.ok(!stats.hasErrors(), stats.toString());
  cpSync(join(examples, 'page/index.html'), join(path, 'index.html'));
  await showsPage(t, await openSite(path));
});

/** A page bundled as examples/esbuild does it. */
async function bundled(name) {
  const outdir = join(folder, `esbuild-${name}`);
  await run('node', [join(examples, 'esbuild/build.mjs'), join(examples, name), outdir], { cwd: examples });
  return outdir;
}

example('esbuild', { where: 'Chromium', setup: 'copy `*.wasm`, name the worker as an entry' }, async (t) => {
  await showsPage(t, await openSite(await bundled('page')));
});

const CDN = 'https://cdn.example';
example('import from an address', { where: 'Chromium', setup: 'name the host in the policy' }, async (t) => {
  const site = join(folder, 'url-import');
  cpSync(join(examples, 'url-import'), site, { recursive: true });
  const route = (page) => page.route(`${CDN}/**`, (request) => {
    const name = new URL(request.request().url()).pathname.replace('/limpid@0.1.0/dist/', '');
    const contentType = name.endsWith('.wasm') ? 'application/wasm' : 'text/javascript';
    return request.fulfill({ path: join(dist, name), contentType, headers: { 'access-control-allow-origin': '*' } });
  });
  const { page, wrong, close } = await openSite(site, { elsewhere: CDN, route });
  t.after(close);
  await page.waitForFunction(() => globalThis.ids);
  assert.deepEqual(await page.evaluate(() => globalThis.ids), ['b', 'a']);
  assert.deepEqual(wrong, []);
});

const deno = spawnSync('deno', ['--version']).status === 0;
example('Deno', { where: 'Deno', skip: deno ? false : 'deno is not installed' }, async () => {
  const map = join(folder, 'import_map.json');
  writeFileSync(map, JSON.stringify({ imports: { [`${CDN}/limpid@0.1.0/dist/`]: `file://${dist}` } }));
  const { stdout } = await run('deno', ['run', '--allow-read', '--allow-net', '--import-map', map, join(examples, 'url-import/main.js')]);
  assert.equal(stdout.trim(), 'b a');
});

// --- Clients ---

example('a Mastodon client', { where: 'Chromium', setup: 'as esbuild' }, async (t) => {
  const statuses = JSON.parse(sample(100, 'mastodon'));
  const server = await mastodon(statuses, 'secret');
  t.after(server.close);
  const { page, wrong, close } = await openSite(await bundled('mastodon'), { elsewhere: server.address });
  t.after(close);
  await page.fill('[name=server]', server.address);
  await page.fill('[name=token]', 'wrong');
  await page.click('button');
  await page.locator('[role=status]', { hasText: 'answered 401' }).waitFor();
  await page.fill('[name=token]', 'secret');
  await page.click('form button');
  await page.locator('[role=status]', { hasText: `${statuses.length} posts` }).waitFor();
  // Its own drawing, in Limpid's order.
  assert.deepEqual(await shownIn(page, 20), ordered(JSON.stringify(statuses)).slice(0, 20));
  const first = statuses.find(({ id }) => id === ordered(JSON.stringify(statuses))[0]);
  assert.ok((await page.locator('limpid-feed > [data-limpid]').first().textContent()).includes(first.account.display_name || first.account.username));
  // Pages of 40, by the Link header, after the one that was refused.
  assert.deepEqual(server.asked.slice(1), [0, 40, 80].map((from) => `/api/v1/timelines/home?limit=40${from ? `&max_id=${statuses[from - 1].id}` : ''}`));
  // The slider is the recipe's number.
  await page.locator('[name=replies]').fill('20');
  const { stdout } = spawnSync(command, ['rank', '-', '--set', 'replies/weight=20', '--format', 'prc'], { input: JSON.stringify(statuses), encoding: 'utf8' });
  const turned = JSON.parse(stdout).ranked_ids.slice(0, 20);
  await page.waitForFunction((id) => document.querySelector('limpid-feed').shadowRoot.querySelector('article').dataset.id === id, turned[0]);
  assert.deepEqual(await shownIn(page, 20), turned);
  assert.deepEqual(wrong.filter((text) => !text.includes('401')), []);
});

example('a Bluesky client', { where: 'Chromium', setup: 'as esbuild' }, async (t) => {
  const { feed } = JSON.parse(sample(120, 'bluesky'));
  const account = { identifier: 'reader.example', password: 'app-pass' };
  const server = await bluesky(feed, account);
  t.after(server.close);
  const { page, wrong, close } = await openSite(await bundled('bluesky'), { elsewhere: server.address });
  t.after(close);
  await page.fill('[name=server]', server.address);
  await page.fill('[name=identifier]', account.identifier);
  await page.fill('[name=password]', 'wrong');
  await page.click('form button');
  await page.locator('[role=status]', { hasText: 'AuthenticationRequired' }).waitFor();
  await page.fill('[name=password]', account.password);
  await page.click('form button');
  await page.locator('[role=status]', { hasText: `${feed.length} posts` }).waitFor();
  const rows = spawnSync(command, ['rank', '-', '--top', '30'], { input: JSON.stringify({ feed }), encoding: 'utf8' }).stdout.trim().split('\n').map((line) => JSON.parse(line));
  assert.deepEqual(await page.locator('li').evaluateAll((items) => items.map((item) => item.textContent)), rows.map(({ author, text }) => `${author}: ${text ?? ''}`));
  await page.locator('li button').nth(2).click();
  assert.match(await page.locator('limpid-why [part=sentence]').textContent(), /of \d+/);
  assert.deepEqual(server.asked.filter((url) => url.includes('getTimeline')), ['?limit=50', '?limit=50&cursor=50', '?limit=50&cursor=100'].map((query) => `/xrpc/app.bsky.feed.getTimeline${query}`));
  assert.deepEqual(wrong.filter((text) => !text.includes('401')), []);
});

example('a server for `/rank`', { where: 'Node' }, async (t) => {
  const server = spawn('node', [join(examples, 'rank-server/server.mjs')], { env: { ...process.env, PORT: '0', RECIPE: 'popular' }, stdio: ['ignore', 'pipe', 'inherit'] });
  t.after(() => server.kill());
  const address = String(await new Promise((resolve) => server.stdout.once('data', resolve))).trim();
  const ask = (body, path = '') => fetch(address + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  const requests = JSON.parse(readFileSync(join(examples, 'tests/challenge.json')));
  for (const [platform, request] of Object.entries(requests)) {
    const response = await ask(JSON.stringify(request));
    assert.equal(response.status, 200);
    assert.match(response.headers.get('content-type'), /^application\/json/);
    const answer = await response.json();
    assert.deepEqual(Object.keys(answer), ['ranked_ids']);
    assert.deepEqual([...answer.ranked_ids].sort(), request.items.map(({ id }) => id).sort(), platform);
    assert.deepEqual(answer.ranked_ids, ordered(JSON.stringify(request), 'popular'));
  }
  const refused = await ask('{"session":{},"items":[]}');
  assert.equal(refused.status, 422);
  assert.equal((await refused.json()).error.code, 'not-a-timeline');
  assert.equal((await ask('{}', '/elsewhere')).status, 404);
  assert.equal((await fetch(address)).status, 405);
});

test('the documentation shows this matrix', () => {
  const text = readFileSync(join(examples, '../docs/embedding.md'), 'utf8');
  for (const { name, where, setup, result } of matrix) {
    assert.ok(text.includes(`| ${name} | ${where} | ${setup} | ${result} |`), `docs/embedding.md lacks this row:\n${asTable()}`);
  }
});
