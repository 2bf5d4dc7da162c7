// "Is ranking good?" Two orders of the same posts without their names. Names are told after the choice; the tally stays
// in this page and is nobody's vote.

import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Row } from 'limpid/worker';
import { Byline } from '../see/Byline';
import { engine, type Feed, ranked } from '../state';
import { words as page } from '../words';
import { words } from './words';

const SHOWN = 8;
/** Orders that stand against the plain one. */
const AGAINST = ['calmer', 'popular', 'conversations', 'close-friends-first', 'one-each'];

interface Pair {
  readonly names: readonly [string, string];
  readonly rows: readonly [readonly Row[], readonly Row[]];
}

export function Blind({ feed }: { feed: Feed }) {
  const { blind, blindAbout, take, revealed, tallyOf, another } = words.value;
  const turn = useSignal(0);
  const pair = useSignal<Pair | null>(null);
  const chosen = useSignal<number | null>(null);
  const tally = useSignal<ReadonlyMap<string, number>>(new Map());
  useEffect(() => {
    let isStale = false;
    chosen.value = null;
    void pairOf(feed, turn.value).then((found) => void (isStale || (pair.value = found)));
    return () => void (isStale = true);
  }, [feed.timeline, turn.value]);
  const now = pair.value;
  const nameOf = (id: string) => page.value.recipe(id, engine.value?.recipes.find((one) => one.id === id)?.name ?? id);
  const choose = (i: number) => {
    const name = now?.names[i];
    if (name === undefined || chosen.value !== null) return;
    chosen.value = i;
    tally.value = new Map([...tally.value, [name, (tally.value.get(name) ?? 0) + 1]]);
  };
  return (
    <article class="blind">
      <h1>{blind}</h1>
      <p>{blindAbout}</p>
      <div class="pair">
        {now?.rows.map((rows, i) => {
          const letter = 'AB'[i] ?? '';
          return (
            <section key={letter} aria-label={letter}>
              <h2>{chosen.value === null ? letter : revealed(letter, nameOf(now.names[i] ?? ''))}</h2>
              {chosen.value === null ? <button type="button" class="button" onClick={() => choose(i)}>{take(letter)}</button> : null}
              <ol>{rows.map((row) => <li key={row.id}><div class="about">{ranked.value ? <Byline row={row} /> : null}</div><p class="text" dir="auto">{row.text || page.value.see.noText}</p></li>)}</ol>
            </section>
          );
        })}
      </div>
      {chosen.value === null ? null : (
        <p role="status">
          {[...tally.value].map(([name, n]) => tallyOf(nameOf(name), n)).join(' · ')}{' '}
          <button type="button" class="button" onClick={() => (turn.value += 1)}>{another}</button>
        </p>
      )}
    </article>
  );
}

/** Chronological against another, in an order that the turn decides, not the eye. */
async function pairOf({ timeline }: Feed, turn: number): Promise<Pair> {
  const other = AGAINST[turn % AGAINST.length] ?? 'calmer';
  const isSwapped = crypto.getRandomValues(new Uint8Array(1))[0]! % 2 === 1;
  const names: [string, string] = isSwapped ? [other, 'chronological'] : ['chronological', other];
  const [a, b] = await Promise.all(names.map(async (name) => {
    const ranking = await timeline.rank(name);
    const rows = await ranking.page(0, SHOWN);
    await ranking.dispose();
    return rows;
  }));
  return { names, rows: [a ?? [], b ?? []] };
}
