// Gzip: a file's pieces -> the same, or what they unpack to where the first bytes say that they are gzip.
//
// DecompressionStream is in browsers, workers and Node; it verifies length and checksum. What was made to fill
// the memory is refused: no timeline shrinks to less than a hundredth.
import { LimpidError } from './error.js';

const LARGEST_RATIO = 100;
/** Where the ratio begins to count. */
const FREE_BYTES = 100_000;

/** By hand, as the pieces below: an async generator that waits for a piece could not be cancelled. */
export function unpacked(file) {
  const source = file.open();
  let pieces = null;
  return {
    async next() {
      pieces ??= await chosen(source, file.name);
      return pieces.next();
    },
    return: () => (pieces ?? source).return?.(),
  };
}

async function chosen(source, name) {
  const first = await beginning(source);
  const isGzip = first.length > 0 && byteAt(first, 0) === 0x1f && byteAt(first, 1) === 0x8b;
  const all = { next: async () => (first.length > 0 ? { done: false, value: first.shift() } : source.next()), return: () => source.return?.() };
  return isGzip ? gunzipped(all, name) : all;
}

/** As many pieces as hold two bytes; text is never gzip. */
async function beginning(source) {
  const pieces = [];
  for (let bytes = 0; bytes < 2; ) {
    const { done, value } = await source.next();
    if (done) break;
    pieces.push(value);
    bytes += typeof value === 'string' ? 2 : (value?.byteLength ?? 2);
  }
  return pieces;
}

function byteAt(pieces, place) {
  for (const piece of pieces) {
    const bytes = bytesOf(piece);
    if (!bytes) return undefined;
    if (place < bytes.length) return bytes[place];
    place -= bytes.length;
  }
  return undefined;
}

function bytesOf(piece) {
  if (ArrayBuffer.isView(piece)) return new Uint8Array(piece.buffer, piece.byteOffset, piece.byteLength);
  return Object.prototype.toString.call(piece) === '[object ArrayBuffer]' ? new Uint8Array(piece) : null;
}

function gunzipped(source, name) {
  const { readable, writable } = new DecompressionStream('gzip');
  const reader = readable.getReader();
  const state = { packed: 0, unpacked: 0, failure: null };
  push(source, writable.getWriter(), state).catch(() => {}); // the reader is told of it
  return {
    async next() {
      const piece = await reader.read().catch((cause) => {
        throw state.failure?.ofSource ?? damaged(name, cause);
      });
      state.unpacked += piece.value?.length ?? 0;
      if (state.unpacked > FREE_BYTES && state.unpacked > state.packed * LARGEST_RATIO) throw tooMuch(name);
      return piece;
    },
    return() {
      source.return?.();
      return reader.cancel();
    },
  };
}

/** What fails in the source is not the gzip file's fault: it is kept before the reader hears of it. */
async function push(source, writer, state) {
  try {
    for (;;) {
      const { done, value } = await source.next().catch((ofSource) => {
        state.failure = { ofSource };
        throw ofSource;
      });
      if (done) return await writer.close();
      const bytes = bytesOf(value);
      state.packed += bytes.length;
      await writer.write(bytes);
    }
  } catch (cause) {
    await writer.abort(cause);
  }
}

function damaged(name, cause) {
  const message = 'this gzip file is damaged or cut off: download it again';
  return new LimpidError({ code: 'damaged', where: name ?? '', message }, { cause });
}

function tooMuch(name) {
  const message = `unpacks to more than ${LARGEST_RATIO} times its size: this is no timeline, and may be made to fill the memory`;
  return new LimpidError({ code: 'too-large', where: name ?? '', message });
}
