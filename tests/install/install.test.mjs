// Limpid as a stranger finds it installed: by CMake, by pkg-config, from C, from Python.
//
//  1. An installed static library is found by find_package(limpid), and its C++ and C examples run.
//  2. pkg-config gives the flags that compile and link the same examples.
//  3. The command comes with its manual and completions, told by itself.
//  4. A shared library gives only what the public headers declare, and works from Python's ctypes.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const stranger = join(root, 'tests/install/stranger');
let folder;

const run = (command, args, options = {}) => execFileSync(command, args, { cwd: folder, encoding: 'utf8', ...options });
const lines = (text) => text.trim().split('\n');

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'limpid-install-'));
  run('cmake', ['--install', join(root, 'build/native'), '--prefix', join(folder, 'static')]);
});
after(() => rmSync(folder, { recursive: true, force: true }));

function expectExamples(cpp, c) {
  assert.deepEqual(lines(cpp).map((line) => line.split(' ')[0]), ['b', 'a']);
  const [head, rows, why, error] = lines(c);
  assert.equal(head, '1 2');
  assert.deepEqual(JSON.parse(rows).map((row) => [row.id, row.score]), [['b', 10], ['a', 0.5]]);
  assert.equal(JSON.parse(why).rank, 1);
  assert.equal(JSON.parse(error).code, 'no-such-post');
}

test('find_package(limpid)', () => {
  run('cmake', ['-S', stranger, '-B', 'by-cmake', `-DCMAKE_PREFIX_PATH=${join(folder, 'static')}`]);
  run('cmake', ['--build', 'by-cmake']);
  expectExamples(run(join(folder, 'by-cmake/stranger_cpp'), []), run(join(folder, 'by-cmake/stranger_c'), []));
});

test('pkg-config', () => {
  const library = readdirSync(join(folder, 'static'), { recursive: true }).find((name) => name.endsWith('limpid.pc'));
  const env = { ...process.env, PKG_CONFIG_PATH: join(folder, 'static', library, '..') };
  const flags = (what) => run('pkg-config', [what, 'limpid'], { env }).trim().split(/\s+/);
  run('g++', ['-std=c++20', join(stranger, 'stranger.cpp'), ...flags('--cflags'), ...flags('--libs'), '-o', 'pc_cpp']);
  run('gcc', ['-std=c99', '-c', join(stranger, 'stranger.c'), ...flags('--cflags'), '-o', 'pc_c.o']);
  run('g++', ['pc_c.o', ...flags('--libs'), '-o', 'pc_c']);
  const found = { env: { ...process.env, LD_LIBRARY_PATH: join(folder, 'static', library, '../..') } };
  expectExamples(run(join(folder, 'pc_cpp'), [], found), run(join(folder, 'pc_c'), [], found));
  assert.match(run('pkg-config', ['--modversion', 'limpid'], { env }), /^\d+\.\d+\.\d+$/m);
});

test('the command, its manual and completions', () => {
  const command = join(folder, 'static/bin/limpid');
  const told = { 'man/man1/limpid.1': ['manual'], 'bash-completion/completions/limpid': ['completion', 'bash'],
    'zsh/vendor-completions/_limpid': ['completion', 'zsh'], 'fish/vendor_completions.d/limpid.fish': ['completion', 'fish'] };
  for (const [name, args] of Object.entries(told)) {
    assert.equal(readFileSync(join(folder, 'static/share', name), 'utf8'), run(command, args), name);
  }
});

test('the shared library, from Python', () => {
  const library = join(root, 'build/native/core/liblimpid.so');
  const names = lines(run('nm', ['-D', '--defined-only', '-C', library])).map((line) => line.replace(/^\S+ \S /, ''));
  assert.ok(names.includes('limpid_rank'));
  assert.deepEqual(names.filter((name) => !name.includes('limpid')), []);
  assert.match(run('python3', [join(root, 'tests/install/ctypes_test.py'), library]), /\['b', 'a'\]/);
});
