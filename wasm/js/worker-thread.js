// Worker thread: the engine's own thread. Waits for the client's questions and answers them (protocol.d.ts).
//
// Importing it only listens; the engine is fetched when the client asks to load. Long work pauses every few
// milliseconds, so that a cancellation, or a question about something else, is seen in between.
import { LimpidError } from './error.js';
import { load } from './index.js';
import { blobFile, streamFile } from './input.js';
import { inSlices } from './pace.js';

let limpid;
const things = new Map(); // number -> { thing: Timeline or Ranking, turn: promise, parent: a ranking's timeline }
let lastThing = 0;
const jobs = new Map(); // id -> { stop: AbortController, bring?: takes the piece that was pulled }

globalThis.addEventListener('message', ({ data }) => {
  if ('cancel' in data) jobs.get(data.cancel)?.stop.abort();
  else if ('piece' in data) jobs.get(data.piece)?.bring?.(data.bytes);
  else answer(data);
});

async function answer(question) {
  const { id } = question;
  jobs.set(id, { stop: new AbortController() });
  try {
    const result = await inTurn(question);
    send({ id, result: result ?? null }, question.ask === 'arrays' ? Object.values(result).map(({ buffer }) => buffer) : []);
  } catch (error) {
    send({ id, error: sentError(error) });
  } finally {
    jobs.delete(id);
  }
}

function send(message, transfer = []) {
  globalThis.postMessage(message, transfer);
}

function sentError(error) {
  if (error instanceof LimpidError) return error.toJSON();
  return { code: 'internal', where: '', message: String(error?.message ?? error) };
}

/** Questions about one thing wait for those before. */
function inTurn(question) {
  const entry = things.get(question.of);
  if (!entry || question.ask === 'dispose') return answers[question.ask](question);
  const turn = entry.turn.then(() => answers[question.ask](question));
  entry.turn = turn.catch(() => {});
  return turn;
}

const answers = {
  async load({ wasmUrl }) {
    limpid = await load({ wasmUrl });
    return { version: limpid.version, recipes: limpid.recipes, scenarios: limpid.scenarios };
  },

  async check({ recipe }) {
    return limpid.check(recipe);
  },

  async diff({ a, b }) {
    return limpid.diff(a, b);
  },

  async hash({ recipe }) {
    return limpid.hash(recipe);
  },

  async read({ id, files, affinity, columns, ...options }) {
    const { signal } = jobs.get(id).stop;
    const onProgress = (progress) => send({ id, progress });
    const open = (file) => opened(file, id);
    return kept(await limpid.readFiles(files.map(open), { ...options, affinity: affinity.map(open), columns: columns.map(open), signal, onProgress }));
  },

  async members({ names, use }) {
    return limpid.members(names, use);
  },

  async simulate({ id, of, scenario, options }) {
    const { signal } = jobs.get(id).stop;
    const onProgress = (progress) => send({ id, progress });
    return (of === undefined ? limpid : thing(of)).simulate(scenario, { ...options, signal, onProgress });
  },

  async sample({ options }) {
    return kept(await inSlices(limpid.sampleInSlices(options)));
  },

  async rank({ of, recipe, options }) {
    const ranking = await inSlices(thing(of).rankInSlices(recipe, options));
    return { remote: keep(ranking, of), state: ranking.state };
  },

  async detect({ of, recipe, options }) {
    return inSlices(thing(of).detectInSlices(recipe, options));
  },

  async toJsonLines({ of }) {
    return inSlices(thing(of).toJsonLinesInSlices());
  },

  async page({ of, start, count, options }) {
    return thing(of).page(start, count, options);
  },

  async hidden({ of, start, count }) {
    return thing(of).hidden(start, count);
  },

  async explain({ of, post, options }) {
    return thing(of).explain(post, options);
  },

  async why({ of, a, b, options }) {
    return thing(of).why(a, b, options);
  },

  async whatWouldItTake({ of, post, top, options }) {
    return thing(of).whatWouldItTake(post, top, options);
  },

  async sensitivity({ of, address, least, most, top }) {
    return thing(of).sensitivity(address, least, most, top);
  },

  async whatIf({ of, change }) {
    return thing(of).whatIf(change);
  },

  async receipt({ of }) {
    return thing(of).receipt();
  },

  async advice({ of }) {
    return thing(of).advice();
  },

  async compare({ of, after, options }) {
    return thing(of).compare(thing(after), options);
  },

  async ledger({ of, options }) {
    return inSlices(thing(of).ledgerInSlices(options));
  },

  async places({ of, posts }) {
    return thing(of).places(posts);
  },

  async arrays({ of }) {
    const { order, score, from } = thing(of);
    return { order, score, from };
  },

  async set({ of, values }) {
    const ranking = thing(of);
    const refused = new Map();
    for (const [address, value] of values) {
      try {
        ranking.change(address, value);
      } catch (error) {
        refused.set(address, sentError(error));
      }
    }
    await inSlices(ranking.rerankInSlices());
    return { state: ranking.state, refused };
  },

  async dispose({ of }) {
    things.get(of)?.thing.dispose();
    for (const [remote, { parent }] of things) {
      if (remote === of || parent === of) things.delete(remote);
    }
  },
};

function kept(timeline) {
  return { remote: keep(timeline), info: timeline.info };
}

function keep(thing, parent) {
  lastThing += 1;
  things.set(lastThing, { thing, turn: Promise.resolve(), parent });
  return lastThing;
}

function thing(remote) {
  const entry = things.get(remote);
  if (entry) return entry.thing;
  throw new LimpidError({ code: 'disposed', message: 'this was disposed of: its memory is gone' });
}

function opened({ name, size, blob, stream, list, isText }, id) {
  if (blob) return { ...blobFile(blob, name), list, isText };
  if (stream) return streamFile(stream, name, size);
  return { name, size, isText, open: () => ({ next: () => pulled(id) }) };
}

/** The next piece from the client. */
function pulled(id) {
  return new Promise((resolve) => {
    jobs.get(id).bring = (bytes) => resolve({ done: bytes === null, value: bytes ?? undefined });
    send({ id, pull: true });
  });
}
