// The `limpid` command that the build made, and a folder for the files it is given; what the tests here share.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';

export const command = fileURLToPath(new URL('../../build/limpid', import.meta.url));
export const folder = mkdtempSync(join(tmpdir(), 'limpid-'));
after(() => rmSync(folder, { recursive: true }));

/** Runs the command; `input` is its standard input. */
export function limpid(args, input = '') {
  const { status, stdout, stderr } = spawnSync(command, args, { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  return { status, stdout, stderr };
}

/** What the command prints as JSON; it must succeed. */
export function json(args, input) {
  const { status, stdout, stderr } = limpid(args, input);
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout);
}

/** The values of JSON Lines. */
export const lines = (text) => text.trimEnd().split('\n').map((line) => JSON.parse(line));

/** A file in the folder; its path. */
export function file(name, content) {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}
