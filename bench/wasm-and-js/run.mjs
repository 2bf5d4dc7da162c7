// How much does WebAssembly give over plain JavaScript? The same work, the same answer, one process.
//
// Three ways, turn by turn so that a noisy neighbour hits all alike:
//   wasm     the npm package
//   typed    JavaScript with typed arrays: parsed once into columns, scored in loops, sorted by a packed key
//   objects  JavaScript as one writes it first: JSON.parse, map, sort, a Map of authors
// JavaScript's own Math.log1p and Math.pow differ from ours in the last bit, so the answer that is checked is
// the order of the first hundred posts; without it nothing is timed.
//
//   node bench/wasm-and-js/run.mjs [posts …]
import { existsSync, readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { objects } from './objects.mjs';
import { typed } from './typed.mjs';

const dist = new URL('../../wasm/dist/node.js', import.meta.url);
if (!existsSync(dist)) {
  console.error('wasm/dist is missing: ./dev build makes it');
  process.exit(1);
}
const { load } = await import(dist.href);
const limpid = await load();
const encoder = new TextEncoder();
const recipe = readFileSync(new URL('../recipe.json', import.meta.url), 'utf8');

const ways = {
  async wasm(bytes) {
    const timeline = await limpid.read(bytes);
    const now = Date.parse('2026-03-01T18:00:00Z');
    let ranking;
    return {
      rank() {
        ranking?.dispose();
        ranking = timeline.rank(recipe, { now });
      },
      rerank: (weight) => ranking.set('replies/weight', weight),
      top: () => ranking.page(0, 100).map((row) => row.id),
      end: () => timeline.dispose(),
    };
  },
  typed,
  objects,
};

const median = (times) => times.toSorted((a, b) => a - b)[times.length >> 1];

// Times one phase of all ways in turn; gives the median of each, in milliseconds.
async function time(rounds, run) {
  const times = Object.fromEntries(Object.keys(ways).map((way) => [way, []]));
  for (let round = 0; round < rounds; ++round) {
    for (const way of Object.keys(ways)) {
      const start = performance.now();
      await run(way, round);
      times[way].push(performance.now() - start);
    }
  }
  return Object.fromEntries(Object.entries(times).map(([way, all]) => [way, median(all)]));
}

function sampleBytes(posts) {
  const sample = limpid.sample({ posts, seed: 1 });
  const text = sample.toJsonLines();
  sample.dispose();
  return encoder.encode(text);
}

function print(posts, phase, times) {
  const cells = Object.values(times).map((ms) => ms.toFixed(2).padStart(10));
  const ratios = ['typed', 'objects'].map((way) => `${(times[way] / times.wasm).toFixed(1)} ×`.padStart(10));
  console.log(`${String(posts).padStart(9)}  ${phase.padEnd(8)}${cells.join('')}${ratios.join('')}`);
}

const sizes = process.argv.slice(2).map(Number);
console.log(`${'posts'.padStart(9)}  ${'phase'.padEnd(8)}${Object.keys(ways).map((way) => `${way} ms`.padStart(10)).join('')}${'typed/w'.padStart(10)}${'objects/w'.padStart(10)}`);
for (const posts of sizes.length ? sizes : [10_000, 100_000]) {
  const bytes = sampleBytes(posts);
  const rounds = posts > 50_000 ? 5 : 15;
  const states = {};
  const read = await time(Math.min(rounds, 5), async (way) => {
    states[way]?.end?.();
    states[way] = await ways[way](bytes);
  });
  const rank = await time(rounds, (way) => states[way].rank());
  const rerank = await time(rounds, (way, round) => states[way].rerank(round % 2 ? 4 : 5));
  const [wasmTop, ...others] = Object.keys(ways).map((way) => states[way].top().join());
  if (others.some((top) => top !== wasmTop)) {
    console.error(`${posts} posts: the ways disagree about the first hundred posts; nothing is told`);
    process.exit(1);
  }
  print(posts, 'read', read);
  print(posts, 'rank', rank);
  print(posts, 're-rank', rerank);
  for (const way of Object.keys(ways)) states[way].end?.();
}
