// Typed arrays: JavaScript at its best. Columns once; then every score from the raw counts, a radix sort over 32-bit
// prefixes with the rest repaired, the spread, and the sort again.
import { COUNTS, NOW } from '../timeline.mjs';
import { recipeNumbers } from './numbers.mjs';

const DIGIT = 11;
const BUCKETS = 1 << DIGIT;

export function typed(posts) {
  // Rows stand in the order of ties from the start, so that a stable sort settles them for free.
  const ties = posts.filter((post) => !post.muted).sort((a, b) => b.created - a.created || a.position - b.position);
  const n = ties.length;
  const column = (of) => Float64Array.from(ties, of);
  const counts = COUNTS.map((name) => column((post) => post[name]));
  const age = column((post) => Math.max(0, NOW - post.created) / 3_600_000);
  const row = Uint32Array.from(ties, (post) => post.row);
  const position = Uint32Array.from(ties, (post) => post.position);
  const stranger = Uint8Array.from(ties, (post) => !post.following);
  const bot = Uint8Array.from(ties, (post) => post.bot);
  const codes = new Map();
  const author = Uint32Array.from(ties, (post) => {
    if (!codes.has(post.author)) codes.set(post.author, codes.size);
    return codes.get(post.author);
  });

  const score = new Float64Array(n);
  const words = new Uint32Array(score.buffer);
  const keys = new Uint32Array(n);
  let order = new Uint32Array(n);
  let spare = new Uint32Array(n);
  const seen = new Uint32Array(codes.size);
  let numbers;
  let spreads;

  function scoreAll() {
    const weights = COUNTS.map((name) => numbers[`${name}/weight`]);
    const halfLife = numbers['freshness/multiply#1'];
    const factors = [1, numbers['strangers/multiply']];
    const robots = [1, numbers['robots/multiply']];
    score.fill(0);
    counts.forEach((count, c) => {
      const weight = weights[c];
      for (let i = 0; i < n; ++i) score[i] += weight * Math.log1p(count[i]);
    });
    for (let i = 0; i < n; ++i) score[i] *= 2 ** (-age[i] / halfLife) * factors[stranger[i]] * robots[bot[i]];
  }

  // High to low: three stable passes over the upper 32 bits, then runs of equal ones by the whole score.
  function sort() {
    for (let i = 0; i < n; ++i) {
      const high = words[2 * i + 1];
      keys[i] = high >>> 31 ? high : ~high & 0x7fffffff;
      order[i] = i;
    }
    for (let shift = 0; shift < 32; shift += DIGIT) {
      const next = new Uint32Array(BUCKETS);
      for (let i = 0; i < n; ++i) ++next[(keys[i] >>> shift) & (BUCKETS - 1)];
      let begin = 0;
      for (let b = 0; b < BUCKETS; ++b) {
        const count = next[b];
        next[b] = begin;
        begin += count;
      }
      for (let i = 0; i < n; ++i) spare[next[(keys[order[i]] >>> shift) & (BUCKETS - 1)]++] = order[i];
      [order, spare] = [spare, order];
    }
    for (let i = 1; i < n; ++i) {
      const post = order[i];
      let j = i;
      for (; j > 0 && keys[order[j - 1]] === keys[post] && (score[order[j - 1]] < score[post] || (score[order[j - 1]] === score[post] && order[j - 1] > post)); --j) order[j] = order[j - 1];
      order[j] = post;
    }
  }

  function rank() {
    scoreAll();
    sort();
    if (!spreads) return;
    seen.fill(0);
    for (let i = 0; i < n; ++i) score[order[i]] *= 0.75 * 0.5 ** seen[author[order[i]]]++ + 0.25;
    sort();
  }

  return {
    use(recipe) {
      ({ numbers, spreads } = recipeNumbers(recipe));
      rank();
    },
    set(address, value) {
      numbers[address] = value;
      rank();
    },
    page: (begin, end) => Array.from(order.subarray(begin, end), (i) => row[i]),
    moved: (begin, end) => Array.from(order.subarray(begin, end), (i, place) => position[i] - (begin + place + 1)),
    place: (wanted) => order.findIndex((i) => row[i] === wanted) + 1,
    order: () => Uint32Array.from(order, (i) => row[i]),
    end() {},
  };
}
