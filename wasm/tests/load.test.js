// Loading: importing does nothing; a wasm file that is missing, or is something else, says what to do.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';

import { served } from './served.js';

const DIST = new URL('../dist/', import.meta.url);
const scripts = (await readdir(DIST)).filter((name) => name.endsWith('.js'));

test('importing any entry has no side effect', async (context) => {
  const forbidden = (name) => () => assert.fail(`${name} was called at import`);
  const { fetch, Worker } = globalThis;
  Object.assign(globalThis, { fetch: forbidden('fetch'), Worker: forbidden('Worker'), addEventListener: () => (listeners += 1) });
  let listeners = 0;
  context.after(() => {
    Object.assign(globalThis, { fetch, Worker });
    delete globalThis.addEventListener;
  });
  const compile = context.mock.method(WebAssembly, 'compile');
  const before = Object.keys(globalThis).sort();
  for (const entry of ['node.js', 'index.js', 'inline.js', 'worker.js', 'element.js']) await import(new URL(entry, DIST));
  assert.equal(listeners, 0);
  await import(new URL('worker-thread.js', DIST));
  assert.equal(listeners, 1); // this one is there to listen, and does nothing else
  assert.equal(compile.mock.callCount(), 0);
  assert.deepEqual(Object.keys(globalThis).sort(), before);
});

