// Worker: the client's half of `limpid/worker`. The same surface as `limpid`, asynchronous: everything is asked
// of worker-thread.js, in a Web Worker of its own. The messages between the two are in protocol.d.ts.
import { LimpidError } from './error.js';
import { Connection } from './connection.js';
import { filesOf } from './input.js';
import { disposed, freeWhenForgotten } from './leaks.js';
import { pairsText } from './measures.js';
import { recipeText, refusedCheck } from './recipe.js';
import { sendInput } from './sending.js';
import { scenarioText } from './simulate.js';
import { underWatch } from './watch.js';

export { WASM_SRI } from './built.js';
export { LimpidError };

/** In milliseconds: longer than the longest answer that the engine gives in one piece. */
const PATIENCE = 60_000;

export async function connect({ worker = ownWorker, wasmUrl, wasmBinary, integrity, patience = PATIENCE, restart = true, onRestart = () => {} } = {}) {
  const loading = { ask: 'load', wasmUrl: wasmUrl === undefined ? undefined : fromPage(wasmUrl), wasmBinary, integrity };
  const connection = new Connection(worker, loading, { patience, onRestart: restart ? onRestart : null });
  return new RemoteLimpid(connection, await connection.open());
}

function ownWorker() {
  if (typeof Worker === 'undefined') {
    throw new LimpidError({ code: 'worker', message: "there are no Web Workers here: import { load } from 'limpid', or give a worker" });
  }
  try {
    // Bundlers look for just this: new Worker(new URL('literal', import.meta.url)).
    return new Worker(new URL('./worker-thread.js', import.meta.url), { type: 'module' });
  } catch (cause) {
    throw forbidden(cause);
  }
}

/** Trusted Types throw a TypeError, other policies and origins a SecurityError. */
function forbidden(cause) {
  const message = cause instanceof TypeError
    ? 'the page demands Trusted Types, and its policy is not ours to make: give connect({ worker }) a function that makes the worker, with an address from your policy'
    : `the browser forbids this worker (${cause.message}): allow 'self' in worker-src, and serve worker-thread.js from the page's own origin`;
  return new LimpidError({ code: 'csp', message }, { cause });
}

/** An address as the page means it: the worker's script may lie elsewhere. */
function fromPage(url) {
  return new URL(url, globalThis.document?.baseURI ?? globalThis.location?.href).href;
}

/** A caller's options, without the functions that cannot cross: those are told, and asked, on this side. */
function askUnderWatch(ask, { signal, onProgress, ...options } = {}, question, more) {
  return underWatch({ signal, onProgress }, (under) => ask({ ...question, options }, { ...more, ...under }));
}

class RemoteLimpid {
  #connection;

  constructor(connection, { version, recipes, scenarios }) {
    this.#connection = connection;
    this.version = version;
    this.recipes = recipes;
    this.scenarios = scenarios;
  }

