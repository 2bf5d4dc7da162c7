// Posts: plain objects -> JSON Lines, one post a line, without the engine's ids ever being rounded.
//
// An id above 2^53 that was parsed as a number has lost its last digits already: two posts may have become one.
// Better refused than believed.
import { wrongUse } from './error.js';

/** Text is handed on in pieces of about this many characters. */
const ENOUGH = 1 << 16;

export function* postLines(posts) {
  let lines = '';
  for (const [index, post] of posts.entries()) {
    lines += postLine(post, `post ${index + 1}`) + '\n';
    if (lines.length < ENOUGH) continue;
    yield lines;
    lines = '';
  }
  yield lines;
}

function postLine(post, where) {
  if (post === null || typeof post !== 'object' || Array.isArray(post) || ArrayBuffer.isView(post)) {
    throw wrongUse(where, 'not an object; several files are given as Blobs');
  }
  const checked = function (key, value) {
    if (typeof value === 'bigint') return isId(key) ? String(value) : Number(value);
    // `this` is the object around the value; X gives every id as text too, and that is the one which is read.
    if (isId(key) && isRounded(value) && !(`${key}_str` in this)) {
      throw wrongUse(where, `"${key}" is the number ${value}, too large for JavaScript to hold exactly: give ids as text`);
    }
    return value;
  };
  try {
    return JSON.stringify(post, checked);
  } catch (cause) {
    if (cause.code === 'usage') throw cause;
    throw wrongUse(where, `cannot be written as JSON: ${cause.message}`);
  }
}

function isId(key) {
  return /^id$|_id$|Id$|^(post|repost_of|reply_to|quote_of|conversation)$/.test(key);
}

function isRounded(value) {
  return Number.isInteger(value) && !Number.isSafeInteger(value);
}
