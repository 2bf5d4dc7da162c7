// ./dev bench: how fast, against what? One table and one JSON file.
//
// All ways answer the same question turn by turn, so that a noisy neighbour hits all alike; a way whose answer differs
// from the others' is not timed but reported, and the run fails. JavaScript's Math.log1p and ** differ from the
// engine's in the last bit, so answers are posts and places, never scores.
//
// At a million posts plain objects are asked only what the targets compare with (`plain` in a question): they take
// seconds a round.
//
//   node bench/run.mjs [--sizes 1000,100000] [--rounds N] [--only slider,order,explaining,reading] [--statuses N]
//                      [--ways gcc,clang,wasm,typed,objects] [--native NAME=PROGRAM …] [--json FILE]
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { targetLines } from './targets.mjs';
import { COUNTS, NOW, timelineFile } from './timeline.mjs';
import { native } from './ways/native.mjs';
import { measureReading } from './reading/reading.mjs';
import { objects } from './ways/objects.mjs';
import { readPosts } from './ways/posts.mjs';
import { typed } from './ways/typed.mjs';

const { values: options } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000,10000,100000,1000000' },
    rounds: { type: 'string' },
    only: { type: 'string', default: 'slider,order,explaining,reading' },
    statuses: { type: 'string', default: '92000' }, // 100 MB
    ways: { type: 'string', default: 'gcc,clang,wasm,typed,objects' },
    native: { type: 'string', multiple: true, default: [] },
    json: { type: 'string', default: 'build/bench/figures.json' },
  },
});

const root = fileURLToPath(new URL('../', import.meta.url));
const programs = { gcc: `${root}build/native/bench/limpid_bench`, clang: `${root}build/native-clang/bench/limpid_bench` };
for (const pair of options.native) {
  const [name, program] = pair.split('=');
  programs[name] = program;
}
const wanted = [...new Set([...options.ways.split(','), ...options.native.map((pair) => pair.split('=')[0])])];
const questions = [];
const folders = options.only.split(',');
for (const folder of folders.filter((name) => name !== 'reading')) {
  for (const question of (await import(`./${folder}/question.mjs`)).default) questions.push({ folder, ...question });
}

const recipeOf = (file) => JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'));
const median = (times) => times.toSorted((a, b) => a - b)[times.length >> 1];

async function openWays(posts) {
  const path = timelineFile(posts);
  const ways = {};
  let plain;
  for (const name of wanted) {
    if (programs[name]) {
      if (!existsSync(programs[name])) console.error(`bench: ${programs[name]} is missing, so ${name} is left out`);
      else ways[name] = await native(programs[name], path, NOW);
    } else if (name === 'wasm') {
      ways[name] = await (await import('./ways/wasm.mjs')).wasm(path);
    } else {
      plain ??= readPosts(path);
      ways[name] = name === 'typed' ? typed(plain) : objects(plain);
    }
  }
  return ways;
}

// Milliseconds and answer of one turn. Native processes take their own time, without the pipe.
async function turn(way, work) {
  if (way.figure) way.taken();
  const start = performance.now();
  const answer = await work();
  const wall = performance.now() - start;
  return { ms: way.figure ? way.taken() : wall, answer };
}

const digest = (answer) => Array.from(answer).join();

const MANY = 1_000_000;

function roundsFor(name, posts, question) {
  if (options.rounds) return Number(options.rounds);
  if (question.rounds) return question.rounds;
  if (posts >= MANY) return name === 'objects' ? 3 : name === 'typed' ? 9 : 24;
  return posts >= 100_000 ? (name === 'objects' ? 9 : 24) : 48;
}

// Rounds that warm up. Plain objects take seconds a round where posts are many.
const warmUps = (name, posts) => (name === 'objects' && posts >= MANY ? 1 : 2);

const isAsked = (question, name, posts) => name !== 'objects' || posts < MANY || question.plain;

async function ask(question, ways, posts) {
  const recipe = recipeOf(question.recipe);
  const start = Object.fromEntries(recipe.steps.filter((step) => step.add).map((step) => [`${step.id}/weight`, step.weight]));
  const times = Object.fromEntries(Object.keys(ways).map((name) => [name, []]));
  for (const [name, way] of Object.entries(ways)) {
    if (!question.run.length) continue;
    await way.use(structuredClone(recipe), question.recipe);
    // A weight goes back to where the recipe has it.
    if (question.weights) {
      const set = way.set;
      ways[name] = { ...way, set: (address, value) => set(address, value ?? start[address]) };
    }
  }
  const rounds = Math.max(...Object.keys(ways).map((name) => roundsFor(name, posts, question)));
  for (let round = -2; round < rounds; ++round) {
    const at = round + 2;
    let expected;
    for (const [name, way] of Object.entries(ways)) {
      if (round < -warmUps(name, posts) || round >= roundsFor(name, posts, question)) continue;
      await question.before?.(way, at, posts);
      const { ms, answer } = await turn(way, () => question.run(way, at, posts, () => way.use(structuredClone(recipe), question.recipe)));
      const found = digest(answer);
      if (expected !== undefined && found !== expected) {
        console.error(`bench: ${question.folder}, ${question.name}, ${posts} posts: ${name} gives another answer than ${Object.keys(ways)[0]}; nothing is told`);
        process.exit(1);
      }
      expected ??= found;
      if (round >= 0) times[name].push(ms);
    }
  }
  return Object.fromEntries(Object.entries(times).map(([name, all]) => [name, { median: median(all), min: Math.min(...all), runs: all.length }]));
}

