// inline.d.ts without its comments. Made by "npm run api": not to be edited.
import type { Limpid, LoadOptions } from './index.js';
export type * from './index.js';
export { LimpidError, VERSION, WASM_SRI } from './index.js';
export function load(options?: Omit<LoadOptions, 'wasmUrl' | 'wasmBinary' | 'wasmModule'>): Promise<Limpid>;
export function wasmBinary(): Promise<ArrayBuffer>;
