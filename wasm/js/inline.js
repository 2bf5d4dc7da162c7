// limpid/inline: the engine's file is inside the script, for pages that are one file and hosts that serve no .wasm.
// The same `load`, a third larger to download; nothing is fetched. Importing it does nothing.
import { packed } from './inline-bytes.js';
import { refuseAddress, start } from './start.js';
import { compileBytes } from './wasm.js';

export { WASM_SRI } from './built.js';
export { VERSION } from './core.js';
export { LimpidError } from './error.js';

export async function load(options) {
  refuseAddress(options?.wasmUrl);
  return start(options, { compile: async (_, { integrity }) => compileBytes(await wasmBinary(), 'limpid/inline', integrity) });
}

/** The bytes of limpid.wasm, for `connect({ wasmBinary })`. */
export async function wasmBinary() {
  const gzip = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  const bytes = new Blob([gzip]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(bytes).arrayBuffer();
}
