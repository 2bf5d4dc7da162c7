// ./dev bench --counts: how many instructions do the hot paths take? Counted by callgrind, so that neighbours on the
// machine change nothing; compared with the last values, which are kept in bench/counts.json.
//
// Reading the file and the first moves, which lay out what later ones use, are not counted.
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

// Instructions of each path. One run of the program; it says where a path begins and ends, and callgrind then writes
// down what it has counted since the last time.
function count() {
  const folder = mkdtempSync(join(tmpdir(), 'limpid-counts-'));
  const questions = Object.values(paths).flatMap(({ recipe, ask }) =>
    // The first moves lay out what later ones use.
    [`use bench/${recipe}`, ...ask(4), 'mark', ...ask(TIMES), 'mark']);
  const run = spawnSync('valgrind', ['--tool=callgrind', '--dump-after=limpid_bench_mark', `--callgrind-out-file=${join(folder, 'out')}`, program, timelineFile(POSTS), String(NOW)], {
    input: [...questions, ''].join('\n'), cwd: here('..'), encoding: 'utf8', maxBuffer: 1 << 28,
  });
  if (run.status !== 0) throw new Error(`valgrind: ${run.error ?? run.stderr}`);
  const totals = Object.keys(paths).map((_, i) => {
    const dump = readFileSync(join(folder, `out.${2 * i + 2}`), 'utf8');
    return Number(/^(?:totals|summary): (\d+)/m.exec(dump)[1]);
  });
  rmSync(folder, { recursive: true });
  return totals;
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
const totals = count();
for (const [i, name] of Object.keys(paths).entries()) {
  now[name] = Number((totals[i] / TIMES / POSTS).toFixed(2));
  const ratio = last[name] === undefined ? NaN : now[name] / last[name];
  const differs = Math.abs(ratio - 1) > TOLERANCE;
  changed ||= differs;
  console.log(`${name.padEnd(26)}${String(last[name] ?? '–').padStart(10)}${String(now[name]).padStart(10)}${differs ? `   × ${ratio.toFixed(2)}` : ''}`);
}
if (process.argv.includes('--keep')) writeFileSync(kept, `${JSON.stringify(now, null, 1)}\n`);
else if (changed) console.log('Some changed. If that was meant: ./dev bench --counts --keep');
