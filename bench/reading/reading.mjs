// How fast is a file read? 100 MB of Mastodon's statuses, invented, in memory; the answer is a timeline that can be
// ranked: all columns that the format has, text out of HTML, accounts numbered, ids found.
//
// Rules: all ways take turns in one run; what each has read is compared post by post, field by field, before anything
// is timed, and a way that differs ends the run. simdjson fills the same columns through the same code, but knows
// this one format, whole and sound. JavaScript maps the same fields (statuses.mjs). Speeds are of bytes of the file.
import { createHash } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { readStatuses, rowOf, rowsOf } from './statuses.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const FOLDER = here('../../build/bench/');
const WARM_UP = 2;

function statusesFile(posts) {
  const path = `${FOLDER}statuses-${posts}.json`;
  if (existsSync(path)) return path;
  mkdirSync(FOLDER, { recursive: true });
  const file = openSync(`${path}.part`, 'w');
  const made = spawnSync(here('../../build/native/cli/limpid'), ['sample', '--as', 'mastodon', '--posts', String(posts)], { stdio: ['ignore', file, 'inherit'] });
  closeSync(file);
  if (made.status !== 0) throw new Error(`limpid sample: ${made.error ?? `exit code ${made.status}`}`);
  renameSync(`${path}.part`, path);
  return path;
}

const hashOf = (rows) => {
  const hash = createHash('sha256');
  for (const row of rows) hash.update(row).update('\n');
  return hash.digest('hex');
};
const rowsOfLines = (lines) => lines.trimEnd().split('\n').map(rowOf);

// Each way: `read` gives milliseconds, `hash` tells what was read last.
function native(program, path, ...words) {
  const server = spawn(program, [path, ...words], { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = createInterface({ input: server.stdout })[Symbol.asyncIterator]();
  const ask = async (question) => {
    server.stdin.write(`${question}\n`);
    const { value, done } = await answers.next();
    if (done) throw new Error(`${program} ended while it was asked: ${question}`);
    return value.split(' ').map(Number);
  };
  return {
    read: async () => (await ask('read'))[0],
    async hash() {
      const lines = `${FOLDER}lines-${server.pid}.jsonl`;
      await ask(`lines ${lines}`);
      const hash = hashOf(rowsOfLines(readFileSync(lines, 'utf8')));
      rmSync(lines);
      return hash;
    },
    memory: async () => (await ask('memory')).slice(1),
    end: () => server.stdin.end(),
  };
}

async function timed(work) {
  const start = performance.now();
  const answer = await work();
  return [performance.now() - start, answer];
}

async function wasm(bytes) {
  const { load } = await import('../../wasm/dist/node.js');
  const limpid = await load();
  let timeline;
  return {
    async read() {
      timeline?.dispose();
      const [ms, read] = await timed(() => limpid.read(bytes));
      timeline = read;
      return ms;
    },
    hash: () => hashOf(rowsOfLines(timeline.toJsonLines())),
    end: () => timeline.dispose(),
  };
}

function json(bytes) {
  let columns;
  return {
    async read() {
      columns = null;
      const [ms, read] = await timed(() => readStatuses(bytes));
      columns = read;
      return ms;
    },
    hash: () => hashOf(rowsOf(columns)),
    end() {},
  };
}

export async function measureReading({ programs, wanted, posts, rounds = 9 }) {
  const path = statusesFile(posts);
  const bytes = readFileSync(path);
  const ways = {};
  for (const [name, program] of Object.entries(programs)) {
    if (!wanted.includes(name) || !existsSync(program)) continue;
    ways[name] = native(program, path);
    ways[`simdjson, ${name}`] = native(program, path, 'simdjson');
  }
  if (wanted.includes('wasm')) ways.wasm = await wasm(bytes);
  ways['JSON.parse + map'] = json(bytes);

  const times = Object.fromEntries(Object.keys(ways).map((name) => [name, []]));
  let expected;
  for (let round = -WARM_UP; round < rounds; ++round) {
    for (const [name, way] of Object.entries(ways)) {
      const ms = await way.read();
      if (round >= 0) times[name].push(ms);
      if (round !== -WARM_UP) continue;
      const hash = await way.hash();
      if (hash !== (expected ??= hash)) throw new Error(`bench: reading: ${name} has read something else than ${Object.keys(ways)[0]}; nothing is told`);
    }
  }

  const size = statSync(path).size;
  const results = [];
  const median = (all) => all.toSorted((a, b) => a - b)[all.length >> 1];
  const base = median(times['JSON.parse + map']);
  console.log(`\nreading ${(size / 1e6).toFixed(0)} MB of Mastodon's statuses, ${posts} posts${' '.repeat(8)}median ms    min ms      MB/s   ratio to JSON.parse`);
  for (const [name, all] of Object.entries(times)) {
    const middle = median(all);
    const figures = { median: middle, min: Math.min(...all), runs: all.length, megabytesPerSecond: size / 1e3 / middle };
    results.push({ folder: 'reading', posts, way: name, figures });
    console.log(`${' '.repeat(11)}${name.padEnd(48)}${middle.toFixed(0).padStart(10)}${figures.min.toFixed(0).padStart(10)}${figures.megabytesPerSecond.toFixed(0).padStart(10)}${(base / middle).toFixed(2).padStart(10)} ×`);
  }
  for (const [name, way] of Object.entries(ways)) {
    if (!way.memory || name.startsWith('simdjson')) continue;
    const [kept, text, peak] = await way.memory();
    const figures = { kept, text, peak, besidesText: (kept - text) / posts };
    results.push({ folder: 'reading', posts, way: name, figures });
    console.log(`${' '.repeat(11)}${name}: keeps ${(kept / posts).toFixed(0)} bytes a post, ${figures.besidesText.toFixed(0)} besides its text; reading peaks at ${(peak / kept).toFixed(2)} × that`);
  }
  for (const way of Object.values(ways)) way.end();
  return results;
}
