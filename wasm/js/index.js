// The package's entry in browsers. Importing it does nothing; `load` fetches limpid.wasm and starts the engine.
import { start } from './start.js';
import { compileFetched } from './wasm.js';

export { WASM_SRI } from './built.js';
export { VERSION } from './core.js';
export { LimpidError } from './error.js';

export async function load(options) {
  // Bundlers look for just this: new URL('literal', import.meta.url).
  return start(options, { beside: new URL('./limpid.wasm', import.meta.url), compile: compileFetched });
}
