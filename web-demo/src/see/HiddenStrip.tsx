// A hidden post: a thin strip that says who, what, and by whose rule. Hidden is visible.

import type { HiddenRow } from 'limpid/worker';
import type { Place } from '../list/List';
import { format, words } from '../words';
import { Crown } from './Crown';
import { entry } from './entry';
import { labelOf } from './labels';

interface Props {
  /** In the list; the line that ends the feed stands before it, so this is also its place among all posts. */
  index: number;
  of: number;
  place: Place;
  row: HiddenRow | undefined;
}

export function HiddenStrip({ index, of, place, row }: Props) {
  const { see } = words.value;
  return (
    <article class="strip" {...entry({ column: 'mine', index, place, row })} aria-posinset={index} aria-setsize={of}>
      {row ? (
        <>
          <b><Crown author={row.author} />{row.author_name ?? row.author ?? see.unknownAuthor}</b>
          <span class="strip-text" dir="auto">{row.text || see.noText}</span>
          <span class="strip-rule">
            <span class="said">{see.hiddenBy} </span>
            {format.value.list(row.hidden.map(labelOf))} · {see.wouldBe(row.would_be)}
          </span>
        </>
      ) : null}
    </article>
  );
}
