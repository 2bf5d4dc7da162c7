// The same in a script that still says `require` (Node 20.19 and later):  node rank.cjs home.json
const { readFileSync } = require('node:fs');
const { load } = require('limpid');

load().then(async (limpid) => {
  const timeline = await limpid.read(readFileSync(process.argv[2]));
  for (const row of timeline.rank('calmer').page(0, 5)) console.log(row.rank, row.id);
  timeline.dispose();
});
