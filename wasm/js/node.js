// The package's entry in Node: as in browsers, but limpid.wasm is read from the disk. Only here are node: imports.
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

import { Limpid } from './core.js';
import createEngine from './engine.js';
import { LimpidError } from './error.js';
import { compileBytes, compileFetched, instantiate } from './wasm.js';

export { VERSION } from './core.js';
export { LimpidError };

export async function load({ wasmUrl, wasmBinary, signal } = {}) {
  signal?.throwIfAborted();
  const address = urlOf(wasmUrl ?? new URL('./limpid.wasm', import.meta.url));
  const module = await (wasmBinary ? compileBytes(wasmBinary, 'wasmBinary') : compileAt(address, signal));
  signal?.throwIfAborted();
  return new Limpid(await instantiate(createEngine, module));
}

/** A path is as good as an address. One letter before the colon is a drive of Windows, not a scheme. */
function urlOf(address) {
  return /^[a-z][a-z\d+.-]+:/i.test(address) ? new URL(address) : pathToFileURL(String(address));
}

async function compileAt(url, signal) {
  return url.protocol === 'file:' ? compileBytes(await fileAt(url, signal), url.href) : compileFetched(url, signal);
}

async function fileAt(url, signal) {
  try {
    return await readFile(url, { signal });
  } catch (cause) {
    signal?.throwIfAborted();
    const message = `cannot be read (${cause.code}): say where limpid.wasm is with load({ wasmUrl })`;
    throw new LimpidError({ code: 'no-wasm', where: url.href, message }, { cause });
  }
}
