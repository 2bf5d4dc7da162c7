// What every entry of a feed does, shown or hidden: it can be touched, focused, opened.
// Comes in: where it stands and what it holds. Goes out: the properties of its <article>.

import type { HiddenRow, Row } from 'limpid/worker';
import { type Place, placed } from '../list/List';
import { type Column, toggle, touched } from '../state';
import { cursors, follow } from './cursor';

interface Entry {
  column: Column;
  index: number;
  place: Place;
  row: Row | HiddenRow | undefined;
}

export function entry({ column, index, place, row }: Entry) {
  const touch = () => (touched.value = row?.id ?? null);
  return {
    style: placed(place),
    'data-id': row?.id,
    'data-index': index,
    // One stop for the Tab key in each column; j and k move it.
    tabIndex: cursors[column].value === index ? 0 : -1,
    onPointerEnter: touch,
    onFocus: () => {
      follow(column, index);
      touch();
    },
    onClick: () => toggle(row),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Enter') toggle(row);
    },
  };
}
