// The first posts of either order, joined by lines: left where they stood, right where they stand.
// Overlaid lines show the biggest movers sooner than an animation does. A post that one side does not show among the
// first comes from below, hidden ones from the foot.

import { scalePoint } from 'd3-scale';
import type { Comparison } from 'limpid/worker';
import { touched } from '../state';
import { format, words as page } from '../words';
import { type Slope, SLOPES } from './asked';
import { Chart } from './Chart';
import { figureIn, words } from './words';

const WIDTH = 720;
const LINE = 16;
const TOP = 24;
const HEIGHT = TOP + (SLOPES + 3) * LINE;
const LEFT = 260;
const RIGHT = WIDTH - 260;
/** Where lines from further down begin, and from hidden posts. */
const BEYOND = SLOPES + 1;
const HIDDEN = SLOPES + 2;

const place = scalePoint<number>().domain(Array.from({ length: HIDDEN }, (_, i) => i + 1)).range([TOP, TOP + (HIDDEN - 1) * LINE]);
const y = (rank: number | null): number => place(rank === null ? HIDDEN : Math.min(rank, BEYOND)) ?? 0;
const nameOf = ({ row }: Slope): string => row.author_name ?? row.author ?? page.value.see.unknownAuthor;

interface Props {
  slopes: readonly Slope[];
  comparison: Comparison;
  before: string;
}

export function Slopes({ slopes, comparison, before }: Props) {
  const { slopes: say, columns } = words.value;
  const { share } = format.value;
  const overlap = comparison.overlap['50'];
  const table = {
    head: [columns.author, columns.text, before, columns.yours],
    rows: slopes.map((slope) => [nameOf(slope), slope.row.text ?? '', slope.before, slope.after]),
  };
  return (
    <Chart heading={say.heading} table={table}
      sentence={say.sentence(typeof overlap === 'number' ? share(overlap) : '–', figureIn(comparison.kendall_tau_b), figureIn(comparison.rbo.ext))}>
      <svg class="drawing slopes" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={say.heading}>
        <text x={LEFT} y={12} class="end strong">{before}</text>
        <text x={RIGHT} y={12} class="strong">{columns.yours}</text>
        {slopes.map((slope) => <Line key={slope.row.id} slope={slope} />)}
        <text x={LEFT - 8} y={y(BEYOND) + 4} class="end quiet-mark">{say.beyond}</text>
        <text x={RIGHT + 8} y={y(BEYOND) + 4} class="quiet-mark">{say.beyond}</text>
        <text x={RIGHT + 8} y={y(null) + 4} class="quiet-mark">{say.hidden}</text>
      </svg>
    </Chart>
  );
}

function Line({ slope }: { slope: Slope }) {
  const { before, after, row } = slope;
  const way = after === null ? 'lost' : before === null || after < before ? 'up' : after > before ? 'down' : 'same';
  const isTouched = touched.value === row.id;
  const name = cut(nameOf(slope));
  const touch = () => (touched.value = row.id);
  return (
    <g class={`slope ${way}${isTouched ? ' touched' : ''}`} onPointerEnter={touch} onPointerLeave={() => (touched.value = null)}>
      <title>{`${nameOf(slope)}: ${before ?? '–'} → ${after ?? '–'}\n${row.text ?? ''}`}</title>
      <line x1={LEFT} y1={y(before)} x2={RIGHT} y2={y(after)} />
      {before !== null && before <= SLOPES ? <text x={LEFT - 8} y={y(before) + 4} class="end">{name} <tspan class="rank-mark">{before}</tspan></text> : null}
      {after !== null && after <= SLOPES ? <text x={RIGHT + 8} y={y(after) + 4}><tspan class="rank-mark">{after}</tspan> {name}</text> : null}
    </g>
  );
}

/** As many letters as fit beside the lines. */
const cut = (name: string): string => (name.length > 26 ? `${name.slice(0, 25)}…` : name);
