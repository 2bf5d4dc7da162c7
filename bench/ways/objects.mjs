// Plain objects: what one writes first. An array of posts; map, sort, a Map of authors, sort again.
import { COUNTS, NOW } from '../timeline.mjs';
import { recipeNumbers } from './numbers.mjs';

const byPlace = (a, b) => b.score - a.score || b.created - a.created || a.position - b.position;

function score(post, n) {
  let sum = 0;
  for (const count of COUNTS) sum += n[`${count}/weight`] * Math.log1p(post[count]);
  sum *= 2 ** (-(Math.max(0, NOW - post.created) / 3_600_000) / n['freshness/multiply#1']);
  if (!post.following) sum *= n['strangers/multiply'];
  if (post.bot) sum *= n['robots/multiply'];
  return sum;
}

export function objects(posts) {
  let numbers;
  let spreads;
  let feed;
  function rank() {
    feed = posts.filter((post) => !post.muted).map((post) => ({ row: post.row, author: post.author, created: post.created, position: post.position, score: score(post, numbers) }));
    feed.sort(byPlace);
    if (!spreads) return;
    const seen = new Map();
    for (const post of feed) {
      const k = seen.get(post.author) ?? 0;
      seen.set(post.author, k + 1);
      post.score *= 0.75 * 0.5 ** k + 0.25;
    }
    feed.sort(byPlace);
  }
  return {
    use(recipe) {
      ({ numbers, spreads } = recipeNumbers(recipe));
      rank();
    },
    set(address, value) {
      numbers[address] = value;
      rank();
    },
    page: (begin, end) => feed.slice(begin, end).map((post) => post.row),
    moved: (begin, end) => feed.slice(begin, end).map((post, i) => post.position - (begin + i + 1)),
    place: (row) => feed.findIndex((post) => post.row === row) + 1,
    order: () => feed.map((post) => post.row),
    end() {},
  };
}
