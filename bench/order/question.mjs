// What does it cost to know more than the first places?
//
// Rules: "whole order" is a weight changed and all posts in order; "from nothing" begins with the columns of the file
// only (recipe read and compiled, every value computed). A window is fifty posts in the middle, after a weight has
// changed: once in a recipe in which no step looks at other posts, once with the spread. "Place" is that of one post
// without being shown any other.
const weight = (round) => (round % 2 ? 4 : 5);
const middle = async (way, posts) => way.page(posts >> 1, (posts >> 1) + 50);

export default [
  { name: 'from nothing', recipe: 'recipe.json', run: async (way, round, posts, use) => { await use(); return way.order(); } },
  { name: 'whole order', recipe: 'recipe.json', run: async (way, round) => { await way.set('replies/weight', weight(round)); return way.order(); } },
  { name: 'window', recipe: 'order/no-spread.json', before: async (way, round) => { await way.set('replies/weight', weight(round)); await way.page(0, 1); }, run: (way, round, posts) => middle(way, posts) },
  { name: 'window after a weight', recipe: 'order/no-spread.json', run: async (way, round, posts) => { await way.set('replies/weight', weight(round)); return middle(way, posts); } },
  { name: 'window with spread', recipe: 'recipe.json', run: async (way, round, posts) => { await way.set('replies/weight', weight(round)); return middle(way, posts); } },
  { name: 'place of one post', recipe: 'order/no-spread.json', before: async (way, round) => { await way.set('replies/weight', weight(round)); await way.page(0, 1); }, run: async (way, round, posts) => [await way.place(shownRow(posts))] },
];

// Any post that is not hidden; the same for all ways.
const shownRow = (posts) => (posts >> 1) | 1;
