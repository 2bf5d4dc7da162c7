// LimpidError: everything that can go wrong, as a sentence with a place and a remedy.
//
// Comes in: code, place and sentence, from the engine or from this package. Goes out: an Error whose message
// reads as the command prints it, "where: sentence".

export class LimpidError extends Error {
  #sentence;

  constructor({ code, where = '', message }, options) {
    super(where ? `${where}: ${message}` : message, options);
    this.name = 'LimpidError';
    this.code = code;
    this.where = where;
    this.#sentence = message;
  }

  /** The three parts, the sentence without its place: as the engine writes it, and as it crosses to a worker. */
  toJSON() {
    return { code: this.code, where: this.where, message: this.#sentence };
  }
}

/** The caller asked in a way that cannot be meant. */
export function wrongUse(where, message) {
  return new LimpidError({ code: 'usage', where, message });
}
