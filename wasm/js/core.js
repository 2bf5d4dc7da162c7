// Core: what `load` gives. Comes in: the instantiated engine; goes out: Limpid, Timelines, Rankings.
//
// Nothing here knows whether it runs in a page, a worker or Node. Long work is a generator that yields between
// slices (the methods that end in InSlices): it runs at once, or with pauses in the methods that end in Async and on
// the worker's thread.
import { LimpidError, wrongUse } from './error.js';
import { Engine, Handle } from './handle.js';
import { Conversion } from './encoding.js';
import { sha256 } from './hash.js';
import { filesOf, pour } from './input.js';
import { affinityFiles, columnFiles, mapText } from './beside.js';
import { disposed, freeWhenForgotten } from './leaks.js';
import { compareOptions, detectOptions, ledgerOptions, pairsText, ridgeOf } from './measures.js';
import { atOnce, inSlices, pauses } from './pace.js';
import { recipeJson, refusedCheck } from './recipe.js';
import { simulate } from './simulate.js';
import { Turn } from './turn.js';
import { underWatch } from './watch.js';

/** Also the version of the engine that belongs to these scripts. */
export const VERSION = '0.1.0';

/** Rows ranked between two looks at the time: well under a millisecond's work. */
const ROWS = 1 << 16;
/** Bytes of text made between two looks at the time. */
const TEXT = 1 << 18;
/** Lines of a receipt made in one call. */
const LINES = 4096;
/** All that 32-bit addresses reach. */
const MOST_MEMORY = 2 ** 32 - 1;
const DEFAULT_MEMORY = 3 * 2 ** 30;

export class Limpid {
  #engine;
  #museum;
  #scenarios;
  #recipes = null;

