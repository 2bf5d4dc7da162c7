// Start: how long from the module's bytes to the first ranking? Each run is a process of its own, as cold as a page is.
//
//   node wasm/tools/start.mjs [runs] [dist folder …]
//
// Several folders (a build before and one after) take turns. Prints the median, and the fastest in brackets, in
// milliseconds: `load` (compile, instantiate, museum), `sample` (400 invented posts, made and read), `rank` (the ranking
// and its first 20 rows), and `processor`, the time of all cores together, which says less about waiting and more about
// work where the machine is not quiet.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const STAGES = ['load', 'sample', 'rank', 'all', 'processor'];
const [, self, first, ...rest] = process.argv;

if (first === '--once') console.log(JSON.stringify(await timed(rest[0])));
else compare(Number(first ?? 15), rest.length > 0 ? rest : [fileURLToPath(new URL('../dist', import.meta.url))]);

async function timed(dist) {
  const { load } = await import(pathToFileURL(`${resolve(dist)}/node.js`));
  const bytes = readFileSync(`${dist}/limpid.wasm`);
  const before = process.cpuUsage();
  const times = [performance.now()];
  const limpid = await load({ wasmBinary: bytes });
  times.push(performance.now());
  const timeline = limpid.sample({ posts: 400 });
  times.push(performance.now());
  const rows = timeline.rank('calmer').page(0, 20);
  times.push(performance.now());
  const { user, system } = process.cpuUsage(before);
  if (rows.length !== 20) throw new Error(`expected 20 rows, found ${rows.length}`);
  const [start, loaded, sampled, ranked] = times;
  return [loaded - start, sampled - loaded, ranked - sampled, ranked - start, (user + system) / 1000];
}

function compare(runs, folders) {
  const figures = new Map(folders.map((folder) => [folder, []]));
  for (let run = 0; run < runs; run += 1) {
    for (const [folder, found] of figures) {
      found.push(JSON.parse(execFileSync(process.execPath, [self, '--once', folder], { encoding: 'utf8' })));
    }
  }
  for (const [folder, found] of figures) {
    const columns = STAGES.map((stage, i) => `${stage} ${summary(found.map((times) => times[i]))}`);
    console.log(`${folder}: ${columns.join('  ')}`);
  }
}

function summary(times) {
  const sorted = times.toSorted((a, b) => a - b);
  return `${sorted[sorted.length >> 1].toFixed(1)} (${sorted[0].toFixed(1)})`;
}
