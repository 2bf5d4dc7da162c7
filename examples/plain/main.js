import { define } from './limpid/element.js';
import { load } from './limpid/index.js';

define();
const limpid = await load();
let timeline;

document.querySelector('input').onchange = async ({ target }) => {
  const next = await limpid.read(target.files[0]);
  document.querySelector('limpid-feed').ranking = next.rank('calmer');
  timeline?.dispose();
  timeline = next;
};
