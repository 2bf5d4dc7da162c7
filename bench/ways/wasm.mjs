// WebAssembly: the npm package as it is shipped.
import { existsSync, readFileSync } from 'node:fs';
import { NOW } from '../timeline.mjs';

const dist = new URL('../../wasm/dist/node.js', import.meta.url);
if (!existsSync(dist)) {
  console.error('bench: wasm/dist is missing: ./dev build makes it');
  process.exit(1);
}
const { load } = await import(dist.href);
const limpid = await load();

export async function wasm(path) {
  const timeline = await limpid.read(readFileSync(path));
  let ranking;
  let from;
  return {
    use(recipe) {
      ranking?.dispose();
      ranking = timeline.rank(recipe, { now: NOW });
      from ??= ranking.from;
    },
    set: (address, value) => ranking.set(address, value),
    page: (begin, end) => ranking.rows(begin, end - begin),
    moved: (begin, end) => Array.from(ranking.rows(begin, end - begin), (row, i) => from[row] - (begin + i + 1)),
    place: (row) => ranking.places([`p${row}`])[0],
    order: () => ranking.order,
    paths: (first, every, count) =>
      Array.from({ length: count }, (_, i) => ranking.explain(`p${first + i * every}`)).map(({ rank, would_be }) => rank ?? would_be),
    why(a, b) {
      const { above, tried, flips } = ranking.why(`p${a}`, `p${b}`);
      return [above.rank, tried, ...flips.map(({ needed }) => needed ?? NaN)];
    },
    takes(row, top) {
      const { numbers, counts } = ranking.whatWouldItTake(`p${row}`, top);
      return [...numbers.map(({ needed }) => needed ?? NaN), ...counts.map(({ needed }) => needed)];
    },
    ticks: (address, least, most, top) => ranking.sensitivity(address, least, most, top).breakpoints.map(({ value }) => value),
    end() {
      timeline.dispose();
    },
  };
}
