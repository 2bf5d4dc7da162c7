// What the tests share: the engine, loaded once; an invented timeline; doubles compared by their bits.
import { load } from 'limpid';

export const limpid = await load();

/** An invented timeline as canonical JSON Lines, one post a line. */
export function sampleLines(posts = 300, seed = 5) {
  const timeline = limpid.sample({ posts, seed });
  try {
    return timeline.toJsonLines();
  } finally {
    timeline.dispose();
  }
}

/** The 16 hexadecimal digits of a double. `null`, as JSON has it, is minus infinity. */
export function bits(score) {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, score ?? -Infinity);
  return view.getBigUint64(0).toString(16).padStart(16, '0');
}

/** Order and scores of a ranking, bit for bit. */
export function feedOf(ranking) {
  return ranking.page(0, Infinity).map(({ id, score }) => `${id} ${bits(score)}`);
}
