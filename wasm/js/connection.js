// Connection: the way to the engine's thread, also when that has to be made anew.
//
// Comes in: how to make a worker, and the question that loads its engine; goes out: `ask`. Beside it a journal is kept
// of what made each timeline and ranking that is alive, and of the numbers set since. When the thread dies or hangs,
// what was under way rejects, a new thread is started, and the journal brings everything back as it last stood, under
// the same keys: whoever holds a timeline notices nothing. A second death before any answer ends the connection.
import { LimpidError } from './error.js';
import { Line } from './line.js';

export class Connection {
  #makeWorker; // null where a worker was given that cannot be made again
  #loading;
  #options; // { patience, onRestart }
  #line; // the newest
  #ready; // a promise of it, once its engine stands as it should
  #journal = new Map(); // key -> { question, of, values }
  #lastKey = 0;
  #isFresh = true; // nothing was answered since the thread started
  #isClosed = false;

  /** `makeWorker`: a function, or a worker that was made already. */
  constructor(worker, loading, options) {
    this.#makeWorker = typeof worker === 'function' ? worker : null;
    this.#loading = loading;
    this.#options = options;
    this.#line = this.#newLine(this.#makeWorker ? this.#makeWorker() : worker);
  }

  /** Whether inputs are to be kept, so that they can be read again. */
  get restarts() {
    return this.#makeWorker !== null && this.#options.onRestart !== null;
  }

  /** Loads the engine; gives what it says of itself. */
  async open() {
    this.#ready = Promise.resolve(this.#line);
    try {
      return await this.ask(this.#loading);
    } catch (error) {
      this.close(error);
      throw error;
    }
  }

  async ask(question, more) {
    const line = await this.#ready;
    const answer = await line.ask(question, more);
    this.#isFresh = false;
    return answer;
  }

  /** Every later question rejects with `error`, and those under way. */
  close(error) {
    this.#isClosed = true;
    this.#line.close(error);
    this.#journal.clear();
  }

  // --- The journal: what is alive on the thread, by keys that outlive it

  newKey() {
    return (this.#lastKey += 1);
  }

  /** `question` made the thing of this key; null where it cannot be asked again. `of`: the timeline of a ranking. */
  made(key, question, of) {
    if (this.restarts) this.#journal.set(key, { question, of, values: new Map() });
  }

  changed(key, values) {
    const entry = this.#journal.get(key);
    for (const [address, value] of values) entry?.values.set(address, value);
  }

  /** Frees the thing, and the rankings of a timeline, on the thread. */
  async gone(key) {
    for (const [each, { of }] of this.#journal) if (each === key || of === key) this.#journal.delete(each);
    if (!this.#isClosed) await this.ask({ ask: 'dispose', of: key });
  }

  // --- Another thread for one that has died

  #newLine(worker) {
    return new Line(worker, { patience: this.#options.patience, onBreak: (error) => this.#afterBreak(error) });
  }

  /** What those under way are told. */
  #afterBreak(error) {
    if (!this.restarts) return error;
    if (this.#isFresh) {
      this.#ready = refusing(error);
      return error;
    }
    this.#isFresh = true;
    const told = new LimpidError({ ...error.toJSON(), message: `${error.toJSON().message}; it was started again as it last stood: ask once more` });
    this.#ready = this.#restored(told);
    this.#ready.catch(() => {}); // whoever asks next is told
    return told;
  }

  async #restored(error) {
    this.#line = this.#newLine(this.#makeWorker());
    const line = this.#line;
    try {
      await line.ask(this.#loading);
      for (const [as, { question, values }] of this.#journal) {
        await line.ask({ ...question, as });
        if (values.size > 0) await line.ask({ ask: 'set', of: as, values });
      }
    } catch (failure) {
      line.close(failure);
      throw failure;
    }
    queueMicrotask(() => this.#options.onRestart(error));
    return line;
  }
}

function refusing(error) {
  const refused = Promise.reject(error);
  refused.catch(() => {});
  return refused;
}
