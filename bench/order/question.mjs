// What does it cost to know more than the first places?
//
// Rules: "whole order" is a weight changed and all posts in order; "from nothing" begins with the columns of the file
// only (recipe read and compiled, every value computed). A window is fifty posts in the middle: when all scores are known
// already, or straight after a weight has changed; in a recipe in which no step looks at other posts, or with the
// spread. "Place" is that of one post, when all scores are known. Plain JavaScript has sorted everything by then.
const weight = (round) => (round % 2 ? 4 : 5);
const middle = async (way, posts) => way.page(posts >> 1, (posts >> 1) + 50);

// A weight has changed and somebody has asked for a place, so that all scores are known; no order is.
async function scored(way, round, posts) {
  await way.set('replies/weight', weight(round));
  await way.place(shownRow(posts));
}

export default [
  { name: 'from nothing', recipe: 'recipe.json', plain: true, run: async (way, round, posts, use) => { await use(); return way.order(); } },
  { name: 'whole order', recipe: 'recipe.json', plain: true, run: async (way, round) => { await way.set('replies/weight', weight(round)); return way.order(); } },
  { name: 'window', recipe: 'order/no-spread.json', before: scored, run: (way, round, posts) => middle(way, posts) },
  { name: 'window after a weight', recipe: 'order/no-spread.json', run: async (way, round, posts) => { await way.set('replies/weight', weight(round)); return middle(way, posts); } },
  { name: 'window with spread', recipe: 'recipe.json', run: async (way, round, posts) => { await way.set('replies/weight', weight(round)); return middle(way, posts); } },
  { name: 'place of one post', recipe: 'order/no-spread.json', before: scored, run: async (way, round, posts) => [await way.place(shownRow(posts))] },
];

// Any post that is not hidden; the same for all ways.
const shownRow = (posts) => (posts >> 1) | 1;