const pad = (text, width) => String(text).padStart(width);
const shown = (ms) => (ms < 0.1 ? ms.toFixed(4) : ms < 10 ? ms.toFixed(2) : ms.toFixed(1));

function print(posts, question, figures) {
  const base = figures.wasm ?? Object.values(figures)[0];
  for (const [name, { median: middle, min, runs }] of Object.entries(figures)) {
    const ratio = middle / base.median;
    console.log(`${pad(posts, 9)}  ${question.name.padEnd(22)} ${name.padEnd(8)}${pad(shown(middle), 10)}${pad(shown(min), 10)}${pad(ratio < 10 ? ratio.toFixed(2) : ratio.toFixed(0), 8)} ×${pad(((middle * 1000) / posts).toFixed(4), 10)}${pad(runs, 6)}`);
  }
}

console.log(`${pad('posts', 9)}  ${'question'.padEnd(22)} ${'way'.padEnd(8)}${pad('median ms', 10)}${pad('min ms', 10)}${pad('ratio', 10)}${pad('µs/post', 10)}${pad('runs', 6)}`);
const results = [];
for (const posts of questions.length ? options.sizes.split(',').map(Number) : []) {
  const ways = await openWays(posts);
  for (const question of questions) {
    const able = Object.entries(ways).filter(([name]) => (!question.ofTheEngine || programs[name] || name === 'wasm') && isAsked(question, name, posts));
    if (!able.length || posts > (question.mostPosts ?? Infinity)) continue;
    const figures = await ask(question, Object.fromEntries(able), posts);
    print(posts, question, figures);
    results.push({ posts, folder: question.folder, question: question.name, figures });
  }
  for (const [name, way] of Object.entries(ways)) {
    if (!way.figure) continue;
    // After a slider, the first places, the whole order and the place of a post: all that a page keeps.
    await way.use(null, 'recipe.json');
    for (const value of [5, 4]) await way.set('replies/weight', value);
    await way.page(0, 200);
    await way.place(1);
    await way.figure('sort'); // not `order`: the answer's own numbers would count
    const [memory] = await way.figure('memory');
    await way.use(null, 'order/no-spread.json');
    const [triad] = await way.figure('triad');
    const [reading] = await way.figure('reading');
    const rates = [];
    const columns = COUNTS.length + 1; // doubles; the two factors under a condition take a byte each
    for (let round = 0; round < 9; ++round) {
      await way.set('replies/weight', round % 2 ? 4 : 5);
      way.taken();
      await way.figure('scores');
      rates.push((posts * (8 * columns + 3 + 8 + 1)) / (way.taken() / 1000)); // three bytes: two factors and a hide
    }
    const pass = Math.max(...rates);
    const figures = { triad, reading, pass, memory: memory / posts };
    const gigabytes = (rate) => (rate / 1e9).toFixed(1);
    const share = (of) => `${((100 * pass) / of).toFixed(0)} %`;
    console.log(`${pad(posts, 9)}  scoring pass           ${name.padEnd(8)}${pad(gigabytes(pass), 8)} GB/s: ${share(triad)} of the triad's ${gigabytes(triad)}, ${share(reading)} of plain reading's ${gigabytes(reading)}; ranking state ${figures.memory.toFixed(1)} bytes a post`);
    results.push({ posts, folder: 'scoring', way: name, figures });
  }
  for (const way of Object.values(ways)) way.end();
}
for (const line of targetLines(results)) console.log(line);
if (folders.includes('reading')) {
  const readers = { gcc: `${root}build/native/bench/limpid_bench_reading`, clang: `${root}build/native-clang/bench/limpid_bench_reading` };
  results.push(...(await measureReading({ programs: readers, wanted, posts: Number(options.statuses), rounds: options.rounds && Number(options.rounds) })));
}
mkdirSync(dirname(options.json), { recursive: true });
writeFileSync(options.json, `${JSON.stringify({ date: new Date().toISOString(), node: process.version, cpu: cpus()[0].model, results }, null, 1)}\n`);
