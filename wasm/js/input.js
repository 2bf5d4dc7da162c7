// Input: whatever a program has in hand -> files, each a sequence of pieces of bytes.
//
// Comes in: Blob, File, several of them, Response, streams, async iterators, bytes, JSON text, plain posts.
// Goes out: [{ name, size?, open() }], where `open` gives an iterator of bytes, text or posts; `blob` stands there
// too where the input is one, because that can be handed to a worker as it is.
import { LimpidError, wrongUse } from './error.js';
import { unpacked } from './gzip.js';
import { postLines } from './posts.js';

/** How much of a Blob is asked for at once. */
const BLOB_SLICE = 4 << 20;
/** How much is handed over at once: about 10 ms of the engine's work. */
const PIECE = 1 << 20;
/** As much text as never fills more than a piece: a UTF-16 unit takes up to 3 bytes. */
const TEXT_SLICE = Math.floor(PIECE / 3);

/** `name` stands in messages; a File has its own. */
export function filesOf(input, name) {
  switch (kindOf(input)) {
    case 'Blob':
    case 'File':
      return [blobFile(input, name ?? input.name)];
    case 'Response':
      return [responseFile(input, name)];
    case 'ReadableStream':
      return [streamFile(input, name)];
    case 'String':
      return [textFile(String(input), name)];
    case 'ArrayBuffer':
      return [{ name, size: input.byteLength, open: () => [new Uint8Array(input)].values() }];
  }
  if (ArrayBuffer.isView(input)) return [{ name, size: input.byteLength, open: () => [input].values() }];
  if (input?.[Symbol.asyncIterator]) return [{ name, open: () => input[Symbol.asyncIterator]() }];
  if (input?.[Symbol.iterator]) return filesOfList([...input], name);
  if (typeof input?.next === 'function') return [{ name, open: () => input }];
  throw wrongUse('read', `cannot read ${input === null ? 'null' : typeof input}: expected a File, a Response, bytes, a stream, JSON text or a list of posts`);
}

function filesOfList(items, name) {
  const blobs = items.filter((item) => ['Blob', 'File'].includes(kindOf(item)));
  if (blobs.length === 0) return [{ name, isText: true, open: () => postLines(items) }];
  if (blobs.length < items.length) throw wrongUse('read', 'a list holds files or posts, not both');
  return blobs.map((blob, i) => blobFile(blob, blob.name ?? (items.length > 1 ? `${name ?? 'file'} ${i + 1}` : name)));
}

