// Names replaced, so that a screenshot or a report shows nobody: canonical JSON Lines -> the same posts by "Person 1",
// "Person 2" …, and who is who. Each account has one pseudonym wherever it stands; ids and addresses of posts, which lead
// to their authors, are numbered too. What remains is the text itself: words can still be searched for, and the page says so.
//
// The engine then reads these lines instead of the others. It never learns the names, so no figure, table or export can
// let one slip.

import type { Recipe } from 'limpid/worker';

interface Line {
  [key: string]: unknown;
}

/** An account as it is compared: without "@", in any case. */
const accountOf = (written: string): string => written.replace(/^@/, '').toLowerCase();

export class Pseudonyms {
  readonly #people = new Map<string, number>();
  readonly #written = new Map<number, string>();
  readonly #posts = new Map<string, string>();
  #count = 0;

  /** `person` makes a name for people of a number: "Person 7". */
  constructor(private readonly person: (n: number) => string) {}

  /** The lines with nobody's name in them. */
  replace(lines: string): string {
    const posts = lines.split('\n').filter(Boolean).map((line) => JSON.parse(line) as Line);
    for (const post of posts) this.#meet(post);
    return posts.map((post) => `${JSON.stringify(this.#replaced(post))}\n`).join('');
  }

  /** The recipe with its accounts called as in the lines: lists, exemptions, quoted names in conditions. */
  into = (recipe: Recipe): Recipe => renamed(recipe, (account) => this.#handleOf(account)) as Recipe;

  /** The way back. */
  outOf = (recipe: Recipe): Recipe =>
    renamed(recipe, (account) => this.#written.get(Number(/^person-(\d+)$/.exec(accountOf(account))?.[1]))) as Recipe;

  #meet({ author, author_id: id, author_name: name, reposter, mentions }: Line): void {
    this.#person([author, id, ...(isText(author) || isText(id) ? [] : [name])]);
    this.#person([reposter]);
    for (const mention of Array.isArray(mentions) ? mentions : []) this.#person([mention]);
  }

  /** One person by all that they are called. */
  #person(called: readonly unknown[]): void {
    const accounts = called.filter(isText);
    const [first] = accounts;
    if (first === undefined) return;
    const known = accounts.map((account) => this.#people.get(accountOf(account))).find((n) => n !== undefined);
    const number = known ?? (this.#count += 1);
    if (known === undefined) this.#written.set(number, first);
    for (const account of accounts.map(accountOf)) {
      if (!this.#people.has(account)) this.#people.set(account, number);
      // A server's own people are also mentioned by their bare names.
      const [bare = ''] = account.split('@');
      if (bare && !this.#people.has(bare)) this.#people.set(bare, number);
    }
  }

  #handleOf(account: unknown): string | undefined {
    const number = isText(account) ? this.#people.get(accountOf(account)) : undefined;
    return number === undefined ? undefined : `person-${number}`;
  }

  #replaced(post: Line): Line {
    const { author, author_id: id, author_name: name, reposter, mentions, links, why_shown: why, uri: _, x, ...rest } = post;
    const handle = this.#handleOf(author) ?? this.#handleOf(id) ?? this.#handleOf(name);
    const own: Line = { ...rest };
    for (const key of ['id', 'post', 'repost_of', 'reply_to', 'conversation', 'quote_of']) {
      if (isText(own[key])) own[key] = this.#handleOf(own[key]) ?? this.#postOf(own[key]);
    }
    for (const key of ['title', 'text', 'timeline', 'community']) if (isText(own[key])) own[key] = this.#inText(own[key]);
    if (handle !== undefined) {
      if (isText(author)) own['author'] = handle;
      if (isText(id)) own['author_id'] = handle;
      own['author_name'] = this.person(Number(handle.slice('person-'.length)));
    }
    if (isText(reposter)) own['reposter'] = this.#handleOf(reposter);
    if (Array.isArray(mentions)) own['mentions'] = mentions.map((mention) => this.#handleOf(mention));
    if (Array.isArray(links)) own['links'] = links.map(siteOf);
    // The platform's own words tell who liked it; only that there were some is kept.
    if (isText(why)) own['why_shown'] = '…';
    if (x && typeof x === 'object') own['x'] = Object.fromEntries(Object.entries(x).map(([key, value]) => [key, isText(value) ? this.#handleOf(value) ?? this.#inText(value) : value]));
    return own;
  }

  #postOf(id: string): string {
    const number = this.#posts.get(id) ?? `post-${this.#posts.size + 1}`;
    this.#posts.set(id, number);
    return number;
  }

  /** "@ana" and "@ana@example.org" in a text, where they are known. */
  #inText(text: string): string {
    return text.replace(/@([\p{L}\p{N}_.-]*[\p{L}\p{N}_])(@[\p{L}\p{N}_.-]*[\p{L}\p{N}_])?/gu, (all, name: string, server = '') => {
      const handle = this.#handleOf(name + server) ?? this.#handleOf(name);
      return handle ? `@${handle}` : all;
    });
  }
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** Where a link leads, without the page it names. */
function siteOf(link: unknown): unknown {
  return isText(link) ? link.replace(/^([a-z]+:\/\/[^/?#]+).*$/is, '$1/') : link;
}

/** Every account that a recipe names, given another name where there is one. */
function renamed(part: unknown, nameFor: (account: string) => string | undefined): unknown {
  const inList = (written: string) => {
    const name = nameFor(written);
    return name === undefined ? written : written.startsWith('@') ? `@${name}` : name;
  };
  const inText = (text: string) => text.replace(/(["'])(@?[^"'\s]+)\1/g, (_, quote: string, written: string) => `${quote}${inList(written)}${quote}`);
  if (typeof part === 'string') return part.startsWith('@') ? inList(part) : inText(part);
  if (Array.isArray(part)) return part.map((each) => renamed(each, nameFor));
  if (part === null || typeof part !== 'object') return part;
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, key === 'lists' ? listsRenamed(value, inList) : renamed(value, nameFor)]));
}

function listsRenamed(lists: unknown, inList: (written: string) => string): unknown {
  return Object.fromEntries(Object.entries(lists ?? {}).map(([name, accounts]) => [name, Array.isArray(accounts) ? accounts.map((one) => (isText(one) ? inList(one) : one)) : accounts]));
}
