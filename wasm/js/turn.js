// Turn: one piece of long work at a time on an object whose engine keeps the place where it stands.
//
// Lines of text and ledgers are made slice by slice; a second begun in between would move the first one's place.
// Comes in: the work, as a generator; goes out: the same, or LimpidError `busy`.
import { LimpidError } from './error.js';

export class Turn {
  #what;
  #held = '';

  /** `what`: a word for people, of the object. */
  constructor(what) {
    this.#what = what;
  }

  *hold(name, work) {
    this.assertFree();
    this.#held = name;
    try {
      return yield* work;
    } finally {
      this.#held = '';
    }
  }

  assertFree() {
    if (!this.#held) return;
    throw new LimpidError({ code: 'busy', where: this.#what, message: `${this.#held} is under way: await it, or stop it through its signal, first` });
  }
}