function textFile(text, name) {
  if (/^[^{}[\]"\n]{1,400}\.(jsonl?|ndjson|csv|txt|gz|zip)$/i.test(text)) {
    throw wrongUse('read', `${JSON.stringify(text)} looks like a path, but text is read as JSON: give the file's bytes`);
  }
  return { name, isText: true, open: () => [text].values() };
}

export function blobFile(blob, name) {
  return { name, size: blob.size, blob, open: () => blobSlices(blob) };
}

async function* blobSlices(blob) {
  for (let start = 0; start < blob.size; start += BLOB_SLICE) {
    yield new Uint8Array(await blob.slice(start, start + BLOB_SLICE).arrayBuffer());
  }
}

function streamFile(stream, name, size) {
  if (stream.locked) throw wrongUse('read', 'this stream is being read by somebody else already');
  return { name, size, open: () => streamPieces(stream) };
}

// By hand: an async generator that waits for a piece could not be cancelled, and Safari's streams do not iterate.
function streamPieces(stream) {
  const reader = stream.getReader();
  return { next: () => reader.read(), return: () => reader.cancel() };
}

function responseFile(response, name) {
  if (!response.ok) {
    throw new LimpidError({
      code: 'unreadable',
      where: response.url,
      message: `the server answered ${response.status} ${response.statusText}`.trimEnd() + ': this is not the timeline',
    });
  }
  if (response.bodyUsed) throw wrongUse('read', 'this response was read already: give a new one, or a clone()');
  if (!response.body) return { name, size: 0, open: () => [].values() };
  // Content-Length counts the bytes on the wire, which a compressed body is not made of.
  const length = response.headers.get('content-encoding') ? null : response.headers.get('content-length');
  return streamFile(response.body, name, length === null ? undefined : Number(length));
}

/**
 * Hands every file's bytes to `take`, gunzipped, in pieces of at most 1 MiB; `begin` is told of each file before,
 * `end` after it. Stops between two pieces where `signal` is aborted, also while it waits for one.
 */
export async function pour(files, { begin = () => {}, take, end = () => {}, signal }) {
  for (const file of files) {
    begin(file);
    await pourFile(file, take, signal);
    await end(file);
  }
}

async function pourFile(file, take, signal) {
  const encode = new PieceEncoder();
  const pieces = unpacked(file);
  let isOver = false;
  try {
    while (!isOver) {
      const { done, value } = await nextPiece(pieces, signal);
      isOver = Boolean(done);
      for (const bytes of isOver ? encode.end() : encode.piece(value)) {
        await take(bytes);
        signal?.throwIfAborted();
      }
    }
  } finally {
    if (!isOver) leave(pieces);
  }
}

/** The next piece, or the signal's reason as soon as it is aborted. */
function nextPiece(pieces, signal) {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const stop = () => reject(signal.reason);
    signal?.addEventListener('abort', stop, { once: true });
    new Promise((next) => next(pieces.next()))
      .then(resolve, (cause) => reject(unreadable(cause)))
      .finally(() => signal?.removeEventListener('abort', stop));
  });
}

function unreadable(cause) {
  if (cause instanceof LimpidError) return cause;
  const why = cause?.message ?? String(cause);
  return new LimpidError({ code: 'unreadable', message: `the input could not be read to its end: ${why}` }, { cause });
}

/** Tells the source that nobody reads on; what it says to that is no matter any more. */
function leave(pieces) {
  Promise.resolve()
    .then(() => pieces.return?.())
    .catch(() => {});
}

/**
 * Pieces of any kind -> bytes, at most PIECE at a time. Text may be cut anywhere, also inside a character; a post, or a
 * list of them (a page of a client's timeline, say), is a line each.
 */
class PieceEncoder {
  #encoder = new TextEncoder();
  #half = ''; // the first half of a surrogate pair, at the end of a piece
  #count = 0;

  *piece(value) {
    this.#count += 1;
    if (typeof value === 'string') return yield* this.#text(this.#half + value);
    yield* this.end();
    if (isPosts(value)) for (const lines of postLines([value].flat())) yield* this.#text(lines);
    else yield* slicesOf(this.#bytes(value));
  }

  *end() {
    if (this.#half) yield this.#encoder.encode(this.#half);
    this.#half = '';
  }

  *#text(text) {
    const whole = isFirstHalf(text.charCodeAt(text.length - 1)) ? text.length - 1 : text.length;
    this.#half = text.slice(whole);
    for (let start = 0; start < whole; ) {
      let end = Math.min(start + TEXT_SLICE, whole);
      if (end < whole && isFirstHalf(text.charCodeAt(end - 1))) end -= 1;
      yield this.#encoder.encode(text.slice(start, end));
      start = end;
    }
  }

  #bytes(value) {
    if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
    if (kindOf(value) === 'ArrayBuffer') return new Uint8Array(value);
    throw wrongUse(`piece ${this.#count}`, `a ${kindOf(value)}, where bytes, text or posts were expected`);
  }
}

function* slicesOf(bytes) {
  for (let start = 0; start < bytes.length; start += PIECE) yield bytes.subarray(start, start + PIECE);
}

function isPosts(value) {
  return Array.isArray(value) || kindOf(value) === 'Object';
}

function isFirstHalf(unit) {
  return unit >= 0xd800 && unit <= 0xdbff;
}

/** "Blob", "Uint8Array", …: unlike instanceof, also for what comes from a frame or another realm. */
function kindOf(value) {
  return Object.prototype.toString.call(value).slice(8, -1);
}
