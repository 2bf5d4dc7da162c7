// The package's entry in Node: as in browsers, but limpid.wasm is read from the disk. Only here are node: imports.
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

import { LimpidError } from './error.js';
import { start } from './start.js';
import { compileBytes, compileFetched } from './wasm.js';

export { WASM_SRI } from './built.js';
export { VERSION } from './core.js';
export { LimpidError };

export async function load(options) {
  return start(options, { beside: new URL('./limpid.wasm', import.meta.url), compile: compileAt });
}

async function compileAt(address, options) {
  const url = urlOf(address);
  if (url.protocol !== 'file:') return compileFetched(url, options);
  return compileBytes(await fileAt(url, options.signal), url.href, options.integrity);
}

/** A path is as good as an address. One letter before the colon is a drive of Windows, not a scheme. */
function urlOf(address) {
  return /^[a-z][a-z\d+.-]+:/i.test(address) ? new URL(address) : pathToFileURL(String(address));
}

async function fileAt(url, signal) {
  try {
    return await readFile(url, { signal });
  } catch (cause) {
    signal.throwIfAborted();
    const message = `cannot be read (${cause.code}): say where limpid.wasm is with load({ wasmUrl })`;
    throw new LimpidError({ code: 'no-wasm', where: url.href, message }, { cause });
  }
}
