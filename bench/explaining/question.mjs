// What does an answer cost beyond the ranking?
//
// Rules: the feed is ranked and its first places are known. "why, 1000 posts" are a thousand explanations of posts from
// all over the feed, hidden ones among them. A pair is told with every number that would turn it: two posts of the first
// places, or the first and one far below. "calmer" is the museum's recipe, in which a limit and a mix look at the whole
// feed; its columns that this timeline lacks are unknown. Plain JavaScript has no explanations to compare with. Three
// rounds, and no more than a hundred thousand posts: these are questions that people ask one by one.
const calmer = '../core/recipes/calmer.json';

// The first places, as a page shows them.
const shown = (way) => way.page(0, 200);

const question = (name, recipe, run) => ({ name, recipe, before: shown, run, ofTheEngine: true, rounds: 3, mostPosts: 100_000 });

export default ['recipe.json', calmer].flatMap((recipe) => {
  const of = recipe === calmer ? ', calmer' : '';
  return [
    question(`why, 1000 posts${of}`, recipe, (way, round, posts) => way.paths(7, Math.floor(posts / 1000), 1000)),
    question(`two of the first${of}`, recipe, async (way) => { const [, a, , b] = await shown(way); return way.why(a, b); }),
    question(`first and far below${of}`, recipe, async (way, round, posts) => { const [a] = await shown(way); return way.why(a, (posts >> 1) | 1); }),
    question(`into the first 2${of}`, recipe, async (way) => { const rows = await shown(way); return way.takes(rows[3], 2); }),
    question(`ticks of a weight${of}`, recipe, (way) => way.ticks('replies/weight', 3.8, 4.2, 10)),
  ];
});
