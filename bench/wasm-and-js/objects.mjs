// Plain objects: what one writes first.
import { factor, isShouting, spreadFactor, weighed } from './recipe.mjs';

const decoder = new TextDecoder();
const count = (value) => value ?? NaN;
const byPlace = (a, b) => b.score - a.score || (b.arrived ?? -Infinity) - (a.arrived ?? -Infinity) || a.position - b.position;

export async function objects(bytes) {
  const posts = decoder.decode(bytes).trimEnd().split('\n').map((line) => JSON.parse(line));
  const now = Date.parse('2026-03-01T18:00:00Z');
  let feed = [];
  function rank(weight = 4) {
    feed = posts
      .filter((post) => !(post.muted || post.blocked) && !post.promoted)
      .map((post) => {
        const created = Date.parse(post.created_at);
        const arrived = post.reposted_at ? Date.parse(post.reposted_at) : created;
        const age = Math.max(0, (now - created) / 3_600_000);
        const base = weighed(count(post.likes), count(post.replies), count(post.reposts), weight);
        const text = post.title ? `${post.title}\n${post.text}` : post.text ?? '';
        const score = base * factor(age, post.following === false && !post.is_self, isShouting(text));
        return { id: post.id, author: post.author, position: post.position, arrived, score };
      })
      .sort(byPlace);
    const seen = new Map();
    for (const post of feed) {
      const k = seen.get(post.author) ?? 0;
      seen.set(post.author, k + 1);
      post.score *= spreadFactor(k);
    }
    feed.sort(byPlace);
  }
  return { rank: () => rank(), rerank: (weight) => rank(weight), top: () => feed.slice(0, 100).map((post) => post.id) };
}
