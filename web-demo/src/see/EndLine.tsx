// The end of a feed says that it is the end.

import type { ComponentChildren } from 'preact';
import { type Place, placed } from '../list/List';

export function EndLine({ place, children }: { place: Place; children: ComponentChildren }) {
  return (
    <p class="end" style={placed(place)}>
      {children}
    </p>
  );
}
