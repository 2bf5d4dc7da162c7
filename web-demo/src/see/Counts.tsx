// How often a post was liked, answered, passed on. A count that the file does not give is a dash, never a zero.

import type { Row } from 'limpid/worker';
import { format, words } from '../words';
import { hasSign, Icon } from './Icon';

type Count = keyof NonNullable<Row['counts']>;

/** Always shown, known or not: their absence is news. The others stand only where the file has them. */
const ALWAYS: readonly Count[] = ['likes', 'replies', 'reposts'];
const IF_KNOWN: readonly Count[] = ['views', 'points'];

export function Counts({ counts = {} }: { counts?: Row['counts'] }) {
  const shown = [...ALWAYS, ...IF_KNOWN.filter((count) => counts[count] !== undefined)];
  return (
    <span class="counts">
      {shown.map((count) => (
        <Count key={count} count={count} n={counts[count]} />
      ))}
    </span>
  );
}

function Count({ count, n }: { count: Count; n: number | undefined }) {
  const { see } = words.value;
  const noun = see.counts[count](n ?? 2);
  const said = n === undefined ? see.unknownCount(noun) : `${format.value.count(n)} ${noun}`;
  return (
    <span class="count" title={said}>
      {hasSign(count) ? <Icon sign={count} /> : null}
      <span aria-hidden="true">{n === undefined ? '–' : format.value.short(n)}</span>
      <span class="said">{said}</span>
    </span>
  );
}
