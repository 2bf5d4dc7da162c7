// The page that Vite, webpack and esbuild each bundle: the feed on the page's own thread, and once more on a worker.
import { load } from 'limpid';
import { define } from 'limpid/element';
import { connect } from 'limpid/worker';

import { posts } from './posts.js';

define();
const limpid = await load();
const timeline = await limpid.read(posts);
document.querySelector('limpid-feed').ranking = timeline.rank('calmer');

const remote = await connect();
const ranking = await (await remote.read(posts)).rank('calmer');
const rows = await ranking.page(0, posts.length);
document.querySelector('output').textContent = `On a worker: ${rows.map((row) => row.id).join(' ')}`;
