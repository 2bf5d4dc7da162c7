// Bluesky's Following feed, page by page: each page's cursor asks for the next; without one it was the last.
// https://docs.bsky.app/docs/api/app-bsky-feed-get-timeline, …/com-atproto-server-create-session
export async function* following({ server, identifier, password, pages = 10 }) {
  const session = await ask(server, 'com.atproto.server.createSession', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ identifier, password }),
  });
  const headers = { authorization: `Bearer ${session.accessJwt}` };
  let cursor;
  for (let page = 0; page < pages && cursor !== null; ++page) {
    const query = new URLSearchParams({ limit: '50', ...(cursor && { cursor }) });
    const answer = await ask(server, `app.bsky.feed.getTimeline?${query}`, { headers });
    yield answer.feed;
    cursor = answer.cursor ?? null;
  }
}

async function ask(server, method, options) {
  const response = await fetch(new URL(`/xrpc/${method}`, server), options);
  const answer = await response.json();
  if (!response.ok) throw new Error(`${answer.error}: ${answer.message}`);
  return answer;
}
