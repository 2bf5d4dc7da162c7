// Measures: the options of `compare`, `ledger`, `detect` and `fit`, as a caller gives them -> complete, as the engine reads them.
import { wrongUse } from './error.js';

export function compareOptions(given = {}) {
  const { by = 'author', bands = [], groups = [], top = 0, ties = '', p = 0.9, exposure = 'log' } = given;
  const { gain = '', gains = 'linear', followed = null, jitter = 0, rounds = 100, seed = 1 } = given;
  return {
    by: text(by, 'by'),
    bands: Array.from(bands, (edge) => number(edge, 'bands', -Infinity)),
    groups: texts(groups, 'groups'),
    top: whole(top, 'top', 0),
    ties: text(ties, 'ties'),
    p: number(p, 'p', 0),
    exposure: text(exposure, 'exposure'),
    gain: text(gain, 'gain'),
    gains: text(gains, 'gains'),
    followed: followed === null ? null : texts(followed, 'followed'),
    jitter: number(jitter, 'jitter', 0),
    rounds: whole(rounds, 'rounds', 1),
    seed: whole(seed, 'seed', 0),
  };
}

export function ledgerOptions(given = {}) {
  const { exposure = 'log', top = 0, deserved = '', groups = [], permutations = 999, seed = 1 } = given;
  return {
    exposure: text(exposure, 'exposure'),
    top: whole(top, 'top', 0),
    deserved: text(deserved, 'deserved'),
    groups: texts(groups, 'groups'),
    permutations: whole(permutations, 'permutations', 1),
    seed: whole(seed, 'seed', 0),
  };
}

/** A pairs file as JSON text: text as it is, an object, or only its list of pairs. */
export function pairsText(pairs) {
  if (typeof pairs === 'string') return pairs;
  if (pairs === null || typeof pairs !== 'object') throw wrongUse('pairs', 'expected a pairs file or a list of { better, worse }');
  return JSON.stringify(Array.isArray(pairs) ? { limpid_pairs: 1, pairs } : pairs);
}

export function ridgeOf({ ridge = 1 } = {}) {
  return number(ridge, 'ridge', 0);
}

export function detectOptions(given = {}) {
  const { by = 'author', account = '', fit = false, permutations = 0, seed = 1, lang = 'en' } = given;
  return {
    by: text(by, 'by'),
    account: text(account, 'account'),
    fit: Boolean(fit),
    permutations: whole(permutations, 'permutations', 0),
    seed: whole(seed, 'seed', 0),
    lang: text(lang, 'lang'),
  };
}

function text(value, name) {
  if (typeof value === 'string') return value;
  throw wrongUse(name, `expected text, found ${String(value)}`);
}

function texts(values, name) {
  return Array.from(values, (value) => text(value, name));
}

function number(value, name, least) {
  if (typeof value === 'number' && value >= least) return value;
  throw wrongUse(name, `expected a number${least === -Infinity ? '' : ` from ${least}`}, found ${String(value)}`);
}

function whole(value, name, least) {
  if (Number.isSafeInteger(value) && value >= least) return value;
  throw wrongUse(name, `expected a whole number from ${least}, found ${String(value)}`);
}
