// A thin line between the columns that joins the touched post to itself, when both of its places are in sight.
// Comes in: the post touched, where it is served and where it stands in the reader's order. Goes out: one curve.

import { useSignal, useSignalEffect } from '@preact/signals';
import { type Feed, opened, revision, touched } from '../state';
import { scrollers } from './cursor';

/** Width of the gutter that the curve crosses, in the drawing's own units. */
const WIDTH = 100;

export function Joint({ feed: { served, mine } }: { feed: Feed }) {
  const places = useSignal<{ served: number; mine: number } | null>(null);
  useSignalEffect(() => {
    const id = touched.value ?? opened.value?.id;
    void revision.value;
    if (id === undefined) return void (places.value = null);
    Promise.all([served.places([id]), mine.places([id])]).then(
      ([[from], [to]]) => {
        if (id !== (touched.value ?? opened.value?.id)) return;
        places.value = from && to ? { served: from - 1, mine: to - 1 } : null;
      },
      () => {},
    );
  });
  const at = places.value;
  const left = at && inSight('served', at.served);
  const right = at && inSight('mine', at.mine);
  const height = scrollers.mine.viewport.value;
  return (
    <svg class="joint" aria-hidden="true" viewBox={`0 0 ${WIDTH} ${Math.max(1, height)}`} preserveAspectRatio="none">
      {typeof left === 'number' && typeof right === 'number' ? (
        <path d={`M0 ${left}C${WIDTH / 2} ${left} ${WIDTH / 2} ${right} ${WIDTH} ${right}`} />
      ) : null}
    </svg>
  );
}

/** The middle of a row in pixels below the top of its column; null if it is out of sight. */
function inSight(column: keyof typeof scrollers, index: number): number | null {
  const middle = scrollers[column].middleOf(index);
  return middle >= 0 && middle <= scrollers[column].viewport.value ? middle : null;
}
