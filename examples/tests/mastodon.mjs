// A Mastodon server as far as a client's home timeline goes: token, limit, max_id, Link header, CORS as Mastodon sends it.
import { createServer } from 'node:http';

/** `posts`: newest first, as the API gives them. */
export async function mastodon(posts, token) {
  const asked = [];
  const server = createServer((request, response) => {
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-allow-headers', 'authorization');
    response.setHeader('access-control-expose-headers', 'Link, X-RateLimit-Reset, X-RateLimit-Limit, X-RateLimit-Remaining, X-Request-Id');
    if (request.method === 'OPTIONS') return response.writeHead(204).end();
    asked.push(request.url);
    const url = new URL(request.url, `http://${request.headers.host}`);
    const answer = (status, body) => response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
    if (request.headers.authorization !== `Bearer ${token}`) return answer(401, { error: 'The access token is invalid' });
    if (url.pathname !== '/api/v1/timelines/home') return answer(404, { error: 'Record not found' });
    const limit = Math.min(Number(url.searchParams.get('limit') ?? 20), 40);
    const after = url.searchParams.has('max_id') ? posts.findIndex(({ id }) => id === url.searchParams.get('max_id')) + 1 : 0;
    const page = posts.slice(after, after + limit);
    // As Mastodon does, `next` stands there while the page was full, even if nothing follows.
    if (page.length === limit) {
      const to = (key, id) => `<${url.origin}/api/v1/timelines/home?limit=${limit}&${key}=${id}>`;
      response.setHeader('link', `${to('max_id', page.at(-1).id)}; rel="next", ${to('min_id', page[0].id)}; rel="prev"`);
    }
    answer(200, page);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { address: `http://127.0.0.1:${server.address().port}`, asked, close: () => (server.closeAllConnections(), server.close()) };
}
