// A ranker for the Prosocial Ranking Challenge: POST /rank gets a session with its items, and answers the ids in order.
// Contract: https://github.com/HumanCompatibleAI/ranking-challenge (request.py, response.py).
//
//   PORT=5000 RECIPE=calmer node server.mjs
import { createServer } from 'node:http';
import { load, LimpidError } from 'limpid';

const limpid = await load();
const recipe = process.env.RECIPE ?? 'calmer';

async function rank(request) {
  const timeline = await limpid.read(request);
  try {
    // What is hidden is left out; the challenge allows that.
    return { ranked_ids: timeline.rank(recipe).page(0, Infinity).map((row) => row.id) };
  } finally {
    timeline.dispose();
  }
}

async function answer(request) {
  if (request.url !== '/rank') return [404, { error: 'POST /rank is all there is' }];
  if (request.method !== 'POST') return [405, { error: 'use POST' }];
  try {
    return [200, await rank(request)];
  } catch (error) {
    if (!(error instanceof LimpidError)) throw error;
    return [422, { error: error.toJSON() }];
  }
}

const server = createServer(async (request, response) => {
  const [status, body] = await answer(request);
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
});
server.listen(Number(process.env.PORT ?? 5000), '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}/rank`));
