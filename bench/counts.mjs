// ./dev bench --counts: how many instructions do the hot paths take? Counted by callgrind, so that neighbours on the
// machine change nothing; compared with the last values, which are kept in bench/counts.json.
//
// What is counted is the difference between asking a question many times and asking it once, over the same timeline:
// reading the file and the first ranking drop out.
//
//   node bench/counts.mjs [--keep]     --keep writes the new values
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NOW, timelineFile } from './timeline.mjs';

const POSTS = 50_000;
const TIMES = 4;
const TOLERANCE = 0.02; // what another compiler version or library may add; more is told as a change
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const program = here('../build/native/bench/limpid_bench');
const kept = here('counts.json');

const moves = (address, values, ask) => (times) =>
  Array.from({ length: times }, (_, i) => [`set ${address} ${values[i % 2]}`, ask]).flat();
const paths = {
  'a weight, first 200': { recipe: 'recipe.json', ask: moves('replies/weight', [5, 4], 'page 0 200') },
  'a factor, first 200': { recipe: 'recipe.json', ask: moves('strangers/multiply', [0.6, 0.75], 'page 0 200') },
  'a half-life, first 200': { recipe: 'recipe.json', ask: moves('freshness/multiply#1', [24, 12], 'page 0 200') },
  'scoring pass': { recipe: 'order/no-spread.json', ask: moves('replies/weight', [5, 4], 'scores') },
  'whole order': { recipe: 'recipe.json', ask: moves('replies/weight', [5, 4], 'sort') },
  'from nothing': { recipe: 'recipe.json', ask: (times) => Array.from({ length: times }, () => ['use bench/recipe.json', 'sort']).flat() },
};

function instructions(recipe, questions) {
  const folder = mkdtempSync(join(tmpdir(), 'limpid-counts-'));
  const run = spawnSync('valgrind', ['--tool=callgrind', `--callgrind-out-file=${join(folder, 'out')}`, program, timelineFile(POSTS), String(NOW)], {
    input: [`use bench/${recipe}`, ...questions, ''].join('\n'), cwd: here('..'), encoding: 'utf8', maxBuffer: 1 << 28,
  });
  rmSync(folder, { recursive: true });
  const total = /Collected : (\d+)/.exec(run.stderr);
  if (run.status !== 0 || !total) throw new Error(`valgrind: ${run.error ?? run.stderr}`);
  return Number(total[1]);
}

const last = (() => {
  try {
    return JSON.parse(readFileSync(kept, 'utf8'));
  } catch {
    return {};
  }
})();
const now = {};
let changed = false;
console.log(`${'instructions per post'.padEnd(26)}${'last'.padStart(10)}${'now'.padStart(10)}`);
for (const [name, { recipe, ask }] of Object.entries(paths)) {
  // Three warm-up rounds: the first moves lay out what later ones use.
  const [many, few] = [TIMES + 3, 3].map((times) => instructions(recipe, ask(times)));
  now[name] = Number(((many - few) / TIMES / POSTS).toFixed(2));
  const ratio = last[name] === undefined ? NaN : now[name] / last[name];
  const differs = Math.abs(ratio - 1) > TOLERANCE;
  changed ||= differs;
  console.log(`${name.padEnd(26)}${String(last[name] ?? '–').padStart(10)}${String(now[name]).padStart(10)}${differs ? `   × ${ratio.toFixed(2)}` : ''}`);
}
if (process.argv.includes('--keep')) writeFileSync(kept, `${JSON.stringify(now, null, 1)}\n`);
else if (changed) console.log('Some changed. If that was meant: ./dev bench --counts --keep');
