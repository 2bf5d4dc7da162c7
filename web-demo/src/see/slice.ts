// The rows in sight, asked from the engine as the list moves.
// Comes in: how to ask, which rows, and of which order. Goes out: the newest answer so far. The rows shown stay until
// the next ones are there, so nothing flickers; answers that come late are dropped.

import { useEffect, useRef, useState } from 'preact/hooks';

export interface Slice<T> {
  /** The order these rows are from: what was given as `order` when they were asked for. */
  readonly order: number;
  readonly first: number;
  readonly rows: readonly T[];
}

const NOTHING: Slice<never> = { order: -1, first: 0, rows: [] };

export type Ask<T> = (start: number, count: number) => Promise<readonly T[]>;

export function useSlice<T>(ask: Ask<T>, order: number, first: number, last: number): Slice<T> {
  const [slice, setSlice] = useState<Slice<T>>(NOTHING);
  const newest = useRef({ asked: 0, shown: 0 });
  useEffect(() => {
    if (last < first) return;
    const turn = (newest.current.asked += 1);
    ask(first, last - first + 1).then(
      (rows) => {
        if (turn < newest.current.shown) return;
        newest.current.shown = turn;
        setSlice({ order, first, rows });
      },
      () => {}, // The ranking was let go meanwhile: the next one asks for itself.
    );
  }, [ask, order, first, last]);
  return slice;
}

export const at = <T>(slice: Slice<T>, index: number): T | undefined => slice.rows[index - slice.first];
