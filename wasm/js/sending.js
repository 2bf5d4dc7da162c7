// Sending: an input, from the page to the worker's thread.
//
// Blobs cross as they are and are read over there. Everything else is read here and passed on piece by piece, each when
// the thread pulls it, so that neither side piles up; with `keep`, each piece is kept in a Blob as well, off the heap,
// so that the input can be read once more after the thread has died.
import { affinityFiles, asBlobs, columnFiles, mapText } from './beside.js';
import { pour } from './input.js';

/**
 * `ask(question, more)`: asks the thread; `stop(error)`: ends that question. Gives the thread's answer, and the question
 * that would give it again (null without `keep`).
 */
export async function sendInput(files, options, { ask, signal, stop, keep }) {
  const beside = await besideOf(options);
  if (files[0].blob) {
    const question = { ask: 'read', files: files.map(({ name, blob }) => ({ name, blob })), ...beside };
    return { answer: await ask(question), again: keep ? question : null };
  }
  const [{ name, size, isText }] = files;
  const passing = new Passing(files[0], keep);
  try {
    const answering = ask({ ask: 'read', files: [{ name, size, isText }], ...beside }, { onPull: (reply) => passing.pulled(reply) });
    passing.run(signal).catch(stop); // after the answer, that stops nothing
    const answer = await answering;
    return { answer, again: keep ? { ask: 'read', files: [{ name, isText, blob: new Blob(passing.kept) }], ...beside } : null };
  } finally {
    passing.end();
  }
}

/** What stands beside the posts is small: it crosses whole. */
async function besideOf({ memory, affinity, columns, map, includePrivate, archive = '' }) {
  return {
    memory,
    affinity: await asBlobs(affinityFiles(affinity)),
    columns: await asBlobs(columnFiles(columns)),
    map: mapText(map),
    includePrivate: Boolean(includePrivate),
    archive,
  };
}

/** One file on its way over, a piece for each pull. */
class Passing {
  #file;
  #keep;
  #bring;
  #isOver = false;
  #nextPull = this.#awaitPull();
  kept = [];

  constructor(file, keep) {
    this.#file = file;
    this.#keep = keep;
  }

  pulled(reply) {
    this.#bring(reply);
  }

  async run(signal) {
    await pour([this.#file], { take: (bytes) => this.#give(bytes), signal });
    await this.#give(null);
  }

  /** Nobody pulls any more: whoever waits for it goes on, and away. */
  end() {
    this.#isOver = true;
    this.#bring(() => {});
  }

  async #give(bytes) {
    const reply = await this.#nextPull;
    if (this.#isOver) throw new Error('nobody reads on'); // leaves the source, and goes nowhere else
    this.#nextPull = this.#awaitPull();
    const piece = bytes?.slice() ?? null; // the caller keeps its own
    if (piece && this.#keep) this.kept.push(new Blob([piece]));
    reply(piece);
  }

  #awaitPull() {
    return new Promise((resolve) => (this.#bring = resolve));
  }
}
