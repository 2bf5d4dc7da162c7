// Who falls silent: people with no post among those that are seen.

import type { Comparison } from 'limpid/worker';
import { Chart } from './Chart';
import { words } from './words';

interface Props {
  comparison: Comparison;
  before: string;
  /** How many places counted as seen; 0 is all. */
  seen: number;
}

export function SilentPeople({ comparison: { silent }, before, seen }: Props) {
  const { silent: say, columns } = words.value;
  const followed = 'known' in silent.followed ? silent.followed : null;
  const follows = new Set(followed ? [...followed.a, ...followed.b] : []);
  const everyone = [...new Set([...silent.a, ...silent.b])].sort();
  const mark = (names: readonly string[], name: string) => (names.includes(name) ? say.silent : say.heard);
  return (
    <Chart heading={say.heading}
      sentence={<>{say.sentence(silent.a.length, silent.b.length, seen)} {followed ? say.followed(followed.newly) : say.unknown}</>}
      table={{ head: [columns.author, columns.followed, before, columns.yours], rows: everyone.map((name) => [name, follows.has(name) ? say.yes : '', mark(silent.a, name), mark(silent.b, name)]) }}
    />
  );
}
