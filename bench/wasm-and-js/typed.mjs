// Typed arrays: JavaScript at its best. Columns once, then loops over them; what does not depend on the weight
// is kept, as the engine keeps it.
import { factor, isShouting, spreadFactor } from './recipe.mjs';

const decoder = new TextDecoder();
const log1p = (value) => (value === undefined ? 0 : Math.log1p(value));

function columns(bytes) {
  const posts = decoder.decode(bytes).trimEnd().split('\n').map((line) => JSON.parse(line));
  const n = posts.length;
  const codes = new Map();
  const c = {
    n, ids: posts.map((post) => post.id), likes: new Float64Array(n), replies: new Float64Array(n), reposts: new Float64Array(n),
    created: new Float64Array(n), arrived: new Float64Array(n), position: new Float64Array(n), author: new Uint32Array(n),
    stranger: new Uint8Array(n), hidden: new Uint8Array(n), texts: new Array(n), authors: 0,
  };
  posts.forEach((post, i) => {
    c.likes[i] = log1p(post.likes);
    c.replies[i] = log1p(post.replies);
    c.reposts[i] = log1p(post.reposts);
    c.created[i] = Date.parse(post.created_at);
    c.arrived[i] = post.reposted_at ? Date.parse(post.reposted_at) : c.created[i];
    c.position[i] = post.position;
    c.texts[i] = post.title ? `${post.title}\n${post.text}` : post.text ?? '';
    c.stranger[i] = post.following === false && !post.is_self ? 1 : 0;
    c.hidden[i] = post.muted || post.blocked || post.promoted ? 1 : 0;
    if (!codes.has(post.author)) codes.set(post.author, codes.size);
    c.author[i] = codes.get(post.author);
  });
  c.authors = codes.size;
  return c;
}

export async function typed(bytes) {
  const c = columns(bytes);
  const now = Date.parse('2026-03-01T18:00:00Z');
  const factors = new Float64Array(c.n);
  const score = new Float64Array(c.n);
  const ties = Uint32Array.from(c.ids.keys()).sort((a, b) => c.arrived[b] - c.arrived[a] || c.position[a] - c.position[b]);
  const shown = ties.filter((row) => !c.hidden[row]);
  const place = new Uint32Array(c.n);
  ties.forEach((row, i) => { place[row] = i; });
  let order = shown;

  function prepare() {
    for (let i = 0; i < c.n; ++i) {
      factors[i] = factor(Math.max(0, (now - c.created[i]) / 3_600_000), c.stranger[i], isShouting(c.texts[i]));
    }
  }
  function sort() {
    order = shown.slice().sort((a, b) => score[b] - score[a] || place[a] - place[b]);
  }
  function run(weight) {
    for (let i = 0; i < c.n; ++i) score[i] = (c.likes[i] + weight * c.replies[i] + 0.5 * c.reposts[i]) * factors[i];
    sort();
    const seen = new Uint32Array(c.authors);
    for (const row of order) score[row] *= spreadFactor(seen[c.author[row]]++);
    sort();
  }
  return {
    rank() {
      prepare();
      run(4);
    },
    rerank: run,
    top: () => Array.from(order.subarray(0, 100), (row) => c.ids[row]),
  };
}
