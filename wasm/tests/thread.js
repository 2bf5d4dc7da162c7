// limpid/worker-thread on a thread of Node, for tests of limpid/worker without a browser.
//
// On the main thread: `nodeWorker` makes what `connect({ worker })` takes. On the other: this file stands in for
// a Web Worker's globals and imports the script.
import { isMainThread, parentPort, Worker } from 'node:worker_threads';

export function nodeWorker() {
  const worker = new Worker(new URL(import.meta.url));
  return {
    postMessage: (message, transfer) => worker.postMessage(message, transfer),
    addEventListener: (type, listener) => worker.on(type, (data) => listener(type === 'message' ? { data } : data)),
    terminate: () => worker.terminate(),
  };
}

if (!isMainThread) {
  globalThis.postMessage = (message, transfer) => parentPort.postMessage(message, transfer);
  globalThis.addEventListener = (type, listener) => parentPort.on(type, (data) => listener({ data }));
  await import('limpid/worker-thread');
}
