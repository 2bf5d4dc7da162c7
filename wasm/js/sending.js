// Sending: an input, from the page to the worker's thread.
//
// Blobs cross as they are and are read over there; streams are handed over where the browser can; everything
// else is read here and passed on piece by piece, each when the thread pulls it, so that neither side piles up.
import { affinityFiles, asBlobs, columnFiles, mapText } from './beside.js';
import { pour } from './input.js';

/** Gives the thread's answer: { remote, info }. */
export async function sendInput(line, files, given) {
  const options = await settled(given);
  const [{ stream }] = files;
  const isWhole = stream || files[0].blob;
  if (!isWhole) return passOn(line, files[0], options);
  try {
    const question = files.map(({ name, size, blob, stream }) => ({ name, size, blob, stream }));
    return await askToRead(line, question, new AbortController(), { ...options, transfer: stream ? [stream] : [] });
  } catch (error) {
    if (error.name !== 'DataCloneError') throw error;
    return passOn(line, files[0], options); // Safari: streams stay where they are
  }
}

/** What stands beside the posts is small: it crosses whole. */
async function settled({ affinity, columns, map, ...options }) {
  return {
    ...options,
    beside: {
      affinity: await asBlobs(affinityFiles(affinity)),
      columns: await asBlobs(columnFiles(columns)),
      map: mapText(map),
      includePrivate: Boolean(options.includePrivate),
      archive: options.archive ?? '',
    },
  };
}

async function passOn(line, file, options) {
  const stop = new AbortController();
  let id;
  let pulled;
  const nextPull = () => new Promise((resolve) => (pulled = resolve));
  let pull = nextPull();
  stop.signal.addEventListener('abort', () => pulled());

  const give = async (bytes) => {
    await pull;
    pull = nextPull();
    stop.signal.throwIfAborted();
    const piece = bytes?.slice() ?? null; // the caller keeps its own
    line.tell({ piece: id, bytes: piece }, piece ? [piece.buffer] : []);
  };
  const onPull = (question) => {
    id = question;
    pulled();
  };
  pour([file], { take: give, signal: stop.signal })
    .then(() => give(null))
    .catch((error) => stop.abort(error));
  return askToRead(line, [{ name: file.name, size: file.size, isText: file.isText }], stop, { ...options, onPull });
}

/** `stop` ends the reading on both sides: by the caller's signal, a source that fails, an onProgress that throws. */
async function askToRead(line, files, stop, { memory, signal, onProgress, beside, transfer, onPull }) {
  const follow = () => stop.abort(signal.reason);
  const report = (progress) => {
    try {
      onProgress?.(progress);
    } catch (error) {
      stop.abort(error);
    }
  };
  const drop = ({ remote }) => line.ask({ ask: 'dispose', of: remote }).catch(() => {});
  try {
    signal?.throwIfAborted();
    signal?.addEventListener('abort', follow);
    return await line.ask({ ask: 'read', files, memory, ...beside }, { transfer, signal: stop.signal, drop, onProgress: report, onPull });
  } finally {
    signal?.removeEventListener('abort', follow);
    stop.abort();
  }
}
