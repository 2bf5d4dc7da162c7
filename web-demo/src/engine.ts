// Starts the engine: limpid on a Web Worker of its own, so that the page never waits for it. The worker is given as a
// function, so that limpid can start it again, and everything on it, should it ever die.

import { connect, type LimpidError, type RemoteLimpid } from 'limpid/worker';
import { threadAddress, threadType, wasmBinary } from './host';
import { ownScript } from './policy';

/** `onRestart` is told when everything stands again after the engine had stopped. */
export async function startEngine(onRestart: (error: LimpidError) => void): Promise<RemoteLimpid> {
  const address = ownScript(threadAddress);
  return connect({ worker: () => new Worker(address, { type: threadType }), wasmBinary: await wasmBinary(), onRestart });
}
