// The posts that went farthest, each way.

import { scaleLinear } from 'd3-scale';
import type { Comparison, MovedPost } from 'limpid/worker';
import { format } from '../words';
import { Chart } from './Chart';
import { figureIn, words } from './words';

const WIDTH = 720;
const LINE = 24;
const MIDDLE = WIDTH / 2;

export function Moved({ comparison: { moved, posts }, before }: { comparison: Comparison; before: string }) {
  const { moved: say, columns } = words.value;
  const rows = [...moved.up, ...[...moved.down].reverse()];
  const most = Math.max(...rows.map((row) => Math.abs(row.moved)), 1);
  const length = scaleLinear().domain([0, most]).range([0, MIDDLE - 48]);
  const far = typeof moved.beyond_10 === 'number' ? format.value.share(moved.beyond_10) : '–';
  return (
    <Chart heading={say.heading} sentence={say.sentence(far, figureIn(moved.p10), figureIn(moved.p90), posts)}
      table={{ head: [columns.author, columns.id, before, columns.yours, columns.change], rows: rows.map((row) => [row.author, row.id, row.a, row.b, row.moved]) }}>
      {rows.length ? (
        <svg class="drawing moved" viewBox={`0 0 ${WIDTH} ${rows.length * LINE}`} role="img" aria-label={say.heading}>
          {rows.map((row, i) => <Bar key={row.id} row={row} y={i * LINE} width={length(Math.abs(row.moved))} />)}
          <line class="axis" x1={MIDDLE} x2={MIDDLE} y1={0} y2={rows.length * LINE} />
        </svg>
      ) : undefined}
    </Chart>
  );
}

/** To the right what rose, to the left what sank. */
function Bar({ row, y, width }: { row: MovedPost; y: number; width: number }) {
  const rose = row.moved < 0;
  const { places } = words.value.moved;
  return (
    <g>
      <title>{`${row.author}: ${row.a} → ${row.b}`}</title>
      <rect class={rose ? 'after' : 'before'} x={rose ? MIDDLE : MIDDLE - width} y={y + 4} width={width} height={LINE - 8} />
      <text x={rose ? MIDDLE - 8 : MIDDLE + 8} y={y + 16} class={rose ? 'end' : ''}>{row.author}</text>
      <text x={rose ? MIDDLE + width + 6 : MIDDLE - width - 6} y={y + 16} class={`figure-mark${rose ? '' : ' end'}`}>{places(Math.abs(row.moved))}</text>
    </g>
  );
}
