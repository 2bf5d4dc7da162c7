// The static server: right types, the same headers on every response, nothing outside dist, quiet ends.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { headers, metaPolicy } from '../headers.mjs';
import { serve } from '../serve.mjs';

const root = new URL('..', import.meta.url);
let server;
let port;
beforeAll(async () => {
  server = await serve();
  port = server.address().port;
});
afterAll(() => server.close());

/** A request as it is written: fetch() would tidy the path first. */
async function get(path, method = 'GET') {
  const [response] = await once(request({ port, host: '127.0.0.1', path, method }).end(), 'response');
  const chunks = await response.toArray();
  return { status: response.statusCode, type: response.headers['content-type'], headers: response.headers, body: Buffer.concat(chunks) };
}

test('every response carries every header: page, script, worker, wasm, and what is not there', async () => {
  const assets = await readdir(new URL('dist/assets', root));
  for (const path of ['/', '/index.html', '/nothing', ...assets.map((name) => `/assets/${name}`)]) {
    const response = await get(path);
    for (const [name, value] of Object.entries(headers)) expect(response.headers[name.toLowerCase()], `${path} ${name}`).toBe(value);
  }
});

test('the right type for each kind of file', async () => {
  const assets = await readdir(new URL('dist/assets', root));
  const typeOf = async (ending) => (await get(`/assets/${assets.find((name) => name.endsWith(ending))}`)).type;
  expect((await get('/')).type).toBe('text/html; charset=utf-8');
  expect(await typeOf('.js')).toBe('text/javascript; charset=utf-8');
  expect(await typeOf('.css')).toBe('text/css; charset=utf-8');
  expect(await typeOf('.wasm')).toBe('application/wasm');
});

test('the built page carries the policy itself, and no inline script or style', async () => {
  const page = (await get('/')).body.toString();
  expect(page.replaceAll('&#39;', "'")).toContain(`content="${metaPolicy}"`);
  expect(page).not.toMatch(/<style|<script(?![^>]* src=)|\sstyle=|\son\w+=/);
});

test.each([
  ['/../package.json'],
  ['/..%2fpackage.json'],
  ['/%2e%2e/package.json'],
  ['/assets/../../serve.mjs'],
  ['//etc/passwd'],
  ['/\\..\\package.json'],
  ['/%00'],
  ['/%'], // not even a path
])('%s leads nowhere', async (path) => {
  expect((await get(path)).status).toBe(404);
});

test('it only reads', async () => {
  expect((await get('/', 'POST')).status).toBe(405);
  expect((await get('/', 'HEAD')).body).toHaveLength(0);
});

const run = (...given) => {
  const child = spawn(process.execPath, ['serve.mjs', ...given], { cwd: root });
  const said = { out: '', err: '' };
  child.stdout.on('data', (text) => (said.out += text));
  child.stderr.on('data', (text) => (said.err += text));
  return { child, said };
};

test('a taken port is said in one sentence', async () => {
  const { child, said } = run('--port', String(port));
  const [code] = await once(child, 'close');
  expect(code).toBe(1);
  expect(said.err).toBe(`Port ${port} is taken by another program. Try another: --port ${port + 1}\n`);
});

test('it prints its address and ends quietly on Ctrl-C', async () => {
  const { child, said } = run('--port', '0');
  await once(child.stdout, 'data');
  expect(said.out).toMatch(/^Limpid is at http:\/\/localhost:\d+\//);
  child.kill('SIGINT');
  const [code] = await once(child, 'close');
  expect([code, said.err]).toEqual([0, '']);
});
