// Line: questions to one worker's thread and its answers, each by its id (protocol.d.ts), for as long as it lives.
//
// A thread dies of a trap in the engine, of a script that cannot be loaded, of memory that is not there; or it hangs:
// then it does not even answer a ping. In each case it is ended, and `onBreak` says what those under way are told.
import { LimpidError } from './error.js';

/** A thread that keeps silent over as many pings, one each quarter of the patience, hangs. */
const PINGS = 4;

export class Line {
  #worker;
  #calls = new Map(); // id -> { resolve, reject, onProgress, onPull }
  #lastId = 0;
  #closed = null; // why, once it is
  #patience;
  #timer = null;
  #silence = 0; // pings since it was last heard
  #onBreak;

  /** `worker`: anything with postMessage, addEventListener and terminate. `patience` in milliseconds. */
  constructor(worker, { patience, onBreak }) {
    this.#worker = worker;
    this.#patience = patience;
    this.#onBreak = onBreak;
    worker.addEventListener('message', ({ data }) => this.#receive(data));
    worker.addEventListener('error', (event) => this.#break(died(event)));
    worker.addEventListener('messageerror', () => this.#break(died({ message: 'a message could not be read' })));
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
        onPull: () => onPull((bytes) => this.#worker.postMessage({ piece: id, bytes }, bytes ? [bytes.buffer] : [])),
      });
      this.#listen();
    });
  }

  /** Ends the worker. Every call under way rejects with `error`, every later one too. */
  close(error) {
    if (this.#closed) return;
    this.#closed = error;
    clearInterval(this.#timer);
    this.#worker.terminate();
    for (const { reject } of this.#calls.values()) reject(error);
    this.#calls.clear();
  }

  #break(error) {
    if (!this.#closed) this.close(this.#onBreak(error));
  }

  #receive({ id, ...answer }) {
    this.#silence = 0;
    const call = this.#calls.get(id);
    if (!call) return;
    if ('progress' in answer) return void call.onProgress?.(answer.progress);
    if ('pull' in answer) return void call.onPull?.();
    if (answer.error?.code === 'stopped') return this.#break(new LimpidError(answer.error));
    this.#calls.delete(id);
    if ('error' in answer) call.reject(new LimpidError(answer.error));
    else call.resolve(answer.result);
  }

  /** Pings while anything is asked: a computer that slept comes back to one late ping, not to all of them. */
  #listen() {
    if (this.#timer !== null || this.#patience === Infinity) return;
    this.#silence = 0;
    this.#timer = setInterval(() => this.#ping(), this.#patience / PINGS);
    this.#timer.unref?.(); // in Node: the thread keeps the process alive, not its watch
  }

  #ping() {
    if (this.#calls.size === 0) {
      clearInterval(this.#timer);
      this.#timer = null;
    } else if (this.#silence === PINGS) {
      const message = `the engine gave no sign of life for ${this.#patience / 1000} s`;
      this.#break(new LimpidError({ code: 'hung', message }));
    } else {
      this.#silence += 1;
      this.#worker.postMessage({ ping: true });
    }
  }
}

function died({ message, code }) {
  if (code === 'ERR_WORKER_OUT_OF_MEMORY' || /out of memory/i.test(message)) {
    return new LimpidError({ code: 'memory', message: `the worker ran out of memory (${message})` });
  }
  const why = message || 'its script could not be loaded';
  return new LimpidError({ code: 'worker', message: `the worker has stopped (${why}): is worker-thread.js served beside the page's scripts?` });
}
