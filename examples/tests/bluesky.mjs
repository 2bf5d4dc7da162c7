// A Bluesky server as far as a client's Following feed goes: session, bearer token, limit, cursor, errors as XRPC has them.
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';

/** `feed`: elements of the API's `feed`, in its order. */
export async function bluesky(feed, { identifier, password }) {
  const asked = [];
  const server = createServer(async (request, response) => {
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-allow-headers', 'authorization, content-type');
    if (request.method === 'OPTIONS') return response.writeHead(204).end();
    asked.push(request.url);
    const url = new URL(request.url, `http://${request.headers.host}`);
    const answer = (status, body) => response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
    if (url.pathname === '/xrpc/com.atproto.server.createSession' && request.method === 'POST') {
      const given = await json(request);
      if (given.identifier !== identifier || given.password !== password)
        return answer(401, { error: 'AuthenticationRequired', message: 'Invalid identifier or password' });
      return answer(200, { accessJwt: 'jwt', refreshJwt: 'refresh', handle: identifier, did: 'did:plc:reader' });
    }
    if (url.pathname !== '/xrpc/app.bsky.feed.getTimeline') return answer(501, { error: 'MethodNotImplemented', message: 'Method Not Implemented' });
    if (request.headers.authorization !== 'Bearer jwt') return answer(401, { error: 'AuthMissing', message: 'Authentication Required' });
    const limit = Math.min(Number(url.searchParams.get('limit') ?? 50), 100);
    const from = Number(url.searchParams.get('cursor') ?? 0);
    const cursor = from + limit < feed.length ? { cursor: String(from + limit) } : {};
    answer(200, { feed: feed.slice(from, from + limit), ...cursor });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { address: `http://127.0.0.1:${server.address().port}`, asked, close: () => (server.closeAllConnections(), server.close()) };
}