test('no eval, no new Function; node: is imported by node.js alone', async () => {
  for (const name of scripts) {
    const source = await readFile(new URL(name, DIST), 'utf8');
    assert.doesNotMatch(source, /\beval\s*\(|\bnew Function\b|\bFunction\s*\(\s*["'`]/, name);
    if (name !== 'node.js') assert.doesNotMatch(source, /from ['"]node:|import\(['"]node:|require\(/, name);
  }
});

test('one version everywhere', async () => {
  const { VERSION, load } = await import('limpid');
  const { version } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'));
  assert.equal(VERSION, version);
  assert.equal((await load()).version, version);
});

test('everything that package.json exports is there', async () => {
  const { exports } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'));
  const paths = Object.values(exports).flatMap((target) => (typeof target === 'string' ? [target] : Object.values(target)));
  for (const path of paths) await readFile(new URL(`../${path}`, import.meta.url));
  for (const target of Object.values(exports)) if (typeof target === 'object') assert.equal(Object.keys(target)[0], 'types');
});

test('Node: beside the script, at a path, at an address, from bytes, from a module', async () => {
  const { load } = await import('limpid');
  const host = await served();
  const file = new URL('limpid.wasm', DIST);
  const bytes = await readFile(file);
  const ways = [undefined, { wasmUrl: file }, { wasmUrl: file.pathname }, { wasmUrl: `${host.address}/limpid.wasm` }, { wasmBinary: bytes },
    { wasmBinary: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) }, { wasmModule: await WebAssembly.compile(bytes) }];
  for (const way of ways) assert.equal((await load(way)).sample({ posts: 3 }).info.posts, 3);
  await assert.rejects(load({ wasmUrl: '/nowhere/limpid.wasm' }), { name: 'LimpidError', code: 'no-wasm', where: 'file:///nowhere/limpid.wasm' });
  await host.close();
});

const page = '<!doctype html><title>My app</title>';
const wasm = await readFile(new URL('limpid.wasm', DIST));
const wrong = {
  // path: answer, code, message; an application that answers every address with its page is the usual case
  '/missing.wasm': [{ status: 404, type: 'text/plain', body: 'Not here' }, 'no-wasm', /the server answered 404 Not Found: serve limpid\.wasm beside the script/],
  '/page.wasm': [{ type: 'text/html', body: page }, 'not-wasm', /is a page \(HTML\), not WebAssembly: serve limpid\.wasm beside/],
  '/page-called-wasm.wasm': [{ type: 'application/wasm', body: page }, 'not-wasm', /holds something else, not WebAssembly/],
  '/empty.wasm': [{ type: 'application/octet-stream', body: '' }, 'not-wasm', /holds something else/],
  '/cut.wasm': [{ type: 'application/octet-stream', body: wasm.subarray(0, 1000) }, 'not-supported', /cannot be compiled/],
  '/other.wasm': [{ type: 'application/wasm', body: Buffer.from('0061736d01000000', 'hex') }, 'wrong-version', /does not fit these scripts .*deploy both from the same package/],
};

test('browser entry: what a host may answer', async (context) => {
  const host = await served({
    ...Object.fromEntries(Object.entries(wrong).map(([path, [answer]]) => [path, answer])),
    '/as-bytes.wasm': { type: 'application/octet-stream', body: wasm },
  });
  context.after(() => host.close());
  const { load } = await import(new URL('index.js', DIST));
  const streaming = context.mock.method(WebAssembly, 'compileStreaming');

  await context.test('the right type is compiled while it arrives', async () => {
    assert.equal((await load({ wasmUrl: `${host.address}/limpid.wasm` })).recipes.length > 0, true);
    assert.equal(streaming.mock.callCount(), 1);
  });
  await context.test('a wrong type costs only that', async () => {
    assert.equal((await load({ wasmUrl: `${host.address}/as-bytes.wasm` })).recipes.length > 0, true);
    assert.equal(streaming.mock.callCount(), 1);
  });
  for (const [path, [, code, message]] of Object.entries(wrong)) {
    await context.test(`${path.slice(1)}: ${code}`, () =>
      assert.rejects(load({ wasmUrl: host.address + path }), { name: 'LimpidError', code, message }));
  }
  await context.test('nobody is there', () =>
    assert.rejects(load({ wasmUrl: 'http://127.0.0.1:1/limpid.wasm' }), { code: 'no-wasm', where: 'http://127.0.0.1:1/limpid.wasm' }));
  await context.test('the page forbids it', async (inner) => {
    inner.mock.method(WebAssembly, 'compile', () => Promise.reject(new WebAssembly.CompileError('violates the following Content Security Policy directive')));
    await assert.rejects(load({ wasmBinary: wasm }), { code: 'csp', message: /'wasm-unsafe-eval'/ });
  });
  await context.test('aborted before and while it is fetched', async () => {
    await assert.rejects(load({ signal: AbortSignal.abort('no') }), { code: 'aborted', cause: 'no' });
    const stop = new AbortController();
    const loading = load({ wasmUrl: `${host.address}/limpid.wasm`, signal: stop.signal });
    stop.abort('enough');
    await assert.rejects(loading, { code: 'aborted', cause: 'enough' });
  });
});

test('the fingerprint of the file is proved where it is given, however it comes', async (context) => {
  const host = await served();
  context.after(() => host.close());
  const { load, WASM_SRI } = await import('limpid');
  const other = WASM_SRI.replace(/-./, (start) => (start === '-A' ? '-B' : '-A'));
  for (const way of [{}, { wasmUrl: `${host.address}/limpid.wasm` }, { wasmBinary: wasm }]) {
    assert.equal((await load({ ...way, integrity: WASM_SRI })).sample({ posts: 3 }).info.posts, 3);
    await assert.rejects(load({ ...way, integrity: other }), { code: 'wrong-version', message: /its fingerprint is another/ });
  }
  await assert.rejects(load({ integrity: 'md5-x' }), { code: 'usage', where: 'integrity' });
});

test('no memory for the engine is said as that', async (context) => {
  const { load } = await import('limpid');
  context.mock.method(WebAssembly, 'instantiate', () => Promise.reject(new RangeError('could not allocate memory')));
  await assert.rejects(load(), { code: 'memory', where: 'limpid.wasm', message: /no memory left to start/ });
});

test('on a server: every entry is imported where nothing of a browser is, nor fetch, nor WebAssembly', () => {
  const bare = `
    for (const name of ['fetch', 'Worker', 'WebAssembly', 'Blob', 'crypto', 'performance', 'MessageChannel', 'DecompressionStream'])
      Object.defineProperty(globalThis, name, { value: undefined });
    for (const entry of ['limpid', 'limpid/inline', 'limpid/worker', 'limpid/element']) await import(entry);
    console.log('imported');`;
  const cwd = new URL('..', import.meta.url);
  assert.equal(execFileSync(process.execPath, ['--input-type=module', '--eval', bare], { cwd, encoding: 'utf8' }), 'imported\n');
});

test('an engine of another version is refused', async () => {
  const { Limpid } = await import(new URL('core.js', DIST));
  assert.throws(() => new Limpid({ version: () => '9.9.9' }), { code: 'wrong-version', message: /is of version 9\.9\.9, the scripts are of/ });
});

test('after a trap the engine is never asked again', async () => {
  const { Limpid, VERSION } = await import(new URL('core.js', DIST));
  let asked = 0;
  const limpid = new Limpid({
    version: () => VERSION,
    museum: () => '[{"id":"calmer","recipe":{}}]',
    scenarios: () => '[]',
    check: () => {
      asked += 1;
      throw new WebAssembly.RuntimeError('unreachable');
    },
  });
  for (let i = 0; i < 2; i += 1) assert.throws(() => limpid.check('calmer'), { code: 'stopped', message: /stopped \(unreachable\): load it again/ });
  assert.equal(asked, 1);
});

test('docs/embedding.md has every code that the types name, and the types every code of the scripts', async () => {
  const types = await readFile(new URL('../js/index.d.ts', import.meta.url), 'utf8');
  const named = new Set(/export type ErrorCode =(.*?);/s.exec(types)[1].match(/'[a-z-]+'/g).map((code) => code.slice(1, -1)));
  const guide = await readFile(new URL('../../docs/embedding.md', import.meta.url), 'utf8');
  const told = new Set([...guide.split('## Errors')[1].matchAll(/^\| (.*?) \|/gm)].flatMap(([, cell]) => cell.match(/(?<=`)[a-z-]+(?=`)/g) ?? []).filter((code) => code !== 'code'));
  assert.deepEqual([...told].sort(), [...named].sort());
  for (const script of scripts) {
    const source = await readFile(new URL(script, DIST), 'utf8');
    for (const [, code] of source.matchAll(/\bcode: '([a-z-]+)'/g)) assert.ok(named.has(code), `${script}: ${code}`);
  }
});
