// limpid/worker-thread on a thread of Node, for tests of limpid/worker without a browser.
//
// On the main thread: `nodeWorker` makes what `connect({ worker })` takes. On the other: this file stands in for
// a Web Worker's globals and imports the script. `fail` makes the thread die in one of the ways that threads die.
import { isMainThread, parentPort, Worker } from 'node:worker_threads';

export function nodeWorker(options) {
  const worker = new Worker(new URL(import.meta.url), options);
  return {
    postMessage: (message, transfer) => worker.postMessage(message, transfer),
    addEventListener: (type, listener) => worker.on(type, (data) => listener(type === 'message' ? { data } : data)),
    terminate: () => worker.terminate(),
    /** `how`: "trap", "hang", "throw" or "memory". */
    fail: (how) => worker.postMessage({ fail: how }),
  };
}

const failures = {
  /** The engine's memory is overwritten: the next thing it does with a pointer is a trap. */
  trap: () => new Uint8Array(memory.buffer).fill(0xff),
  hang() {
    for (;;);
  },
  throw() {
    throw new Error('the roof fell in');
  },
  memory() {
    for (const hoard = []; ; ) hoard.push(new Array(100_000).fill(hoard.length));
  },
};

let memory;

if (!isMainThread) {
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...inputs) => {
    const instance = await instantiate(...inputs);
    memory = Object.values(instance.exports).find((value) => value instanceof WebAssembly.Memory);
    return instance;
  };
  globalThis.postMessage = (message, transfer) => parentPort.postMessage(message, transfer);
  globalThis.addEventListener = (type, listener) =>
    parentPort.on(type, (data) => (data.fail ? failures[data.fail]() : listener({ data })));
  await import('limpid/worker-thread');
}
