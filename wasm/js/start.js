// Start: what the package's entries have in common. Comes in: the options of `load`, and how this entry comes by the
// engine's file; goes out: the engine, running.
//
// An entry gives `compile(address, signal)` and the address where the file lies if nobody says otherwise: in browsers it
// is fetched, in Node read from the disk, in `limpid/inline` it is inside the script already.
import { Limpid } from './core.js';
import createEngine from './engine.js';
import { LimpidError } from './error.js';
import { underWatch } from './watch.js';
import { compileBytes, instantiate } from './wasm.js';

export function start({ wasmUrl, wasmBinary, wasmModule, integrity, signal } = {}, { beside, compile }) {
  return underWatch({ signal }, async ({ signal: stop }) => {
    const ours = () => compile(wasmUrl ?? beside, { signal: stop, integrity });
    const module = wasmModule ?? (await (wasmBinary ? compileBytes(wasmBinary, 'wasmBinary', integrity) : ours()));
    stop.throwIfAborted();
    return new Limpid(await instantiate(createEngine, module));
  });
}

/** For entries that know no address: one that was given is taken for a mistake. */
export function refuseAddress(address) {
  if (address === undefined) return;
  throw new LimpidError({ code: 'usage', where: 'wasmUrl', message: "the engine is inside this script: import { load } from 'limpid' for another file" });
}
