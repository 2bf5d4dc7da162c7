// How fast does the feed follow a slider?
//
// Rules: one number changes; the answer is the first 200 posts, exactly, with how far each moved against `position`.
// Everything may be kept from before except what the number touches; plain JavaScript keeps its columns. Sliders move
// back and forth, and each of the twelve weights has its turn: the median is over all of them.
import { COUNTS } from '../timeline.mjs';

const SHOWN = 200;
const first = async (way) => [...(await way.page(0, SHOWN)), ...(await way.moved(0, SHOWN))];
const slider = (name, address, [to, back]) => ({
  name,
  recipe: 'recipe.json',
  async run(way, round) {
    await way.set(address(round), round % 2 ? back : to(round));
    return first(way);
  },
});

export default [
  // Two rounds for each weight: there and back.
  { ...slider('a weight', (round) => `${COUNTS[(round >> 1) % COUNTS.length]}/weight`, [() => 1.75, undefined]), weights: true, plain: true },
  slider('a factor', () => 'strangers/multiply', [() => 0.6, 0.75]),
  slider('a half-life', () => 'freshness/multiply#1', [() => 24, 12]),
];
