// Encoding: the first bytes of each file decide whether it is converted to UTF-8 on its way into the engine.
//
// The engine reads UTF-8, UTF-16 and Windows-1252; what else a file declares (gb2312, shift_jis), TextDecoder
// knows.

/** Enough for an XML declaration. */
const HEAD = 1024;

export class Conversion {
  #into;
  #head = []; // pieces, until there are enough to tell
  #size = 0;
  #decoder = null;

  /** `into`: { encodingOf(bytes), begin(isUtf8), feed(bytes) }. `isText`: the bytes are UTF-8, made of text. */
  constructor(into, isText = false) {
    this.#into = into;
    if (isText) this.#begin(true);
  }

  take(bytes) {
    if (!this.#head) return this.#feed(bytes);
    this.#head.push(bytes.slice()); // the piece may be used again by whoever gave it
    this.#size += bytes.length;
    if (this.#size >= HEAD) this.#settle();
  }

  end() {
    if (this.#head) this.#settle();
    if (this.#decoder) this.#encode(this.#decoder.decode());
  }

  #settle() {
    const pieces = this.#head;
    const head = new Uint8Array(Math.min(this.#size, HEAD));
    let at = 0;
    for (const piece of pieces) {
      head.set(piece.subarray(0, head.length - at), at);
      at = Math.min(head.length, at + piece.length);
    }
    this.#decoder = decoderFor(this.#into.encodingOf(head));
    this.#begin(this.#decoder !== null);
    for (const piece of pieces) this.#feed(piece);
  }

  #begin(isUtf8) {
    this.#head = null;
    this.#into.begin(isUtf8);
  }

  #feed(bytes) {
    if (this.#decoder) this.#encode(this.#decoder.decode(bytes, { stream: true }));
    else this.#into.feed(bytes);
  }

  #encode(text) {
    if (text) this.#into.feed(new TextEncoder().encode(text));
  }
}

/** Null for an encoding that nobody here knows: the engine then says so in a sentence. */
function decoderFor(encoding) {
  try {
    return encoding ? new TextDecoder(encoding) : null;
  } catch {
    return null;
  }
}
