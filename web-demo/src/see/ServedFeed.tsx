// The platform's order, quiet, and for each post where it went.

import { useCallback, useMemo } from 'preact/hooks';
import { chooseBeside, engine, type Feed, revision } from '../state';
import { words } from '../words';
import { FeedColumn } from './FeedColumn';
import { EndLine } from './EndLine';
import { PostRow, type PlacedRow } from './PostRow';
import { scrollers } from './cursor';
import { END, ROW } from './sizes';
import { at, useSlice } from './slice';

export function ServedFeed({ feed }: { feed: Feed }) {
  const { served, mine, beside } = feed;
  const { see, recipe } = words.value;
  const names = engine.value?.recipes ?? [];
  const title = (
    <select class="beside" aria-label={see.beside} value={beside} onChange={({ currentTarget }) => void chooseBeside(currentTarget.value)}>
      {names.map(({ id, name }) => <option key={id} value={id}>{recipe(id, name)}</option>)}
    </select>
  );
  const name = recipe(beside, names.find(({ id }) => id === beside)?.name ?? beside);
  const ask = useCallback(
    async (start: number, count: number): Promise<readonly PlacedRow[]> => {
      const rows = await served.page(start, count);
      const places = await mine.places(rows.map((row) => row.id));
      return rows.map((row, i) => ({ ...row, mine: places[i] ?? null }));
    },
    [served, mine],
  );
  const { first, last } = scrollers.served.range.value;
  const shown = served.state.shown;
  const slice = useSlice(ask, revision.value, first, Math.min(last, shown - 1));
  const segments = useMemo(() => [{ count: shown, size: ROW }, { count: 1, size: END }], [shown]);
  return (
    <FeedColumn column="served" name={name} title={title} more={beside === 'served' ? see.servedMore : ''} segments={segments} slice={slice}
      draw={(index, place) =>
        index < shown
          ? <PostRow key={at(slice, index)?.id ?? index} column="served" index={index} of={shown} place={place} row={at(slice, index)} />
          : <EndLine key="end" place={place}>{see.end(shown)}</EndLine>}
    />
  );
}
