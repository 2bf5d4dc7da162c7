// <limpid-feed>: a ranked list, each post with a place for the client's own rendering and a button that says why.
//
// Comes in: `ranking`, of `limpid` or `limpid/worker`; goes out: events when rows come into sight or why is opened. The
// list follows the feed pattern of WAI-ARIA: articles by number, one of them in the tab order, keys move between them.
import { LimpidElement, node, TOKENS } from './element-base.js';

const PAGE = 20;
/** How far Page Down goes. */
const LEAP = 5;

/** Parts of the explanation inside, so that a page can style them through the feed. */
const WHY_PARTS = 'sentence, waterfall, step, idle, label, effect, bar, lift, cut, after, sum, moves, details, table';

const CSS = `${TOKENS}
:host { container-type: inline-size; }
article { display: grid; grid-template-columns: var(--limpid-ranks, 3.5em) minmax(0, 1fr); gap: 0 12px; padding: 12px 0; border-top: 1px solid var(--line); }
article:first-child { border-top: 0; }
article:focus-visible { outline-offset: -2px; }
[part='place'] { text-align: right; font-variant-numeric: tabular-nums; line-height: 1.5; }
[part='from'] { display: block; color: var(--quiet); font-size: 0.6875em; line-height: 1.4; white-space: nowrap; }
[part='about'] { display: flex; flex-wrap: wrap; gap: 0 8px; align-items: baseline; font-size: 0.875em; line-height: 1.5; }
[part='author'] { font-weight: 600; }
[part='time'] { color: var(--quiet); }
[part='text'] { max-width: 70ch; line-height: 1.5; white-space: pre-line; }
[part='text'].empty { color: var(--quiet); font-style: italic; }
[part='why'] { grid-column: 2; max-width: 44em; margin-top: 4px; padding: 12px 0 4px 16px; border-left: 2px solid var(--line); }
[part='why'][hidden] { display: none; }
@container (max-width: 480px) {
  [part='why'] { grid-column: 1 / -1; }
}
footer { padding: 8px 0; border-top: 1px solid var(--line); }
[part='end'], [part='hidden-post'] { color: var(--quiet); font-size: 0.875em; line-height: 1.5; }
[part='hidden-post'] { padding: 6px 0; border-top: 1px solid var(--line); }
[part='failure'] { padding: 8px 0; }
.said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`;

export class LimpidFeed extends LimpidElement {
  #ranking = null;
  #render = null;
  #list = node('div', { part: 'list', role: 'feed', onkeydown: (event) => this.#move(event), onfocusin: (event) => this.#follow(event) });
  #footer = node('footer');
  #status = node('p', { class: 'said', role: 'status' });
  #active = 0;
  #drawing = 0; // the newest drawing; what comes back of older ones is dropped

