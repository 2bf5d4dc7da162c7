// The package's entry in browsers. Importing it does nothing; `load` fetches limpid.wasm and starts the engine.
import { Limpid } from './core.js';
import createEngine from './engine.js';
import { compileBytes, compileFetched, instantiate } from './wasm.js';

export { VERSION } from './core.js';
export { LimpidError } from './error.js';

export async function load({ wasmUrl, wasmBinary, signal } = {}) {
  signal?.throwIfAborted();
  // Bundlers look for just this: new URL('literal', import.meta.url).
  const address = wasmUrl ?? new URL('./limpid.wasm', import.meta.url);
  const module = await (wasmBinary ? compileBytes(wasmBinary, 'wasmBinary') : compileFetched(address, signal));
  signal?.throwIfAborted();
  return new Limpid(await instantiate(createEngine, module));
}
