// What npm would publish: checked by those who check packages, the same bytes each time, and nothing in it by mistake.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { WASM_SRI } from 'limpid';

const run = promisify(execFile);
const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (name) => join(root, 'node_modules/.bin', name);
let folder;
let packed;

/** Packs as `npm publish` does; gives the file and its list of contents. */
async function pack(name) {
  const { stdout } = await run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], { cwd: root });
  const report = JSON.parse(stdout);
  const [{ filename, files }] = Array.isArray(report) ? report : Object.values(report);
  const file = join(folder, `${name}.tgz`);
  await run('mv', [join(folder, filename), file]);
  return { file, files: files.map(({ path }) => path) };
}

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'limpid-pack-'));
  packed = await pack('first');
});
after(() => rm(folder, { recursive: true }));

test('two packs have one hash', async () => {
  const hash = async (file) => createHash('sha256').update(await readFile(file)).digest('hex');
  assert.equal(await hash((await pack('second')).file), await hash(packed.file));
});

test('in it: dist, README, LICENSE, NOTICE, package.json, and nothing else', () => {
  const others = packed.files.filter((path) => !/^dist\/[a-z-]+(\.wasm)?(\.js|\.d\.ts)$/.test(path));
  assert.deepEqual(others.sort(), ['LICENSE', 'NOTICE', 'README.md', 'dist/limpid.wasm', 'package.json']);
});

test('nothing is needed at run time', async () => {
  const { dependencies, peerDependencies, optionalDependencies, scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  assert.deepEqual([dependencies, peerDependencies, optionalDependencies], [undefined, undefined, undefined]);
  for (const hook of ['preinstall', 'install', 'postinstall']) assert.equal(scripts[hook], undefined, 'installing runs nothing');
});

test('publint --strict has nothing to say', async () => {
  const { stdout } = await run(bin('publint'), ['--strict', packed.file], { cwd: root });
  assert.match(stdout, /All good!/);
});

test('attw: the types are found the way the code is', async () => {
  const copy = join(folder, 'third.tgz'); // attw removes what it was given
  await run('cp', [packed.file, copy]);
  const { stdout } = await run(bin('attw'), [copy, '--profile', 'esm-only', '--format', 'json'], { cwd: root });
  const { problems, analysis } = JSON.parse(stdout);
  assert.deepEqual(Object.values(problems ?? {}).flat().filter(({ resolutionKind }) => !/^node10$|node16-cjs/.test(resolutionKind ?? '')), []);
  assert.equal(analysis.types.kind, 'included');
});

test('WASM_SRI is the fingerprint of limpid.wasm, and limpid/inline holds the same bytes', async () => {
  const wasm = await readFile(join(root, 'dist/limpid.wasm'));
  assert.equal(WASM_SRI, `sha384-${createHash('sha384').update(wasm).digest('base64')}`);
  const { wasmBinary, load } = await import('limpid/inline');
  assert.ok(wasm.equals(Buffer.from(await wasmBinary())));
  const limpid = await load({ integrity: WASM_SRI });
  assert.equal(limpid.sample({ posts: 3 }).info.posts, 3);
  await assert.rejects(load({ wasmUrl: '/limpid.wasm' }), { code: 'usage', where: 'wasmUrl' });
});

test('the software bill of materials names what is compiled in', async () => {
  const { stdout } = await run('node', ['pack/sbom.mjs'], { cwd: root });
  const { bomFormat, metadata, components } = JSON.parse(stdout);
  assert.equal(bomFormat, 'CycloneDX');
  assert.equal(metadata.component.name, 'limpid');
  assert.deepEqual(components.map(({ name }) => name), ['boost', 'fast_float', 'emscripten', 'libc++', 'musl']);
  assert.ok(components.every(({ version, licenses }) => version && licenses.length > 0));
  assert.equal((await run('node', ['pack/sbom.mjs'], { cwd: root })).stdout, stdout, 'the same each time');
});
