// An invented timeline for the benchmarks: canonical JSON Lines without text, so that four million posts fit. The same
// bytes on every machine. In: how many posts. Out: a file under build/bench, made once.
//
// Counts fall off steeply, as real ones do (most posts have a handful, a few have thousands); authors too: some post a
// thousand times as often as others. Posts stand in no order that would help anybody.
import { closeSync, existsSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const NOW = Date.parse('2026-03-01T18:00:00Z');
/** The counts that recipe.json weighs, in its order. */
export const COUNTS = ['likes', 'replies', 'reposts', 'quotes', 'bookmarks', 'views', 'followers', 'love', 'haha', 'wow', 'sad', 'care'];

const TYPICAL = { likes: 6, replies: 2, reposts: 2, quotes: 0.7, bookmarks: 1, views: 300, followers: 400, love: 2, haha: 1, wow: 0.7, sad: 0.5, care: 0.4 };
const FOLDER = fileURLToPath(new URL('../build/bench/', import.meta.url));
const VERSION = 1; // part of the file's name: another generator makes another file

/** mulberry32: small, fast, good enough to make up posts. */
function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let z = Math.imul(state ^ (state >>> 15), state | 1);
    z ^= z + Math.imul(z ^ (z >>> 7), z | 61);
    return ((z ^ (z >>> 14)) >>> 0) / 4294967296;
  };
}

function* lines(posts) {
  const draw = random(posts);
  const authors = Math.max(1, posts >> 4);
  for (let i = 0; i < posts; ++i) {
    const post = { id: `p${i}`, position: i + 1, author: `a${Math.floor(authors * draw() ** 3)}` };
    post.created_at = new Date(NOW - Math.floor(draw() ** 2 * 14 * 86_400_000)).toISOString();
    for (const count of COUNTS) post[count] = Math.floor(TYPICAL[count] * (1 / (1 - draw()) ** 0.8 - 1));
    post.following = draw() < 0.6;
    post.bot = draw() < 0.05;
    post.muted = draw() < 0.01;
    yield JSON.stringify(post);
  }
}

/** The file's path. */
export function timelineFile(posts) {
  const path = `${FOLDER}posts-${posts}-v${VERSION}.jsonl`;
  if (existsSync(path)) return path;
  mkdirSync(FOLDER, { recursive: true });
  const file = openSync(`${path}.part`, 'w');
  let buffer = [];
  for (const line of lines(posts)) {
    if (buffer.push(line) < 10_000) continue;
    writeSync(file, `${buffer.join('\n')}\n`);
    buffer = [];
  }
  if (buffer.length) writeSync(file, `${buffer.join('\n')}\n`);
  closeSync(file);
  renameSync(`${path}.part`, path);
  return path;
}
