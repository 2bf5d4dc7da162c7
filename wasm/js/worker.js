// Worker: the client's half of `limpid/worker`. The same surface as `limpid`, asynchronous: everything is asked
// of worker-thread.js, in a Web Worker of its own. The messages between the two are in protocol.d.ts.
import { LimpidError } from './error.js';
import { filesOf } from './input.js';
import { disposed, freeWhenForgotten } from './leaks.js';
import { Line } from './line.js';
import { recipeText, refusedCheck } from './recipe.js';
import { sendInput } from './sending.js';
import { scenarioText } from './simulate.js';

export { LimpidError };

export async function connect({ worker, wasmUrl } = {}) {
  const line = new Line(worker ?? ownWorker());
  try {
    const { version, recipes, scenarios } = await line.ask({ ask: 'load', wasmUrl: wasmUrl === undefined ? undefined : fromPage(wasmUrl) });
    return new RemoteLimpid(line, version, recipes, scenarios);
  } catch (error) {
    line.close(error);
    throw error;
  }
}

function ownWorker() {
  if (typeof Worker === 'undefined') {
    throw new LimpidError({ code: 'worker', message: "there are no Web Workers here: import { load } from 'limpid', or give a worker" });
  }
  // Bundlers look for just this: new Worker(new URL('literal', import.meta.url)).
  return new Worker(new URL('./worker-thread.js', import.meta.url), { type: 'module' });
}

/** An address as the page means it: the worker's script may lie elsewhere. */
function fromPage(url) {
  return new URL(url, globalThis.document?.baseURI ?? globalThis.location?.href).href;
}

class RemoteLimpid {
  #line;

  constructor(line, version, recipes, scenarios) {
    this.#line = line;
    this.version = version;
    this.recipes = recipes;
    this.scenarios = scenarios;
  }

