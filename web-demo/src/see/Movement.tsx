// How far a post stands from where the platform put it: ▲ 12, ▼ 3.

import { format, words } from '../words';

export function Movement({ rank, from }: { rank: number; from: number | undefined }) {
  if (!from) return null;
  const { see } = words.value;
  const by = from - rank;
  const said = by > 0 ? see.up(by) : by < 0 ? see.down(-by) : see.same;
  return (
    <span class={`movement ${by > 0 ? 'up' : by < 0 ? 'down' : 'same'}`} title={said}>
      <span aria-hidden="true">{by === 0 ? '=' : `${by > 0 ? '▲' : '▼'}\u2009${format.value.short(Math.abs(by))}`}</span>
      <span class="said">{said}</span>
    </span>
  );
}
