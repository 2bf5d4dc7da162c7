// A hidden post: a thin strip that says who, what, and by whose rule. Hidden is visible.

import type { HiddenRow } from 'limpid/worker';
import { type Place, placed } from '../list/List';
import { toggle, touched } from '../state';
import { words } from '../words';
import { cursors, follow } from './cursor';
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
    <article
      class="strip"
      style={placed(place)}
      data-id={row?.id}
      data-index={index}
      tabIndex={cursors.mine.value === index ? 0 : -1}
      aria-posinset={index}
      aria-setsize={of}
      onFocus={() => (follow('mine', index), (touched.value = row?.id ?? null))}
      onPointerEnter={() => (touched.value = row?.id ?? null)}
      onClick={() => toggle(row)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') toggle(row);
      }}
    >
      {row ? (
        <>
          <b>{row.author_name ?? row.author ?? see.unknownAuthor}</b>
          <span class="strip-text">{row.text || see.noText}</span>
          <span class="strip-rule">
            {see.hiddenBy(row.hidden.map(labelOf))} · {see.wouldBe(row.would_be)}
          </span>
        </>
      ) : null}
    </article>
  );
}
