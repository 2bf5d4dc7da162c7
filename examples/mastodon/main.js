// A Mastodon client of a few lines: its own drawing of a post, Limpid's order, and why each post is there.
import { define } from 'limpid/element';
import { load } from 'limpid';

import { home } from './home.js';

define();
const limpid = await load();
const [form, feed, slider, status] = ['form', 'limpid-feed', '[name=replies]', '[role=status]'].map((name) => document.querySelector(name));

// Limpid orders; the client draws. Posts are kept as they came, by id.
const posts = new Map();
async function* kept(pages) {
  for await (const page of pages) {
    for (const post of page) posts.set(post.id, post);
    yield page;
  }
}

feed.render = ({ id, text }) => {
  const { account } = posts.get(id);
  const card = document.createElement('p');
  card.textContent = `${account.display_name || account.username}: ${text}`;
  return card;
};

form.onsubmit = async (event) => {
  event.preventDefault();
  try {
    const timeline = await limpid.read(kept(home(Object.fromEntries(new FormData(form)))));
    feed.ranking = timeline.rank('calmer');
    status.textContent = `${timeline.info.posts} posts`;
  } catch (error) {
    status.textContent = error.message;
  }
};

slider.oninput = () => {
  feed.ranking.set('replies/weight', slider.valueAsNumber);
  feed.refresh();
};
