// A timeline's file -> its first posts, and why they are there:  node rank.mjs home.json [RECIPE]
import { createReadStream } from 'node:fs';
import { load } from 'limpid';

const [file, recipe = 'calmer'] = process.argv.slice(2);
const limpid = await load();
const timeline = await limpid.read(createReadStream(file));
const ranking = timeline.rank(recipe);
for (const row of ranking.page(0, 5)) console.log(row.rank, row.id, ranking.explain(row.id).sentence);
timeline.dispose();
