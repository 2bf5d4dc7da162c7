// Simulate: what each recipe of a scenario does to an invented audience, task by task.
//
// Comes in: a scenario and, with a pool, a timeline's handle; goes out: the result, and on the way each world as it is
// finished. Between tasks the thread is free, so progress and cancelling get through.
import { LimpidError, wrongUse } from './error.js';
import { Handle } from './handle.js';
import { pauses } from './pace.js';
import { underWatch } from './watch.js';

/** The text of a scenario: an object as JSON, a name or JSON as it is. */
export function scenarioText(scenario) {
  if (typeof scenario === 'string') return scenario;
  if (scenario === null || typeof scenario !== 'object') {
    throw wrongUse('scenario', 'expected the name of a scenario, an object or JSON text');
  }
  return JSON.stringify(scenario);
}

/** `known`: a Map from name to JSON; `pool`: the handle of a timeline, or null. */
export async function simulate(engine, scenario, known, pool, options = {}) {
  return underWatch(options, (under) => worlds(engine, scenario, known, pool, options, under));
}

async function worlds(engine, scenario, known, pool, { seeds, firstSeed = 1, readers, watch = '', timeline = '' }, { signal, onProgress }) {
  const name = known.has(scenario) ? scenario : '';
  const handle = new Handle(engine, 'simulation', (module) => new module.Simulation());
  const numbers = [count(seeds, 'seeds'), whole(firstSeed, 'firstSeed', 0), count(readers, 'readers')];
  const pause = pauses();
  try {
    const inputs = [jsonOf(scenarioText(scenario), known), ...numbers, watch];
    if (pool) pool.lend((object) => handle.ask('begin', ...inputs, object, timeline));
    else handle.ask('begin', ...inputs, null, '');
    const of = handle.ask('of');
    while (handle.ask('done') < of) {
      const world = handle.ask('step');
      if (world !== 'more') onProgress({ done: handle.ask('done'), of, world: JSON.parse(world) });
      await pause();
      signal.throwIfAborted();
    }
    return handle.json('result', name);
  } finally {
    handle.free();
  }
}

function jsonOf(text, known) {
  if (known.has(text)) return known.get(text);
  if (/^[\s\uFEFF]*[{[]/.test(text)) return text;
  const message = `no scenario has this name; there are ${[...known.keys()].join(', ')}`;
  throw new LimpidError({ code: 'scenario', where: text, message });
}

/** 0, "as the scenario says", where none is given. */
function count(value, name) {
  return value === undefined ? 0 : whole(value, name, 1);
}

function whole(value, name, least) {
  if (Number.isSafeInteger(value) && value >= least && value < 2 ** 32) return value;
  throw wrongUse(name, `expected a whole number from ${least} to 4294967295`);
}
