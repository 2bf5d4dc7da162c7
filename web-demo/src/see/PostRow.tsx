// One post in a column. Text from the file is text here: it becomes text nodes, its links are never followed, its
// pictures never loaded.

import type { Row } from 'limpid/worker';
import type { Place } from '../list/List';
import { type Column, opened, rival, touched } from '../state';
import { words } from '../words';
import { Byline } from './Byline';
import { ContributionBar } from './ContributionBar';
import { Counts } from './Counts';
import { entry } from './entry';
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
  const isTouched = row !== undefined && [touched.value, opened.value?.id, rival.value?.id].includes(row.id);
  const named = `${column}-${index}`;
  return (
    <article
      class={`post${isTouched ? ' touched' : ''}`}
      {...entry({ column, index, place, row })}
      aria-posinset={index + 1}
      aria-setsize={of}
      aria-labelledby={named}
    >
      <div class="rank">
        <span title={see.rank(index + 1)}>{index + 1}</span>
        {row && column === 'mine' ? <Movement rank={index + 1} from={row.from} /> : null}
      </div>
      {row ? <div>{column === 'mine' ? <InFullInk row={row} named={named} /> : <Quiet row={row} named={named} />}</div> : null}
    </article>
  );
}

interface Content {
  row: PlacedRow;
  /** The id of the author's name, by which the article is called. */
  named: string;
}

function InFullInk({ row, named }: Content) {
  return (
    <>
      <div class="about">
        <Byline row={row} id={named} />
        <Counts counts={row.counts} />
      </div>
      <Text row={row} />
      <ContributionBar row={row} />
    </>
  );
}

function Quiet({ row, named }: Content) {
  return (
    <>
      <div class="about">
        <Byline row={row} id={named} />
        <NowAt rank={row.mine} />
      </div>
      <Text row={row} />
      <div class="about">
        <Counts counts={row.counts} />
      </div>
    </>
  );
}

const Text = ({ row }: { row: Row }) => <p class="text" dir="auto">{row.text || words.value.see.noText}</p>;