  /** `module`: what Emscripten's factory gives. */
  constructor(module) {
    this.#engine = new Engine(module);
    this.version = this.#engine.ask((engine) => engine.version());
    if (this.version !== VERSION) {
      throw new LimpidError({
        code: 'wrong-version',
        where: 'limpid.wasm',
        message: `is of version ${this.version}, the scripts are of ${VERSION}: deploy both from the same package`,
      });
    }
    const museum = JSON.parse(this.#engine.ask((engine) => engine.museum()));
    this.#museum = new Map(museum.map(({ id, recipe }) => [id, JSON.stringify(recipe)]));
    this.scenarios = Object.freeze(JSON.parse(this.#engine.ask((engine) => engine.scenarios())));
    this.#scenarios = new Map(this.scenarios.map(({ id, scenario }) => [id, JSON.stringify(scenario)]));
  }

  /** Made when first asked for: reading all recipes takes longer than a first ranking needs. */
  get recipes() {
    this.#recipes ??= Object.freeze(JSON.parse(this.#engine.ask((engine) => engine.recipes())));
    return this.#recipes;
  }

  /** Posts and readers are invented; a timeline's own `simulate` takes its posts. */
  async simulate(scenario, options) {
    return simulate(this.#engine, scenario, this.#scenarios, null, options);
  }

  async read(input, options = {}) {
    const files = filesOf(input, options.name);
    return this.readFiles(files, { ...options, affinity: affinityFiles(options.affinity), columns: columnFiles(options.columns) });
  }

  /** `files`, `affinity` and `columns`: as `filesOf` gives them, or as they came to the worker's thread. */
  async readFiles(files, options) {
    return underWatch(options, (under) => this.#readUnder(under, files, options));
  }

  async #readUnder({ signal, onProgress }, files, { memory = DEFAULT_MEMORY, affinity = [], columns = [], map, includePrivate = false, archive = '' }) {
    const reading = this.#reading(memory, { map, includePrivate });
    const pause = pauses();
    const total = sizeOf(files);
    let bytes = 0;
    const onPiece = async (piece) => {
      bytes += piece.length;
      onProgress({ bytes, ...(bytes <= total.total ? total : {}), posts: reading.ask('posts') });
      await pause();
    };
    try {
      await this.#join(reading, 'joinAffinity', 'Affinity', affinity, signal);
      await this.#join(reading, 'joinColumns', 'SideColumns', columns, signal);
      if (total.total) reading.ask('expect', total.total);
      const begin = ({ name = '' }, isUtf8) => (name || archive || isUtf8) && reading.ask('beginFile', archive, name, isUtf8);
      await feedFiles(files, reading, begin, onPiece, signal);
      return this.#timelineOf(reading);
    } finally {
      reading.free();
    }
  }

  /** Reads what stands beside the posts, and hands it to the reading. */
  async #join(reading, method, kind, files, signal) {
    if (files.length === 0) return;
    const handle = new Handle(this.#engine, 'input', (engine) => new engine[kind]());
    const begin = ({ name = '', list = '' }, isUtf8) =>
      kind === 'Affinity' ? handle.ask('beginFile', name, list, isUtf8) : handle.ask('beginFile', name, isUtf8);
    try {
      await feedFiles(files, handle, begin, pauses(), signal);
      handle.ask('finish');
      handle.lend((object) => reading.ask(method, object));
    } finally {
      handle.free();
    }
  }

  members(names, use = 'timeline') {
    if (use !== 'timeline' && use !== 'affinity') throw wrongUse('use', `expected "timeline" or "affinity", found ${nameOf(use)}`);
    return JSON.parse(this.#engine.ask((engine) => engine.members(Array.from(names, String), use)));
  }

  sample(options) {
    return atOnce(this.sampleInSlices(options));
  }

  async sampleAsync({ posts, seed, ...watch } = {}) {
    return underWatch(watch, (under) => inSlices(this.sampleInSlices({ posts, seed }), under));
  }

  *sampleInSlices({ posts = 400, seed = 1 } = {}) {
    const reading = this.#reading(DEFAULT_MEMORY);
    try {
      reading.ask('beginSample', wholeNumber(posts, 'posts', 1), wholeNumber(seed, 'seed', 0));
      while (reading.ask('feedSample', TEXT)) yield;
      return this.#timelineOf(reading);
    } finally {
      reading.free();
    }
  }

  check(recipe) {
    try {
      const json = recipeJson(recipe, this.#museum);
      return JSON.parse(this.#engine.ask((engine) => engine.check(json)));
    } catch (error) {
      if (error.code !== 'recipe') throw error;
      return refusedCheck(error);
    }
  }

  diff(a, b) {
    const [before, after] = [a, b].map((recipe) => recipeJson(recipe, this.#museum));
    return JSON.parse(this.#engine.ask((engine) => engine.difference(before, after)));
  }

  async hash(recipe) {
    const json = recipeJson(recipe, this.#museum);
    const canonical = JSON.parse(this.#engine.ask((engine) => engine.canonical(json)));
    return sha256([canonical]);
  }

  withoutPrivileges(recipe) {
    const json = recipeJson(recipe, this.#museum);
    return JSON.parse(this.#engine.ask((engine) => engine.withoutPrivileges(json)));
  }

  get schema() {
    return JSON.parse(this.#engine.ask((engine) => engine.schema()));
  }

  #reading(memory, { map, includePrivate = false } = {}) {
    const bytes = Math.min(wholeNumber(memory, 'memory', 1), MOST_MEMORY);
    const pairs = mapText(map);
    return new Handle(this.#engine, 'reading', (engine) => new engine.Reading(bytes, Boolean(includePrivate), pairs));
  }

  #timelineOf(reading) {
    reading.ask('finish');
    return new Timeline(reading.give('timelines', 'timeline'), this.#museum, this.#scenarios);
  }
}

export class Timeline {
  #handle;
  #museum;
  #scenarios;
  #rankings = new Set(); // handles, not Rankings: those may be forgotten one by one
  #turn = new Turn('timeline');

  constructor(handle, museum, scenarios) {
    this.#handle = handle;
    this.#museum = museum;
    this.#scenarios = scenarios;
    this.info = handle.json('info');
    freeWhenForgotten(this, freeAll(handle, this.#rankings), 'timeline');
  }

  rank(recipe, options) {
    return atOnce(this.rankInSlices(recipe, options));
  }

  async rankAsync(recipe, { now, timeline, ...watch } = {}) {
    return underWatch(watch, (under) => inSlices(this.rankInSlices(recipe, { now, timeline }), under));
  }

  *rankInSlices(recipe = 'calmer', { now, timeline = '' } = {}) {
    const json = recipeJson(recipe, this.#museum);
    this.#handle.ask('rank', json, moment(now, this.#handle.engine), text(timeline, 'timeline'));
    const handle = this.#handle.give('ranking', 'ranking');
    this.#rankings.add(handle);
    const name = this.#museum.has(recipe) ? recipe : JSON.parse(json.replace(/^\uFEFF/, '')).name ?? 'recipe';
    const ranking = new Ranking(handle, this, freeOne(handle, this.#rankings), name, json);
    let isRanked = false;
    try {
      yield* ranking.rerankInSlices();
      isRanked = true;
      return ranking;
    } finally {
      if (!isRanked) ranking.dispose();
    }
  }

  fit(pairs, recipe = 'calmer', options = {}) {
    const inputs = [pairsText(pairs), recipeJson(recipe, this.#museum), moment(options.now, this.#handle.engine)];
    return this.#handle.json('fit', ...inputs, text(options.timeline ?? '', 'timeline'), ridgeOf(options));
  }

  async simulate(scenario, options) {
    return simulate(this.#handle.engine, scenario, this.#scenarios, this.#handle, options);
  }

  detect(recipe, options) {
    return atOnce(this.detectInSlices(recipe, options));
  }

  async detectAsync(recipe, { signal, onProgress, ...options } = {}) {
    return underWatch({ signal, onProgress }, (under) => inSlices(this.detectInSlices(recipe, options), under));
  }

  detectInSlices(recipe, options) {
    return this.#turn.hold('detectAsync', this.#fitsInSlices(recipe, options));
  }

  /** All feeds as sessions, or the one that `timeline` names; without a recipe by the default. */
  *#fitsInSlices(recipe, { now, timeline = '', ...options } = {}) {
    const json = recipe === undefined || recipe === null ? '' : recipeJson(recipe, this.#museum);
    const at = moment(now, this.#handle.engine);
    this.#handle.ask('detect', json, at, text(timeline, 'timeline'), detectOptions(options));
    for (;;) {
      const answer = this.#handle.ask('detectStep');
      if (answer !== 'more') return JSON.parse(answer);
      yield;
    }
  }

  toJsonLines() {
    return atOnce(this.toJsonLinesInSlices());
  }

  async toJsonLinesAsync(watch = {}) {
    return underWatch(watch, (under) => inSlices(this.toJsonLinesInSlices(), under));
  }

  toJsonLinesInSlices() {
    return this.#turn.hold('toJsonLinesAsync', this.#linesInSlices());
  }

  *#linesInSlices() {
    const parts = [];
    this.#handle.ask('rewind');
    for (;;) {
      const lines = this.#handle.ask('lines', TEXT);
      if (!lines) return joined(parts);
      parts.push(lines);
      yield;
    }
  }

  dispose() {
    disposed(this);
    freeAll(this.#handle, this.#rankings)();
  }

  [Symbol.dispose]() {
    this.dispose();
  }
}

export class Ranking {
  #handle;
  #timeline; // never asked: held so that it is not collected while this is in use
  #free;
  #name; // of the recipe, in comparisons
  #recipe; // the document as it was given; null once a number was set
  #state = null;
  #turn = new Turn('ranking');
  #input = null; // a promise of the posts' hash, once it was asked for

  constructor(handle, timeline, free, name, recipe) {
    this.#handle = handle;
    this.#timeline = timeline;
    this.#free = free;
    this.#name = name;
    this.#recipe = recipe;
    freeWhenForgotten(this, free);
  }

  get order() {
    return this.#handle.ask('order');
  }

  get score() {
    return this.#handle.ask('score');
  }

  get from() {
    return this.#handle.ask('from');
  }

  get shown() {
    return this.state.shown;
  }

  get hiddenCount() {
    return this.state.hiddenCount;
  }

  get now() {
    return this.state.now;
  }

  get recipe() {
    return this.state.recipe;
  }

  get numbers() {
    return this.state.numbers;
  }

  get warnings() {
    return this.state.warnings;
  }

  /** All that a changed number may change, at once: what the worker sends. */
  get state() {
    this.#state ??= this.#handle.json('state');
    return this.#state;
  }

  page(start, count, { steps = false } = {}) {
    return this.#handle.json('page', place(start, 'start'), place(count, 'count'), Boolean(steps));
  }

  /** The rows at these places, as a Uint32Array: what `page` tells, without telling it. */
  rows(start, count) {
    return this.#handle.ask('rows', place(start, 'start'), place(count, 'count'));
  }

  hidden(start = 0, count = Infinity) {
    return this.#handle.json('hidden', place(start, 'start'), place(count, 'count'));
  }

  explain(id, { lang = 'en', receipt = false } = {}) {
    return this.#proven(this.#handle.json('explain', text(id, 'id'), text(lang, 'lang')), receipt);
  }

  why(a, b, { lang = 'en', receipt = false } = {}) {
    return this.#proven(this.#handle.json('why', text(a, 'a'), text(b, 'b'), text(lang, 'lang')), receipt);
  }

  whatWouldItTake(id, top, { lang = 'en', receipt = false } = {}) {
    const answer = this.#handle.json('wouldTake', text(id, 'id'), wholeNumber(top, 'top', 1), text(lang, 'lang'));
    return this.#proven(answer, receipt);
  }

  /** Hashing is asynchronous in JavaScript, so only who asks for the receipt gets a promise. */
  #proven(answer, isWanted) {
    return isWanted ? this.receipt().then((receipt) => ({ ...answer, receipt })) : answer;
  }

  sensitivity(address, least, most, top = 10) {
    const ends = [number(least, 'least'), number(most, 'most')];
    return this.#handle.json('sensitivity', text(address, 'address'), ...ends, wholeNumber(top, 'top', 1));
  }

  whatIf({ insert = [], replace = [], remove = [], without = [] }) {
    const posts = [insert, replace].map((list) => Array.from(list, (post) => JSON.stringify(post)));
    const ids = [remove, without].map((list) => Array.from(list, (id) => text(id, 'id')));
    return this.#handle.json('whatIf', ...posts, ...ids);
  }

  /** The texts are all made before the first pause, so that they are of one ranking. */
  async receipt() {
    const { shown, hiddenCount, now = null } = this.state;
    const recipe = this.#handle.engine.ask((engine) => engine.canonical(this.#recipe ?? JSON.stringify(this.recipe)));
    const order = this.#lines('orderLines');
    this.#input ??= sha256(this.#lines('inputLines'));
    const [input, recipeHash, orderHash] = await Promise.all([this.#input, sha256([JSON.parse(recipe)]), sha256(order)]);
    return { engine: `limpid ${VERSION}`, input, recipe: recipeHash, now, posts: shown + hiddenCount, order: orderHash };
  }

  #lines(method) {
    const parts = [];
    for (let start = 0; ; start += LINES) {
      const lines = this.#handle.ask(method, start, LINES);
      if (!lines) return parts;
      parts.push(lines);
    }
  }

  advice() {
    return this.#handle.json('advice');
  }

  compare(after, options) {
    return atOnce(this.compareInSlices(after, options));
  }

  async compareAsync(after, { signal, onProgress, ...options } = {}) {
    return underWatch({ signal, onProgress }, (under) => inSlices(this.compareInSlices(after, options), under));
  }

  compareInSlices(after, options) {
    return this.#turn.hold('compareAsync', this.#partsInSlices(after, options));
  }

  *#partsInSlices(after, options) {
    if (!(after instanceof Ranking)) throw wrongUse('compare', 'expected another ranking of the same timeline');
    const complete = compareOptions(options);
    after.#handle.lend((other) => this.#handle.ask('compare', other, this.#name, after.#name, complete));
    return yield* this.#stepped('compareStep');
  }

  ledger(options) {
    return atOnce(this.ledgerInSlices(options));
  }

  async ledgerAsync({ signal, onProgress, ...options } = {}) {
    return underWatch({ signal, onProgress }, (under) => inSlices(this.ledgerInSlices(options), under));
  }

  ledgerInSlices(options) {
    return this.#turn.hold('ledgerAsync', this.#entriesInSlices(options));
  }

  *#entriesInSlices(options) {
    this.#handle.ask('ledger', ledgerOptions(options));
    return yield* this.#stepped('ledgerStep');
  }

  /** A job of the engine's, step by step; left early, it is dropped. Yields how far it is. */
  *#stepped(method) {
    let isDone = false;
    try {
      for (;;) {
        const answer = this.#handle.ask(method); // "more 3 12", or the result
        isDone = !answer.startsWith('more ');
        if (isDone) return JSON.parse(answer);
        const [done, of] = answer.slice('more '.length).split(' ').map(Number);
        yield { done, of };
      }
    } finally {
      if (!isDone) this.#handle.ask('dropJobs');
    }
  }

  places(ids) {
    return Array.from(ids, (id) => this.#handle.ask('place', text(id, 'id')) || null);
  }

  set(address, value) {
    this.change(address, value);
    atOnce(this.rerankInSlices());
  }

  /** Sets a number without ranking; several may be set before `rerankInSlices`. */
  change(address, value) {
    if (typeof value !== 'number') throw wrongUse(String(address), `the value must be a number, not ${nameOf(value)}`);
    this.#turn.assertFree();
    this.#handle.ask('set', text(address, 'address'), value);
    this.#recipe = null;
    this.#state = null;
  }

  *rerankInSlices() {
    while (this.#handle.ask('step', ROWS)) yield;
  }

  dispose() {
    disposed(this);
    this.#free();
  }

  [Symbol.dispose]() {
    this.dispose();
  }
}

/** { total } where every file's size is known. */
function sizeOf(files) {
  const total = files.reduce((sum, { size }) => sum + (size ?? NaN), 0);
  return Number.isNaN(total) ? {} : { total };
}

/** Every file's bytes, in an encoding that the engine reads, into something that has `room` and `feed`. */
async function feedFiles(files, handle, begin, onPiece, signal) {
  let conversion;
  await pour(files, {
    begin(file) {
      conversion = new Conversion({
        encodingOf(head) {
          if (head.length === 0) return '';
          write(handle, head);
          return handle.ask('encoding', head.length);
        },
        begin: (isUtf8) => begin(file, isUtf8),
        feed: (bytes) => feed(handle, bytes),
      }, file.isText);
    },
    async take(piece) {
      conversion.take(piece);
      await onPiece(piece);
    },
    end: () => conversion.end(),
    signal,
  });
}

function feed(handle, bytes) {
  write(handle, bytes);
  handle.ask('feed', bytes.length);
}

function write(reading, bytes) {
  const address = reading.ask('room', bytes.length);
  if (address === 0) throw new LimpidError({ code: 'memory', message: 'out of memory: give fewer posts at once' });
  reading.engine.memory.set(bytes, address);
}

// --- Freeing: functions that hold handles and never the objects that own them --------------------------------

function freeAll(handle, rankings) {
  return () => {
    for (const ranking of rankings) ranking.free();
    rankings.clear();
    handle.free();
  };
}

function freeOne(handle, rankings) {
  return () => {
    rankings.delete(handle);
    handle.free();
  };
}

// --- What a caller gives ------------------------------------------------------------------------------------

function wholeNumber(value, name, least) {
  if (Number.isSafeInteger(value) && value >= least) return value;
  throw wrongUse(name, `expected a whole number from ${least}, found ${nameOf(value)}`);
}

function number(value, name) {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw wrongUse(name, `expected a number, found ${nameOf(value)}`);
}

/** A place or a count of rows; Infinity is "all". */
function place(value, name) {
  if (typeof value === 'number' && value >= 0) return Math.floor(value);
  throw wrongUse(name, `expected a number from 0, found ${nameOf(value)}`);
}

/** Ids are text: as numbers, those above 2^53 would name another post. */
function text(value, name) {
  if (typeof value === 'string') return value;
  throw wrongUse(name, `expected text, found ${nameOf(value)}`);
}

/** Milliseconds since 1970; NaN, "the file's own", where none is given. */
function moment(now, engine) {
  if (now === undefined) return NaN;
  const time = typeof now === 'string' ? engine.ask((module) => module.timeOf(now)) : Number(now);
  if (Number.isFinite(time)) return Math.floor(time);
  throw wrongUse('now', `${nameOf(now)} is not a date: expected ISO 8601, as 2026-03-01T18:00:00Z`);
}

function nameOf(value) {
  if (value === null || value === undefined) return String(value);
  return typeof value === 'string' ? JSON.stringify(value) : `the ${typeof value} ${String(value)}`;
}

function joined(parts) {
  try {
    return parts.join('');
  } catch (cause) {
    const message = 'the text is longer than JavaScript can hold (about 512 MiB); `limpid convert` writes files of any size';
    throw new LimpidError({ code: 'memory', message }, { cause });
  }
}
