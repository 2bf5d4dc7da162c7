// Line: questions to the worker's thread and its answers, each by its id (protocol.d.ts).
import { LimpidError } from './error.js';

export class Line {
  #worker;
  #calls = new Map(); // id -> { resolve, reject, onProgress, onPull }
  #lastId = 0;
  #closed = null; // why, once it is

  /** `worker`: anything with postMessage, addEventListener and terminate. */
  constructor(worker) {
    this.#worker = worker;
    worker.addEventListener('message', ({ data }) => this.#receive(data));
    worker.addEventListener('error', (event) => this.close(broken(event.message || 'its script could not be loaded')));
    worker.addEventListener('messageerror', () => this.close(broken('a message could not be read')));
  }

  /**
   * The answer to a question. Where `signal` is aborted meanwhile it rejects with the signal's reason at once,
   * and `drop` gets a result that still comes.
   */
  ask(question, { transfer = [], signal, drop = () => {}, onProgress, onPull } = {}) {
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      if (this.#closed) throw this.#closed;
      const id = (this.#lastId += 1);
      this.#worker.postMessage({ id, ...question }, transfer);
      const cancel = () => {
        this.#worker.postMessage({ cancel: id });
        this.#calls.set(id, { resolve: drop, reject: () => {} });
        reject(signal.reason);
      };
      signal?.addEventListener('abort', cancel, { once: true });
      const settled = () => signal?.removeEventListener('abort', cancel);
      this.#calls.set(id, {
        resolve: (result) => (settled(), resolve(result)),
        reject: (error) => (settled(), reject(error)),
        onProgress,
        onPull: () => onPull(id),
      });
    });
  }

  /** A remark that is not answered. */
  tell(remark, transfer = []) {
    if (!this.#closed) this.#worker.postMessage(remark, transfer);
  }

  /** Ends the worker. Every call under way rejects with `error`, every later one too. */
  close(error) {
    if (this.#closed) return;
    this.#closed = error;
    this.#worker.terminate();
    for (const { reject } of this.#calls.values()) reject(error);
    this.#calls.clear();
  }

  #receive({ id, ...answer }) {
    const call = this.#calls.get(id);
    if (!call) return;
    if ('progress' in answer) return void call.onProgress?.(answer.progress);
    if ('pull' in answer) return void call.onPull?.();
    this.#calls.delete(id);
    if ('error' in answer) call.reject(new LimpidError(answer.error));
    else call.resolve(answer.result);
  }
}

function broken(why) {
  return new LimpidError({ code: 'worker', message: `the worker has stopped (${why}): is worker-thread.js served beside the page's scripts?` });
}