  async read(input, { name, ...options } = {}) {
    const { remote, info } = await sendInput(this.#line, filesOf(input, name), options);
    return new RemoteTimeline(this.#line, remote, info);
  }

  async members(names, use) {
    return this.#line.ask({ ask: 'members', names: [...names], use });
  }

  async sample(options) {
    const { remote, info } = await this.#line.ask({ ask: 'sample', options });
    return new RemoteTimeline(this.#line, remote, info);
  }

  async simulate(scenario, options) {
    return askToSimulate((question, more) => this.#line.ask(question, more), scenario, options);
  }

  async check(recipe) {
    let text;
    try {
      text = recipeText(recipe);
    } catch (error) {
      return refusedCheck(error);
    }
    return this.#line.ask({ ask: 'check', recipe: text });
  }

  async diff(a, b) {
    return this.#line.ask({ ask: 'diff', a: recipeText(a), b: recipeText(b) });
  }

  async hash(recipe) {
    return this.#line.ask({ ask: 'hash', recipe: recipeText(recipe) });
  }

  dispose() {
    this.#line.close(new LimpidError({ code: 'disposed', message: 'this connection was disposed of: connect again' }));
  }
}

/** What the caller's functions cannot cross with stays here: they are told, and asked, on this side. */
async function askToSimulate(ask, scenario, { onProgress, signal, ...options } = {}) {
  const stop = new AbortController();
  const follow = () => stop.abort(signal.reason);
  const report = (progress) => {
    try {
      onProgress?.(progress);
    } catch (error) {
      stop.abort(error);
    }
  };
  try {
    signal?.throwIfAborted();
    signal?.addEventListener('abort', follow);
    const question = { ask: 'simulate', scenario: scenarioText(scenario), options };
    return await ask(question, { signal: stop.signal, onProgress: report });
  } finally {
    signal?.removeEventListener('abort', follow);
  }
}

/** A timeline or ranking on the thread. */
class RemoteThing {
  #line;
  #remote;
  #isDisposed = false;

  constructor(line, remote, what) {
    this.#line = line;
    this.#remote = remote;
    freeWhenForgotten(this, () => line.ask({ ask: 'dispose', of: remote }).catch(() => {}), what);
  }

  /** Its number on the thread, for questions about two things. */
  get remote() {
    return this.#remote;
  }

  async ask(question, more) {
    if (this.#isDisposed) throw new LimpidError({ code: 'disposed', message: 'this was disposed of: its memory is gone' });
    return this.#line.ask({ ...question, of: this.#remote }, more);
  }

  async dispose() {
    if (this.#isDisposed) return;
    const answer = this.ask({ ask: 'dispose' });
    this.#isDisposed = true;
    disposed(this);
    await answer;
  }
}

class RemoteTimeline {
  #line;
  #thing;

  constructor(line, remote, info) {
    this.#line = line;
    this.#thing = new RemoteThing(line, remote, 'timeline');
    this.info = info;
  }

  async rank(recipe, options) {
    const text = recipe === undefined ? undefined : recipeText(recipe);
    const { remote, state } = await this.#thing.ask({ ask: 'rank', recipe: text, options });
    return new RemoteRanking(new RemoteThing(this.#line, remote), this.#thing, state);
  }

  async simulate(scenario, options) {
    return askToSimulate((question, more) => this.#thing.ask(question, more), scenario, options);
  }

  async detect(recipe, options) {
    const sent = recipe === undefined || recipe === null ? {} : { recipe: recipeText(recipe) };
    return this.#thing.ask({ ask: 'detect', ...sent, options });
  }

  toJsonLines() {
    return this.#thing.ask({ ask: 'toJsonLines' });
  }

  dispose() {
    return this.#thing.dispose();
  }
}

class RemoteRanking {
  #thing;
  #timeline; // never asked: held so that it is not collected while this is in use
  #waiting = null; // { values, calls }: what is gathered while a set is under way
  #isSetting = false;

  constructor(thing, timeline, state) {
    this.#thing = thing;
    this.#timeline = timeline;
    this.state = state;
  }

  page(start, count, options) {
    return this.#thing.ask({ ask: 'page', start, count, options });
  }

  hidden(start, count) {
    return this.#thing.ask({ ask: 'hidden', start, count });
  }

  explain(id, options) {
    return this.#thing.ask({ ask: 'explain', post: id, options });
  }

  why(a, b, options) {
    return this.#thing.ask({ ask: 'why', a, b, options });
  }

  whatWouldItTake(id, top, options) {
    return this.#thing.ask({ ask: 'whatWouldItTake', post: id, top, options });
  }

  sensitivity(address, least, most, top) {
    return this.#thing.ask({ ask: 'sensitivity', address, least, most, top });
  }

  whatIf(change) {
    return this.#thing.ask({ ask: 'whatIf', change });
  }

  receipt() {
    return this.#thing.ask({ ask: 'receipt' });
  }

  advice() {
    return this.#thing.ask({ ask: 'advice' });
  }

  async compare(after, options) {
    if (!(after instanceof RemoteRanking)) {
      throw new LimpidError({ code: 'usage', where: 'compare', message: 'expected another ranking of the same timeline' });
    }
    return this.#thing.ask({ ask: 'compare', after: after.#thing.remote, options });
  }

  ledger(options) {
    return this.#thing.ask({ ask: 'ledger', options });
  }

  places(ids) {
    return this.#thing.ask({ ask: 'places', posts: [...ids] });
  }

  arrays() {
    return this.#thing.ask({ ask: 'arrays' });
  }

  set(addressOrValues, value) {
    const values = typeof addressOrValues === 'object' ? Object.entries(addressOrValues) : [[addressOrValues, value]];
    return new Promise((resolve, reject) => {
      this.#waiting ??= { values: new Map(), calls: [] };
      for (const [address, number] of values) this.#waiting.values.set(address, number);
      this.#waiting.calls.push({ addresses: values.map(([address]) => address), resolve, reject });
      if (!this.#isSetting) this.#sendWaiting();
    });
  }

  async #sendWaiting() {
    this.#isSetting = true;
    while (this.#waiting) {
      const { values, calls } = this.#waiting;
      this.#waiting = null;
      await this.#setAtOnce(values, calls);
    }
    this.#isSetting = false;
  }

  async #setAtOnce(values, calls) {
    try {
      const { state, refused } = await this.#thing.ask({ ask: 'set', values });
      this.state = state;
      for (const { addresses, resolve, reject } of calls) {
        const wrong = addresses.find((address) => refused.has(address));
        if (wrong === undefined) resolve(state);
        else reject(new LimpidError(refused.get(wrong)));
      }
    } catch (error) {
      for (const { reject } of calls) reject(error);
    }
  }

  dispose() {
    return this.#thing.dispose();
  }
}
