import type { Limpid, LoadOptions } from './index.js';

export type * from './index.js';
export { LimpidError, VERSION, WASM_SRI } from './index.js';

/**
 * As `load` of `limpid`, with the engine inside the script: for pages that are one file, and where no `.wasm` can be
 * served. The script is larger for it (about a third more to download), and nothing is fetched.
 *
 * ```js
 * import { load } from 'limpid/inline';
 * const limpid = await load();
 * ```
 */
export function load(options?: Omit<LoadOptions, 'wasmUrl' | 'wasmBinary' | 'wasmModule'>): Promise<Limpid>;

/** The bytes of `limpid.wasm`: `connect({ worker, wasmBinary: await wasmBinary() })`. */
export function wasmBinary(): Promise<ArrayBuffer>;
