// The API report (wasm/api) and the reference (docs/api) say what the declarations say: both are made by `npm run api`.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const cwd = fileURLToPath(new URL('..', import.meta.url));

async function contentsOf(folder) {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.md')).sort();
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')])));
}

test('the report', async () => {
  await run('node', ['pack/api.mjs', '--check'], { cwd });
});

test('the reference', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'limpid-api-'));
  await run('node', ['node_modules/typedoc/bin/typedoc', '--out', folder, '--logLevel', 'Warn', '--treatWarningsAsErrors'], { cwd });
  const [made, kept] = [await contentsOf(folder), await contentsOf(join(cwd, '../docs/api'))];
  assert.deepEqual(Object.keys(kept), Object.keys(made));
  for (const [name, text] of Object.entries(made)) assert.ok(kept[name] === text, `docs/api/${name} is old: run "npm run api" in wasm/`);
  await rm(folder, { recursive: true });
});
