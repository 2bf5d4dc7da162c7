// Worker thread: the engine's own thread. Waits for the client's questions and answers them (protocol.d.ts).
//
// Importing it only listens; the engine is fetched when the client asks to load. Long work pauses every few
// milliseconds, so that a cancellation, or a question about something else, is seen in between.
import { LimpidError } from './error.js';
import { load } from './index.js';
import { blobFile } from './input.js';
import { inSlices } from './pace.js';

let limpid;
const things = new Map(); // the client's key -> { thing: Timeline or Ranking, turn: promise, parent: a ranking's timeline }
const jobs = new Map(); // id -> { stop: AbortController, bring?: takes the piece that was pulled }

globalThis.addEventListener('message', ({ data }) => {
  if ('ping' in data) send({ pong: true });
  else if ('cancel' in data) jobs.get(data.cancel)?.stop.abort();
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
  const { signal } = jobs.get(question.id).stop;
  const turn = entry.turn.then(() => {
    signal.throwIfAborted(); // cancelled while it waited
    return answers[question.ask](question);
  });
  entry.turn = turn.catch(() => {});
  return turn;
}

const answers = {
  async load({ wasmUrl, wasmBinary, integrity }) {
    limpid = await load({ wasmUrl, wasmBinary, integrity });
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

  async withoutPrivileges({ recipe }) {
    return limpid.withoutPrivileges(recipe);
  },

  async schema() {
    return limpid.schema;
  },

  async read({ id, as, files, affinity, columns, ...options }) {
    const open = (file) => opened(file, id);
    const timeline = await limpid.readFiles(files.map(open), { ...options, affinity: affinity.map(open), columns: columns.map(open), ...watched(id) });
    return kept(timeline, as);
  },

  async members({ names, use }) {
    return limpid.members(names, use);
  },

  async simulate({ id, of, scenario, options }) {
    return (of === undefined ? limpid : thing(of)).simulate(scenario, { ...options, ...watched(id) });
  },

  async sample({ id, as, options }) {
    return kept(await limpid.sampleAsync({ ...options, ...watched(id) }), as);
  },

  async rank({ id, of, as, recipe, options }) {
    const ranking = await thing(of).rankAsync(recipe, { ...options, ...watched(id) });
    keep(ranking, as, of);
    return { state: ranking.state };
  },

  async detect({ id, of, recipe, options }) {
    return thing(of).detectAsync(recipe, { ...options, ...watched(id) });
  },

  async toJsonLines({ id, of }) {
    return thing(of).toJsonLinesAsync(watched(id));
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

  async compare({ id, of, after, options }) {
    return thing(of).compareAsync(thing(after), { ...options, ...watched(id) });
  },

  async fit({ of, pairs, recipe, options }) {
    return thing(of).fit(pairs, recipe, options);
  },

  async ledger({ id, of, options }) {
    return thing(of).ledgerAsync({ ...options, ...watched(id) });
  },

  async rows({ of, start, count }) {
    return thing(of).rows(start, count);
  },

  async places({ of, posts }) {
    return thing(of).places(posts);
  },

  async arrays({ of }) {
    const { order, score, from } = thing(of);
    return { order, score, from };
  },

  async set({ id, of, values }) {
    const ranking = thing(of);
    const refused = new Map();
    for (const [address, value] of values) {
      try {
        ranking.change(address, value);
      } catch (error) {
        refused.set(address, sentError(error));
      }
    }
    await inSlices(ranking.rerankInSlices(), { signal: jobs.get(id).stop.signal });
    return { state: ranking.state, refused };
  },

  async dispose({ of }) {
    things.get(of)?.thing.dispose();
    for (const [key, { parent }] of things) {
      if (key === of || parent === of) things.delete(key);
    }
  },
};

/** How the question's asker sees its work and stops it. */
function watched(id) {
  return { signal: jobs.get(id).stop.signal, onProgress: (progress) => send({ id, progress }) };
}

function kept(timeline, key) {
  keep(timeline, key);
  return { info: timeline.info };
}

function keep(thing, key, parent) {
  things.set(key, { thing, turn: Promise.resolve(), parent });
}

function thing(key) {
  const entry = things.get(key);
  if (entry) return entry.thing;
  throw new LimpidError({ code: 'disposed', message: 'this was disposed of: its memory is gone' });
}

function opened({ name, size, blob, list, isText }, id) {
  if (blob) return { ...blobFile(blob, name), list, isText };
  return { name, size, isText, open: () => ({ next: () => pulled(id) }) };
}

/** The next piece from the client. */
function pulled(id) {
  return new Promise((resolve) => {
    jobs.get(id).bring = (bytes) => resolve({ done: bytes === null, value: bytes ?? undefined });
    send({ id, pull: true });
  });
}
