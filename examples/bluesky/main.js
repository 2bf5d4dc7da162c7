// A Bluesky client of a few lines, with a list of its own: a press on a post asks why it stands there.
import { define } from 'limpid/element';
import { load } from 'limpid';

import { following } from './following.js';

define();
const limpid = await load();
const [form, list, why, status] = ['form', 'ol', 'limpid-why', '[role=status]'].map((name) => document.querySelector(name));

function drawn(row, ranking) {
  const item = document.createElement('li');
  const button = document.createElement('button');
  button.textContent = `${row.author}: ${row.text ?? ''}`;
  button.onclick = () => (why.explanation = ranking.explain(row.id));
  item.append(button);
  return item;
}

form.onsubmit = async (event) => {
  event.preventDefault();
  try {
    const timeline = await limpid.read(following(Object.fromEntries(new FormData(form))));
    const ranking = timeline.rank('calmer');
    list.replaceChildren(...ranking.page(0, 30).map((row) => drawn(row, ranking)));
    status.textContent = `${timeline.info.posts} posts`;
  } catch (error) {
    status.textContent = error.message;
  }
};
