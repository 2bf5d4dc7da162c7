// The two orders side by side; on a narrow screen one at a time, with a switch.

import { type Column, column, type Feed } from '../state';
import { words } from '../words';
import { Joint } from './Joint';
import { MyFeed } from './MyFeed';
import { Overview } from './Overview';
import { ServedFeed } from './ServedFeed';

export function Columns({ feed }: { feed: Feed }) {
  return (
    <div class="columns">
      <ColumnSwitch />
      <ServedFeed feed={feed} />
      <Joint feed={feed} />
      <MyFeed feed={feed} />
      <Overview feed={feed} />
    </div>
  );
}

function ColumnSwitch() {
  const { see } = words.value;
  const names: Record<Column, string> = { served: see.served, mine: see.mine };
  return (
    <div class="switch" role="group" aria-label={see.columns}>
      {(['served', 'mine'] as const).map((one) => (
        <button key={one} type="button" aria-pressed={column.value === one} onClick={() => (column.value = one)}>
          {names[one]}
        </button>
      ))}
    </div>
  );
}
