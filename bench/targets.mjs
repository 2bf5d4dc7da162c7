// What the figures say about the project's targets, at the greatest size that was timed with all ways. In: the results
// of run.mjs. Out: a line a target, by medians and by the fastest runs (on a busy machine these say more).

// [what, how it must be, figures a and b as [question, way], and whether a/b must stay below (or reach) the limit]
const TARGETS = [
  ['a weight: objects / wasm', 'at least', 400, ['a weight', 'objects'], ['a weight', 'wasm']],
  ['a weight: typed / wasm', 'at least', 60, ['a weight', 'typed'], ['a weight', 'wasm']],
  ['a factor / a weight, wasm', 'at most', 3, ['a factor', 'wasm'], ['a weight', 'wasm']],
  ['a factor / a weight, gcc', 'at most', 3, ['a factor', 'gcc'], ['a weight', 'gcc']],
  ['a half-life / a weight, wasm', 'at most', 3, ['a half-life', 'wasm'], ['a weight', 'wasm']],
  ['a half-life / a weight, gcc', 'at most', 3, ['a half-life', 'gcc'], ['a weight', 'gcc']],
  ['whole order: objects / wasm', 'at least', 40, ['whole order', 'objects'], ['whole order', 'wasm']],
  ['whole order: typed / wasm', 'at least', 5, ['whole order', 'typed'], ['whole order', 'wasm']],
  ['whole order: wasm / clang', 'at most', 1.4, ['whole order', 'wasm'], ['whole order', 'clang']],
  ['from nothing: wasm / clang', 'at most', 1.4, ['from nothing', 'wasm'], ['from nothing', 'clang']],
  ['window / a weight, wasm', 'at most', 1, ['window', 'wasm'], ['a weight', 'wasm']],
  ['window after a weight / a weight, wasm', 'at most', 1, ['window after a weight', 'wasm'], ['a weight', 'wasm']],
  ['window after a weight / a weight, gcc', 'at most', 1, ['window after a weight', 'gcc'], ['a weight', 'gcc']],
  ['window with spread / whole order, wasm', 'at most', 1, ['window with spread', 'wasm'], ['whole order', 'wasm']],
];

const rounded = (ratio) => (ratio < 10 ? ratio.toFixed(2) : ratio.toFixed(0));

export function targetLines(results) {
  const posts = Math.max(...results.filter((result) => result.figures?.objects && result.figures.wasm).map((result) => result.posts));
  const figureOf = ([question, way]) => results.find((result) => result.posts === posts && result.question === question)?.figures?.[way];
  const lines = [];
  for (const [what, how, limit, above, below] of TARGETS) {
    const [a, b] = [figureOf(above), figureOf(below)];
    if (!a || !b) continue;
    const met = (ratio) => (how === 'at least' ? ratio >= limit : ratio <= limit);
    const [median, fastest] = [a.median / b.median, a.min / b.min];
    lines.push(`${String(posts).padStart(9)}  ${what.padEnd(42)} ${how} ${String(limit).padEnd(4)} median ${rounded(median).padStart(6)}${met(median) ? '  ' : ' !'}  fastest ${rounded(fastest).padStart(6)}${met(fastest) ? '' : ' !'}`);
  }
  if (lines.length) lines.unshift('\ntargets (! missed)');
  return lines;
}
