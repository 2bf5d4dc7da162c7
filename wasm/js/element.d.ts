import type { Explanation, HiddenRow, Row } from './index.js';

/**
 * Registers `<limpid-why>` and `<limpid-feed>`. Importing alone does nothing, so that it can be imported on a server, and
 * left out by a bundler where it is not used. Called again, or where there are no custom elements, it does nothing.
 *
 * ```js
 * import { define } from 'limpid/element';
 * define();
 * const feed = document.querySelector('limpid-feed');
 * feed.ranking = timeline.rank('calmer');
 * ```
 */
export function define(): void;

/** What `<limpid-feed>` asks of a ranking: `Ranking` and `RemoteRanking` both answer it. */
export interface RankingLike {
  page(start: number, count: number): Row[] | Promise<Row[]>;
  hidden(start?: number, count?: number): HiddenRow[] | Promise<HiddenRow[]>;
  explain(id: string, options?: { lang?: 'en' | 'fr' }): Explanation | Promise<Explanation>;
}

/**
 * `<limpid-why>`: one explanation, as a sentence, a waterfall from 0 to the score, and a table of details.
 *
 * The language of its own words is the nearest `lang` attribute's (English or French); the explanation's sentences are
 * in the language they were asked in. Parts for `::part()`: `sentence`, `waterfall`, `step`, `idle`, `label`, `effect`,
 * `bar`, `lift`, `cut`, `after`, `sum`, `moves`, `details`, `summary`, `table`. Custom properties: `--limpid-touch`,
 * `--limpid-line`, `--limpid-quiet`, `--limpid-hue-1` … `--limpid-hue-8`.
 */
export interface LimpidWhyElement extends HTMLElement {
  /** What `ranking.explain(id)` gives; `null` shows nothing. */
  explanation: Explanation | null;
}

/**
 * `<limpid-feed>`: a ranked list. Posts are drawn as plain text (author, time, text), or by `render`, or by children with
 * `slot="post-ID"`. Pictures and links are never loaded by the element itself.
 *
 * Keys: ↓ ↑ (or j k), Home, End, Page Down, Page Up move; Enter opens why. Parts: `list`, `post`, `rank`, `from`, `content`,
 * `author`, `time`, `text`, `why-button`, `why`, `more`, `hidden`, `summary`, `hidden-post`, `end`, `failure`, and those of
 * `<limpid-why>` (exported).
 */
export interface LimpidFeedElement extends HTMLElement {
  /** A ranking of `limpid` or of `limpid/worker`; `null` shows nothing. */
  ranking: RankingLike | null;
  /** Draws one post; what it gives becomes a child of this element, in the slot of that post. */
  render: ((row: Row) => Node) | null;
  /** Posts shown at first, and added by "more" (default 20; also the attribute `page-size`). */
  pageSize: number;
  /** Draws the ranking anew, after `ranking.set`. Focus stays on its post, if that is still in sight. */
  refresh(): Promise<void>;
  addEventListener<K extends keyof LimpidFeedEvents>(
    type: K, listener: (this: LimpidFeedElement, event: LimpidFeedEvents[K]) => void, options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

export interface LimpidFeedEvents extends HTMLElementEventMap {
  /** Rows have come into sight: the moment to add children for their slots. Bubbles. */
  'limpid-rows': CustomEvent<{ rows: Row[] }>;
  /** Why a post stands there was opened. Bubbles. */
  'limpid-why': CustomEvent<{ row: Row; explanation: Explanation }>;
}

declare global {
  interface HTMLElementTagNameMap {
    'limpid-why': LimpidWhyElement;
    'limpid-feed': LimpidFeedElement;
  }
}
