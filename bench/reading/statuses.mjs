// Plain JavaScript, as one writes it with care: TextDecoder, JSON.parse, and one pass that maps the same fields to
// columns. Typed arrays for numbers and times, arrays for texts, a Map that numbers accounts. In: bytes of a list of
// Mastodon's statuses. Out: columns; `rowsOf` makes them rows, for comparing.
const MEDIA = { image: 'image', video: 'video', audio: 'audio', gifv: 'gif' };
const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

const decoded = (text) => (text.includes('&') ? text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name) => ENTITIES[name]) : text);

function linksOf(html) {
  if (!html.includes('<a ')) return [];
  const links = new Set();
  for (const [tag, href] of html.matchAll(/<a href="([^"]*)"[^>]*>/g)) {
    if (!/class="[^"]*(mention|hashtag)/.test(tag)) links.add(decoded(href));
  }
  return [...links];
}

function textOf(html) {
  let text = html;
  if (text.includes('<span')) {
    text = text.replace(/<span class="invisible">[^<]*<\/span>/g, '').replace(/<span class="ellipsis">([^<]*)<\/span>/g, '$1…');
  }
  if (text.includes('<br')) text = text.replace(/<br ?\/?>/g, '\n');
  return decoded(text.replaceAll('</p><p>', '\n\n').replace(/<[^>]*>/g, '')).trim();
}

class Accounts {
  codes = new Map();
  all = [];
  code(account) {
    const key = account.acct.toLowerCase();
    let code = this.codes.get(key);
    if (code === undefined) {
      this.codes.set(key, (code = this.all.length));
      this.all.push([account.acct, account.id, account.display_name]);
    }
    return code;
  }
}

export function readStatuses(bytes) {
  const statuses = JSON.parse(new TextDecoder().decode(bytes));
  const size = statuses.length;
  const numbers = () => new Float64Array(size);
  const codes = () => new Int32Array(size).fill(-1);
  const flags = () => new Uint8Array(size);
  const texts = () => new Array(size);
  const c = {
    size, accounts: new Accounts(), byId: new Map(),
    likes: numbers(), reposts: numbers(), replies: numbers(), quotes: numbers(), followers: numbers(),
    created: numbers(), reposted: numbers(), author: codes(), reposter: codes(),
    edited: flags(), bot: flags(), sensitive: flags(), warned: flags(), liked: flags(),
    hasImage: flags(), hasVideo: flags(), hasLink: flags(),
    id: texts(), post: texts(), uri: texts(), text: texts(), lang: texts(), visibility: texts(), kind: texts(), domain: texts(),
    reply: texts(), quote: texts(), hashtags: texts(), mentions: texts(), links: texts(), media: texts(),
  };
  for (let i = 0; i < size; ++i) {
    const wrapper = statuses[i];
    const status = wrapper.reblog ?? wrapper;
    c.byId.set(wrapper.id, i);
    c.id[i] = wrapper.id;
    c.post[i] = status.id;
    c.uri[i] = status.uri;
    c.author[i] = c.accounts.code(status.account);
    c.created[i] = Date.parse(status.created_at);
    c.reposted[i] = wrapper.reblog ? Date.parse(wrapper.created_at) : NaN;
    if (wrapper.reblog) c.reposter[i] = c.accounts.code(wrapper.account);
    c.likes[i] = status.favourites_count;
    c.reposts[i] = status.reblogs_count;
    c.replies[i] = status.replies_count;
    c.quotes[i] = status.quotes_count;
    c.followers[i] = status.account.followers_count;
    c.edited[i] = status.edited_at === null ? 0 : 1;
    c.bot[i] = status.account.bot ? 1 : 0;
    c.sensitive[i] = status.sensitive ? 1 : 0;
    c.warned[i] = status.spoiler_text ? 1 : 0;
    c.liked[i] = status.favourited ? 1 : 0;
    c.text[i] = textOf(status.content);
    const links = (c.links[i] = linksOf(status.content));
    c.hasLink[i] = links.length ? 1 : 0;
    if (links.length) c.domain[i] = new URL(links[0]).hostname.replace(/^www\./, '');
    const media = (c.media[i] = status.media_attachments.map(({ type }) => MEDIA[type]));
    c.hasImage[i] = media.includes('image') ? 1 : 0;
    c.hasVideo[i] = media.includes('video') || media.includes('gif') ? 1 : 0;
    c.hashtags[i] = status.tags.map(({ name }) => name);
    c.mentions[i] = status.mentions.map(({ acct }) => acct);
    c.lang[i] = status.language;
    c.visibility[i] = status.visibility === 'private' ? 'followers' : status.visibility;
    c.reply[i] = status.in_reply_to_id;
    c.quote[i] = status.quote?.quoted_status?.id;
    c.kind[i] = wrapper.reblog ? 'repost' : status.in_reply_to_id ? 'reply' : status.quote ? 'quote' : 'original';
  }
  return c;
}

/** One text a post, the same as `rowOf` gives of a canonical line. */
export function* rowsOf(c) {
  for (let i = 0; i < c.size; ++i) {
    const [author, authorId, authorName] = c.accounts.all[c.author[i]];
    yield JSON.stringify([
      c.id[i], c.post[i], c.uri[i], author, authorId, authorName, c.followers[i], Boolean(c.bot[i]), c.created[i],
      Number.isNaN(c.reposted[i]) ? null : c.reposted[i], Boolean(c.edited[i]), c.kind[i],
      c.reposter[i] < 0 ? null : c.accounts.all[c.reposter[i]][0], c.reply[i] ?? null, c.quote[i] ?? null, c.text[i], c.lang[i],
      c.likes[i], c.reposts[i], c.replies[i], c.quotes[i], c.hashtags[i], c.mentions[i], c.links[i], c.media[i],
      Boolean(c.sensitive[i]), Boolean(c.warned[i]), Boolean(c.liked[i]), c.visibility[i],
    ]);
  }
}

export function rowOf(line) {
  const p = JSON.parse(line);
  return JSON.stringify([
    p.id, p.post ?? p.id, p.uri, p.author, p.author_id, p.author_name, p.followers, p.bot, Date.parse(p.created_at),
    p.reposted_at ? Date.parse(p.reposted_at) : null, p.edited, p.kind,
    p.reposter ?? null, p.reply_to ?? null, p.quote_of ?? null, p.text, p.lang,
    p.likes, p.reposts, p.replies, p.quotes, p.hashtags, p.mentions, p.links, p.media,
    p.sensitive, p.warned, p.liked_by_me, p.visibility,
  ]);
}
