// The reader's order, in full ink; at its end the hidden posts, as strips.

import { useCallback, useMemo } from 'preact/hooks';
import { type Feed, ranked, revision } from '../state';
import { words } from '../words';
import { EndLine } from './EndLine';
import { FeedColumn } from './FeedColumn';
import { Find } from './Find';
import { HiddenStrip } from './HiddenStrip';
import { PostRow } from './PostRow';
import { scrollers } from './cursor';
import { END, ROW, STRIP } from './sizes';
import { at, useSlice } from './slice';

export function MyFeed({ feed }: { feed: Feed }) {
  const { mine } = feed;
  const { see } = words.value;
  const { shown = 0, hiddenCount = 0 } = ranked.value ?? {};
  const order = revision.value;
  const { first, last } = scrollers.mine.range.value;

  const askShown = useCallback((start: number, count: number) => mine.page(start, count, { steps: true }), [mine]);
  const askHidden = useCallback((start: number, count: number) => mine.hidden(start, count), [mine]);
  const posts = useSlice(askShown, order, first, Math.min(last, shown - 1));
  // The first hidden post stands after all shown ones and the line that ends them.
  const begin = shown + 1;
  const strips = useSlice(askHidden, order, Math.max(first - begin, 0), last - begin);

  const segments = useMemo(
    () => [{ count: shown, size: ROW }, { count: 1, size: END }, { count: hiddenCount, size: STRIP }],
    [shown, hiddenCount],
  );
  const of = shown + hiddenCount;
  return (
    <FeedColumn column="mine" name={see.mine} title={see.mine} more={<>{see.keys} <Find feed={feed} /></>} segments={segments} slice={posts}
      draw={(index, place) => {
        if (index < shown) {
          const row = at(posts, index);
          return <PostRow key={row?.id ?? index} column="mine" index={index} of={of} place={place} row={row} />;
        }
        if (index === shown) {
          return <EndLine key="end" place={place}>{hiddenCount ? see.endHidden(hiddenCount) : see.end(shown)}</EndLine>;
        }
        const row = at(strips, index - begin);
        return <HiddenStrip key={row?.id ?? index} index={index} of={of} place={place} row={row} />;
      }}
    />
  );
}
