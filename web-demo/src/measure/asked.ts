// What the reader asks of the two orders, and the engine's answers. No figure is computed here.
// Comes in: the feed, the order to compare with, how many posts are seen, by what. Goes out: `answer`.

import { batch, computed, effect, signal } from '@preact/signals';
import type { Comparison, Ledger, RemoteRanking, Row } from 'limpid/worker';
import { feed, revision, sentenceOf } from '../state';

/** The order that yours is compared with: a recipe of the museum. */
export const against = signal('served');
/** How many places count as seen; 0 is all. */
export const seen = signal(50);
/** A further column whose groups are compared. */
export const group = signal('following');
/** A column that says which posts deserve to be lowered; empty for none. */
export const deserved = signal('');

/** Lines of a slope graph that an eye can still follow. */
export const SLOPES = 50;

/** A post in both orders; null where it is hidden. */
export interface Slope {
  readonly row: Row;
  readonly before: number | null;
  readonly after: number | null;
}

export interface Answer {
  readonly before: string;
  /** How many places counted as seen. */
  readonly seen: number;
  readonly comparison: Comparison;
  readonly slopes: readonly Slope[];
  readonly ledger: Ledger;
}

export const answer = signal<Answer | null>(null);
export const isBusy = signal(false);
/** The engine's own sentence, where it has no answer. */
export const refused = signal<string | null>(null);

/** Columns that tell posts into groups, as far as this file knows them. */
export const groupings = computed(() => {
  const columns = feed.value?.info.columns ?? {};
  const flags = ['following', 'follows_me', 'verified', 'bot', 'kind', 'lang', 'community', 'domain', 'has_image', 'has_link', 'followers'];
  return flags.filter((name) => (columns[name]?.known ?? 0) > 0);
});
/** Columns that may say which posts are undeserving: what the file or a side file brings. */
export const labels = computed(() => Object.entries(feed.value?.info.columns ?? {})
  .filter(([name, { known }]) => known > 0 && (name.startsWith('x.') || name === 'sensitive' || name === 'warned')).map(([name]) => name));

let turn = 0;
effect(() => {
  const now = feed.value;
  void revision.value;
  const ask = { recipe: against.value, top: seen.value, group: group.value, deserved: deserved.value };
  if (!now) return;
  const mine = (turn += 1);
  isBusy.value = true;
  void answerTo(now, ask).then(
    (found) => mine === turn && batch(() => {
      answer.value = found;
      refused.value = null;
      isBusy.value = false;
    }),
    (error: unknown) => mine === turn && batch(() => {
      refused.value = sentenceOf(error);
      isBusy.value = false;
    }),
  );
});

interface Ask { recipe: string; top: number; group: string; deserved: string }

async function answerTo(now: NonNullable<typeof feed.value>, ask: Ask): Promise<Answer> {
  const before = ask.recipe === now.beside ? now.served : await now.timeline.rank(ask.recipe);
  try {
    const options = { top: ask.top, ...(groupings.value.includes(ask.group) ? { groups: [ask.group] } : {}) };
    const [comparison, ledger, slopes] = await Promise.all([
      before.compare(now.mine, options),
      now.mine.ledger({ top: ask.top, ...(ask.deserved ? { deserved: ask.deserved } : {}) }),
      slopesOf(before, now.mine),
    ]);
    return { before: ask.recipe, seen: ask.top, comparison, ledger, slopes };
  } finally {
    if (before !== now.served) await before.dispose();
  }
}

/** The first posts of either order, with their places in both. */
async function slopesOf(before: RemoteRanking, after: RemoteRanking): Promise<Slope[]> {
  const [left, right] = await Promise.all([before.page(0, SLOPES), after.page(0, SLOPES)]);
  const rows = [...new Map([...left, ...right].map((row) => [row.id, row])).values()];
  const ids = rows.map(({ id }) => id);
  const [befores, afters] = await Promise.all([before.places(ids), after.places(ids)]);
  return rows.map((row, i) => ({ row, before: befores[i] ?? null, after: afters[i] ?? null }));
}
