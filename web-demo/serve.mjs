// A tiny static server for the built page: node:http and nothing else.
// Comes in: `--port N` (default 8080). Goes out: web-demo/dist, with the headers of headers.mjs on every response, also on
// errors. `serve` is exported for the tests. Only files that were in dist when it started are ever served: a request
// is looked up in that list, so no path can lead out of it.

import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { hashOf } from './fingerprint.mjs';
import { headers } from './headers.mjs';

const DIST = fileURLToPath(new URL('./dist/', import.meta.url));

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
};

/** Every file of the folder, by the path under which it is asked for. */
async function filesOf(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = new Map();
  for (const entry of entries.filter((one) => one.isFile())) {
    const file = join(entry.parentPath ?? entry.path, entry.name);
    files.set(`/${relative(folder, file).split(sep).join('/')}`, file);
  }
  if (files.has('/index.html')) files.set('/', files.get('/index.html'));
  return files;
}

function pathOf(request) {
  try {
    return decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
  } catch {
    return ''; // not a path: no file has this name
  }
}

async function answer(files, request, response) {
  const send = (status, type, body) => {
    response.writeHead(status, { ...headers, 'Content-Type': type, 'Content-Length': Buffer.byteLength(body), 'Cache-Control': 'no-cache' });
    response.end(request.method === 'HEAD' ? undefined : body);
  };
  if (request.method !== 'GET' && request.method !== 'HEAD') return send(405, 'text/plain', 'Only GET and HEAD.\n');
  const file = files.get(pathOf(request));
  if (!file) return send(404, 'text/plain', 'Not here.\n');
  try {
    send(200, types[extname(file)] ?? 'application/octet-stream', await readFile(file));
  } catch {
    send(404, 'text/plain', 'Gone since the server started: start it again.\n');
  }
}

/** Starts serving on this machine only. Resolves to the server; rejects if the port is taken. */
export async function serve({ port = 0, folder = DIST, onRequest = () => {} } = {}) {
  const files = await filesOf(folder);
  const server = createServer((request, response) => {
    onRequest(request);
    void answer(files, request, response);
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  return server;
}

async function main() {
  const { values } = parseArgs({ options: { port: { type: 'string', default: '8080' } } });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535) return fail(`--port ${values.port} is not a port: a number from 0 to 65535 was expected.`, 2);
  try {
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(0));
    const server = await serve({ port });
    console.log(`Limpid is at http://localhost:${server.address().port}/ (Ctrl-C ends it)\nThis build's hash, as the page shows it under "Nothing leaves": ${await hashOf(DIST)}`);
  } catch (error) {
    if (error.code === 'EADDRINUSE') return fail(`Port ${port} is taken by another program. Try another: --port ${port + 1}`, 1);
    if (error.code === 'ENOENT') return fail('There is no dist folder yet: run "npm run build" first.', 1);
    throw error;
  }
}

function fail(sentence, code) {
  console.error(sentence);
  process.exitCode = code;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
