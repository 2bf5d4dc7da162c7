// Beside: the options of `read` that say more than the timeline itself -> files and text for the engine.
import { wrongUse } from './error.js';
import { filesOf, pour } from './input.js';

const LISTS = ['following', 'followers', 'muted', 'blocked'];

/** An input, or { muted: input, … } for bare lists of accounts, which do not say of what they are. */
export function affinityFiles(affinity) {
  if (affinity === undefined) return [];
  if (!isPlain(affinity)) return filesOf(affinity, 'affinity');
  return Object.entries(affinity).flatMap(([list, input]) => {
    if (!LISTS.includes(list)) throw wrongUse('affinity', `expected ${LISTS.join(', ')}, found ${JSON.stringify(list)}`);
    return filesOf(input, list).map((file) => ({ ...file, list }));
  });
}

export function columnFiles(columns) {
  return columns === undefined ? [] : filesOf(columns, 'columns');
}

/** "likes=favorites,text=headline", also from { likes: 'favorites' }. */
export function mapText(map = '') {
  if (typeof map === 'string') return map;
  return Object.entries(map).map(([ours, theirs]) => `${ours}=${theirs}`).join(',');
}

/** The same as Blobs, which cross to a worker as they are. */
export async function asBlobs(files) {
  const blobs = [];
  for (const file of files) {
    const { name, list, isText, blob } = file;
    blobs.push({ name, list, isText, blob: blob ?? (await gathered(file)) });
  }
  return blobs;
}

async function gathered(file) {
  const pieces = [];
  await pour([file], { take: (bytes) => void pieces.push(bytes.slice()) });
  return new Blob(pieces);
}

function isPlain(value) {
  return Object.prototype.toString.call(value) === '[object Object]' && !value[Symbol.asyncIterator] && !value[Symbol.iterator];
}
