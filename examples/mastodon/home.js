// Mastodon's home timeline, page by page: the next page's address stands in the Link header.
// https://docs.joinmastodon.org/methods/timelines/#home, https://docs.joinmastodon.org/api/guidelines/#pagination
export async function* home({ server, token, pages = 10 }) {
  let next = new URL('/api/v1/timelines/home?limit=40', server).href;
  for (let page = 0; next && page < pages; ++page) {
    const response = await fetch(next, { headers: { authorization: `Bearer ${token}` } });
    if (!response.ok) throw new Error(`${next}: the server answered ${response.status}`);
    yield await response.json();
    next = /<([^>]+)>;\s*rel="next"/.exec(response.headers.get('link') ?? '')?.[1];
  }
}
