// Handle: one object inside the engine, asked through one door.
//
// The engine answers with JSON text, typed arrays, or {"error": …}, which becomes a LimpidError here. After a
// trap (a bug, or a stack that ran over) its memory is in no known state: it is never asked again.
import { LimpidError } from './error.js';

export class Engine {
  #module;
  #trap = null;

  constructor(module) {
    this.#module = module;
  }

  /** The engine's memory. To be taken anew each time: when it grows, earlier views are dead. */
  get memory() {
    return this.#module.HEAPU8;
  }

  ask(call) {
    if (this.#trap) throw this.#stopped();
    const answer = this.#caught(call);
    if (typeof answer === 'string' && answer.startsWith('{"error":')) throw new LimpidError(JSON.parse(answer).error);
    return answer;
  }

  #caught(call) {
    try {
      return call(this.#module);
    } catch (trap) {
      this.#trap = trap ?? 'unknown';
      throw this.#stopped();
    }
  }

  #stopped() {
    const why = this.#trap.message ?? this.#trap;
    return new LimpidError({ code: 'stopped', message: `the engine has stopped (${why}): load it again` }, { cause: this.#trap });
  }
}

export class Handle {
  #engine;
  #object;
  #what;

  /** `make` gives the object; `what` is a word for people. */
  constructor(engine, what, make) {
    this.#engine = engine;
    this.#what = what;
    this.#object = engine.ask(make);
  }

  get engine() {
    return this.#engine;
  }

  ask(method, ...inputs) {
    if (this.#object.isDeleted()) throw this.#gone();
    return this.#engine.ask(() => this.#object[method](...inputs));
  }

  json(method, ...inputs) {
    return JSON.parse(this.ask(method, ...inputs));
  }

  /** The handle of an object that this one's method gives away. */
  give(method, what) {
    return new Handle(this.#engine, what, () => this.ask(method));
  }

  /** The object itself, for a method of another handle. */
  lend(use) {
    if (this.#object.isDeleted()) throw this.#gone();
    return use(this.#object);
  }

  #gone() {
    return new LimpidError({ code: 'disposed', message: `this ${this.#what} was disposed of: its memory is gone` });
  }

  free() {
    if (this.#object.isDeleted()) return;
    try {
      this.#engine.ask(() => this.#object.delete());
    } catch {
      // The engine has stopped: its memory goes when the engine itself goes.
    }
  }
}