  async read(input, { name, signal, onProgress, ...options } = {}) {
    const files = filesOf(input, name);
    const key = this.#connection.newKey();
    return underWatch({ signal, onProgress }, async (under) => {
      const drop = () => this.#forget(key);
      const { answer, again } = await sendInput(files, options, {
        ask: (question, more) => this.#connection.ask({ ...question, as: key }, { ...under, drop, ...more }),
        signal: under.signal,
        stop: under.stop,
        keep: this.#connection.restarts,
      });
      return new RemoteTimeline(new RemoteThing(this.#connection, key, 'timeline', again), answer.info);
    });
  }

  async members(names, use) {
    return this.#connection.ask({ ask: 'members', names: [...names], use });
  }

  async sample({ signal, onProgress, ...options } = {}) {
    const as = this.#connection.newKey();
    const question = { ask: 'sample', options };
    const ask = (asked, more) => this.#connection.ask(asked, more);
    const drop = () => this.#forget(as);
    const { info } = await askUnderWatch(ask, { ...options, signal, onProgress }, { ...question, as }, { drop });
    return new RemoteTimeline(new RemoteThing(this.#connection, as, 'timeline', question), info);
  }

  async simulate(scenario, options) {
    return askUnderWatch((question, more) => this.#connection.ask(question, more), options, { ask: 'simulate', scenario: scenarioText(scenario) });
  }

  async check(recipe) {
    let text;
    try {
      text = recipeText(recipe);
    } catch (error) {
      return refusedCheck(error);
    }
    return this.#connection.ask({ ask: 'check', recipe: text });
  }

  async diff(a, b) {
    return this.#connection.ask({ ask: 'diff', a: recipeText(a), b: recipeText(b) });
  }

  async hash(recipe) {
    return this.#connection.ask({ ask: 'hash', recipe: recipeText(recipe) });
  }

  async withoutPrivileges(recipe) {
    return this.#connection.ask({ ask: 'withoutPrivileges', recipe: recipeText(recipe) });
  }

  async schema() {
    return this.#connection.ask({ ask: 'schema' });
  }

  /** What came although nobody waits for it any more. */
  #forget(key) {
    this.#connection.gone(key).catch(() => {});
  }

  dispose() {
    this.#connection.close(new LimpidError({ code: 'disposed', message: 'this connection was disposed of: connect again' }));
  }

  [Symbol.dispose]() {
    this.dispose();
  }
}

/** A timeline or ranking on the thread, by its key. */
class RemoteThing {
  #connection;
  #key;
  #isDisposed = false;

  /** `question`: what made it; `of`: a ranking's timeline. */
  constructor(connection, key, what, question, of) {
    this.#connection = connection;
    this.#key = key;
    connection.made(key, question, of);
    freeWhenForgotten(this, () => connection.gone(key).catch(() => {}), what);
  }

  get connection() {
    return this.#connection;
  }

  get key() {
    return this.#key;
  }

  async ask(question, more) {
    if (this.#isDisposed) throw new LimpidError({ code: 'disposed', message: 'this was disposed of: its memory is gone' });
    return this.#connection.ask({ ...question, of: this.#key }, more);
  }

  /** For questions whose answer may take its time: the caller's signal and onProgress are among `options`. */
  askLong(question, options) {
    return askUnderWatch((asked, more) => this.ask(asked, more), options, question);
  }

  changed(values) {
    this.#connection.changed(this.#key, values);
  }

  async dispose() {
    if (this.#isDisposed) return;
    this.#isDisposed = true;
    disposed(this);
    await this.#connection.gone(this.#key);
  }
}

class RemoteTimeline {
  #thing;

  constructor(thing, info) {
    this.#thing = thing;
    this.info = info;
  }

  async rank(recipe, { now, timeline, ...watch } = {}) {
    const { connection, key: of } = this.#thing;
    const as = connection.newKey();
    const options = { now: now instanceof Date ? now.getTime() : now, timeline };
    const question = { ask: 'rank', of, recipe: recipe === undefined ? undefined : recipeText(recipe), options };
    const drop = () => connection.gone(as).catch(() => {});
    const { state } = await askUnderWatch((asked, more) => this.#thing.ask(asked, more), { ...options, ...watch }, { ...question, as }, { drop });
    return new RemoteRanking(new RemoteThing(connection, as, null, question, of), this.#thing, state);
  }

  async simulate(scenario, options) {
    return this.#thing.askLong({ ask: 'simulate', scenario: scenarioText(scenario) }, options);
  }

  async fit(pairs, recipe = 'calmer', { now, ...options } = {}) {
    const moment = now instanceof Date ? now.getTime() : now;
    return this.#thing.ask({ ask: 'fit', pairs: pairsText(pairs), recipe: recipeText(recipe), options: { ...options, now: moment } });
  }

  async detect(recipe, { now, ...options } = {}) {
    const sent = { ask: 'detect', recipe: recipe === undefined || recipe === null ? undefined : recipeText(recipe) };
    return this.#thing.askLong(sent, { now: now instanceof Date ? now.getTime() : now, ...options });
  }

  async toJsonLines(options) {
    return this.#thing.askLong({ ask: 'toJsonLines' }, options);
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
    return this.#thing.askLong({ ask: 'explain', post: id }, options);
  }

  why(a, b, options) {
    return this.#thing.askLong({ ask: 'why', a, b }, options);
  }

  whatWouldItTake(id, top, options) {
    return this.#thing.askLong({ ask: 'whatWouldItTake', post: id, top }, options);
  }

  sensitivity(address, least, most, top, options) {
    return this.#thing.askLong({ ask: 'sensitivity', address, least, most, top }, options);
  }

  whatIf(change, options) {
    return this.#thing.askLong({ ask: 'whatIf', change }, options);
  }

  receipt(options) {
    return this.#thing.askLong({ ask: 'receipt' }, options);
  }

  advice() {
    return this.#thing.ask({ ask: 'advice' });
  }

  async compare(after, options) {
    if (!(after instanceof RemoteRanking)) {
      throw new LimpidError({ code: 'usage', where: 'compare', message: 'expected another ranking of the same timeline' });
    }
    return this.#thing.askLong({ ask: 'compare', after: after.#thing.key }, options);
  }

  async ledger(options) {
    return this.#thing.askLong({ ask: 'ledger' }, options);
  }

  rows(start, count) {
    return this.#thing.ask({ ask: 'rows', start, count });
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
      this.#thing.changed([...values].filter(([address]) => !refused.has(address)));
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
