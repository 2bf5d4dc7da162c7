// In the served column: where this post stands in the reader's order.

import { words } from '../words';

export function NowAt({ rank }: { rank: number | null | undefined }) {
  const { see } = words.value;
  if (rank === undefined) return null;
  return <span class="now-at">{rank === null ? see.nowHidden : see.nowAt(rank)}</span>;
}