  constructor() {
    super(CSS);
    this.shadowRoot.append(this.#list, this.#footer, this.#status);
  }

  connectedCallback() {
    for (const name of ['render', 'pageSize', 'ranking']) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name]; // set before the element was defined
      delete this[name];
      this[name] = value;
    }
    this.refresh();
  }

  get ranking() {
    return this.#ranking;
  }

  set ranking(ranking) {
    this.#ranking = ranking ?? null;
    this.#active = 0;
    if (this.isConnected) this.refresh();
  }

  get render() {
    return this.#render;
  }

  set render(render) {
    this.#render = render ?? null;
  }

  get pageSize() {
    return Math.max(1, Math.floor(Number(this.getAttribute('page-size'))) || PAGE);
  }

  set pageSize(count) {
    this.setAttribute('page-size', count);
  }

  async refresh() {
    const count = Math.max(this.pageSize, this.#articles.length);
    await this.#draw(async (isNewest) => {
      const rows = this.#ranking ? await this.#ranking.page(0, count) : [];
      const hidden = this.#ranking ? await this.#ranking.hidden() : [];
      if (!isNewest()) return;
      const focused = this.shadowRoot.activeElement?.closest('article')?.dataset.id;
      this.#list.setAttribute('aria-label', this.words.feed);
      this.#list.replaceChildren();
      for (const slotted of this.querySelectorAll(':scope > [data-limpid]')) slotted.remove();
      this.#add(rows);
      this.#finish(rows.length === count, hidden);
      if (focused) this.#articles.find(({ dataset }) => dataset.id === focused)?.focus();
    });
  }

  get #articles() {
    return [...this.#list.children];
  }

  /** One drawing at a time; its failure is said where the posts would stand. */
  async #draw(work) {
    const drawing = (this.#drawing += 1);
    const isNewest = () => drawing === this.#drawing;
    this.#list.setAttribute('aria-busy', 'true');
    try {
      await work(isNewest);
    } catch (error) {
      if (isNewest()) this.#footer.replaceChildren(node('p', { part: 'failure', role: 'alert' }, error.message));
    }
    if (isNewest()) this.#list.setAttribute('aria-busy', 'false');
  }

  async #more() {
    const begin = this.#articles.length;
    await this.#draw(async (isNewest) => {
      const rows = await this.#ranking.page(begin, this.pageSize);
      const hidden = await this.#ranking.hidden();
      if (!isNewest()) return;
      this.#add(rows);
      this.#finish(rows.length === this.pageSize, hidden);
      this.#status.textContent = this.words.added(rows.length);
      this.#focus(begin);
    });
  }

  #add(rows) {
    const { words } = this;
    for (const row of rows) {
      this.#list.append(this.#article(row, words));
      if (this.#render) this.append(this.#drawn(row));
    }
    const articles = this.#articles;
    articles.forEach((article, index) => {
      article.setAttribute('aria-posinset', index + 1);
      article.tabIndex = index === this.#active ? 0 : -1;
    });
    if (rows.length > 0) this.#tell('limpid-rows', { rows });
  }

  #drawn(row) {
    const drawn = this.#render(row);
    const child = drawn.nodeType === Node.ELEMENT_NODE ? drawn : node('span', {}, drawn);
    child.slot = slotOf(row);
    child.dataset.limpid = '';
    return child;
  }

  #article(row, words) {
    const why = node('limpid-why', { part: 'why', id: `why-${row.rank}`, exportparts: WHY_PARTS, hidden: true });
    const button = node('button', {
      part: 'why-button', type: 'button', 'aria-expanded': 'false', 'aria-controls': why.id, 'aria-label': words.whyOf(row.rank),
      onclick: () => this.#toggle(row, button, why),
    }, words.why);
    return node(
      'article',
      // How many there are in all is not known before the last page: -1 says so.
      { part: 'post', 'data-id': row.id, 'aria-setsize': this.#ranking.shown ?? this.#ranking.state?.shown ?? -1, 'aria-label': `${words.count(row.rank)}. ${row.author_name ?? row.author ?? ''}` },
      node('div', { part: 'place' },
        node('span', { part: 'rank' }, words.count(row.rank)),
        row.from ? node('span', { part: 'from' }, words.from(words.count(row.from))) : null),
      node('div', { part: 'content' }, node('slot', { name: slotOf(row) }, plain(row, words)), button),
      why,
    );
  }

  async #toggle(row, button, why) {
    const isOpen = button.getAttribute('aria-expanded') === 'true';
    if (!isOpen) {
      try {
        why.explanation = await this.#ranking.explain(row.id, { lang: this.words.lang });
      } catch (error) {
        this.#status.textContent = error.message;
        return;
      }
    }
    why.hidden = isOpen;
    button.setAttribute('aria-expanded', String(!isOpen));
    if (!isOpen) this.#tell('limpid-why', { row, explanation: why.explanation });
  }

  #finish(hasMore, hidden) {
    const { words } = this;
    const count = this.#articles.length;
    const total = this.#ranking?.shown ?? this.#ranking?.state?.shown;
    const isEnd = !hasMore || count === total;
    this.#footer.replaceChildren(...(this.#ranking ? [
      isEnd
        ? node('p', { part: 'end' }, words.end(words.count(count)))
        : node('button', { part: 'more', type: 'button', onclick: () => this.#more() }, words.more(words.count(Math.min(this.pageSize, (total ?? Infinity) - count)))),
      hidden.length === 0 ? '' : hiddenPosts(hidden, words),
    ] : []));
  }

  #move(event) {
    const isOnPost = event.composedPath()[0]?.localName === 'article';
    if (event.ctrlKey || event.metaKey || event.altKey || !isOnPost) return;
    const last = this.#articles.length - 1;
    const at = this.#active;
    const to = { ArrowDown: at + 1, j: at + 1, ArrowUp: at - 1, k: at - 1, PageDown: at + LEAP, PageUp: at - LEAP, Home: 0, End: last }[event.key];
    if (event.key === 'Enter') this.#articles[at].querySelector('button').click();
    else if (to !== undefined) this.#focus(Math.min(last, Math.max(0, to)));
    else return;
    event.preventDefault();
  }

  #focus(index) {
    this.#articles[index]?.focus();
  }

  /** The post that holds the focus, or something in it, is the one in the tab order. */
  #follow(event) {
    const articles = this.#articles;
    const index = articles.indexOf(event.target.closest('article'));
    if (index < 0) return;
    articles[this.#active]?.setAttribute('tabindex', '-1');
    articles[index].setAttribute('tabindex', '0');
    this.#active = index;
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true }));
  }
}

function slotOf(row) {
  return `post-${row.id}`;
}

/** A post where the client draws none: author, time, text; nothing is loaded, nothing is a link. */
function plain(row, words) {
  return [
    node('p', { part: 'about' },
      node('span', { part: 'author' }, row.author_name ?? row.author ?? ''),
      row.created_at ? node('time', { part: 'time', datetime: row.created_at }, words.time(row.created_at)) : null),
    node('p', { part: 'text', dir: 'auto', class: row.text ? null : 'empty' }, row.text || words.noText),
  ];
}

function hiddenPosts(rows, words) {
  const one = (row) => node('li', { part: 'hidden-post' },
    node('span', { part: 'author' }, row.author_name ?? row.author ?? row.id), ' ', words.hiddenBy(words.list(row.hidden), words.count(row.would_be)));
  return node('details', { part: 'hidden' }, node('summary', { part: 'summary' }, words.hidden(rows.length)), node('ul', { role: 'list' }, rows.map(one)));
}
