// One post in a column. Text from the file is text here: it becomes text nodes, its links are never followed, its
// pictures never loaded.

import type { Row } from 'limpid/worker';
import { type Place, placed } from '../list/List';
import { type Column, opened, toggle, touched } from '../state';
import { words } from '../words';
import { Byline } from './Byline';
import { ContributionBar } from './ContributionBar';
import { Counts } from './Counts';
import { cursors, follow } from './cursor';
import { Movement } from './Movement';
import { NowAt } from './NowAt';

/** A row of the served column also knows where the post stands in the reader's order; null if hidden there. */
export type PlacedRow = Row & { mine?: number | null };

interface Props {
  column: Column;
  index: number;
  of: number;
  place: Place;
  row: PlacedRow | undefined;
}

export function PostRow({ column, index, of, place, row }: Props) {
  const { see } = words.value;
  const named = `${column}-${index}`;
  const isTouched = row !== undefined && (touched.value === row.id || opened.value?.id === row.id);
  return (
    <article
      class={`post${isTouched ? ' touched' : ''}${row ? '' : ' coming'}`}
      style={placed(place)}
      data-id={row?.id}
      data-index={index}
      tabIndex={cursors[column].value === index ? 0 : -1}
      aria-posinset={index + 1}
      aria-setsize={of}
      aria-labelledby={named}
      onFocus={() => (follow(column, index), (touched.value = row?.id ?? null))}
      onPointerEnter={() => (touched.value = row?.id ?? null)}
      onClick={() => toggle(row)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') toggle(row);
      }}
    >
      <div class="rank">
        <span title={see.rank(index + 1)}>{index + 1}</span>
        {row && column === 'mine' ? <Movement rank={index + 1} from={row.from} /> : null}
      </div>
      {row ? (
        <div class="content">
          <div class="about">
            <Byline row={row} id={named} />
            {column === 'mine' ? <Counts counts={row.counts} /> : null}
          </div>
          <p class="text" dir="auto">{row.text || see.noText}</p>
          {column === 'mine' ? <ContributionBar row={row} /> : (
            <div class="about">
              <Counts counts={row.counts} />
              <NowAt rank={row.mine} />
            </div>
          )}
        </div>
      ) : null}
    </article>
  );
}
