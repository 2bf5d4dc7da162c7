// Whose voice is heard: shares of attention by author in both orders, and how evenly they are spread.

import { scaleLinear } from 'd3-scale';
import type { Comparison } from 'limpid/worker';
import { format } from '../words';
import { Chart } from './Chart';
import { across, Square, upward } from './Square';
import { figureIn, words } from './words';

type Row = Comparison['exposure']['rows'][number];

/** Authors drawn; the table has them all. */
const DRAWN = 15;
const BAR = 30;
const NAMES = 220;
const WIDTH = 720;

interface Props {
  comparison: Comparison;
  before: string;
}

export function Shares({ comparison, before }: Props) {
  const { exposure: say, columns } = words.value;
  const { share } = format.value;
  const rows = [...comparison.exposure.rows].sort((a, b) => Math.max(b.a, b.b) - Math.max(a.a, a.b));
  const drawn = rows.slice(0, DRAWN);
  const x = scaleLinear().domain([0, Math.max(...drawn.map(({ a, b }) => Math.max(a, b)), 0.01)]).nice(4).range([NAMES, WIDTH - 56]);
  const most = [...rows].sort((one, other) => (other.b - other.a) - (one.b - one.a));
  const [gains, loses] = [most[0], most.at(-1)];
  return (
    <Chart heading={say.heading}
      sentence={gains && loses ? say.sentence(gains.key, signed(gains), loses.key, signed(loses)) : say.nobody}
      table={{
        head: [columns.author, columns.posts, before, columns.yours, columns.change],
        rows: rows.map((row) => [row.key, row.posts, row.a, row.b, typeof row.amplification === 'number' ? row.amplification : null]),
      }}>
      <svg class="drawing shares" viewBox={`0 0 ${WIDTH} ${drawn.length * BAR + 24}`} role="img" aria-label={say.heading}>
        {x.ticks(4).map((tick) => (
          <g key={tick} class="tick">
            <line x1={x(tick)} x2={x(tick)} y1={0} y2={drawn.length * BAR} />
            <text x={x(tick)} y={drawn.length * BAR + 16} class="middle">{share(tick)}</text>
          </g>
        ))}
        {drawn.map((row, i) => <Pair key={row.key} row={row} y={i * BAR} x={x} before={before} />)}
      </svg>
    </Chart>
  );
}

const signed = ({ a, b }: Row): string => {
  const points = format.value.figure((b - a) * 100);
  return b > a ? `+${points}` : points;
};

function Pair({ row: { key, a, b }, y, x, before }: { row: Row; y: number; x: (value: number) => number; before: string }) {
  const { share } = format.value;
  const { columns } = words.value;
  return (
    <g>
      <title>{`${key}\n${before}: ${share(a)}\n${columns.yours}: ${share(b)}`}</title>
      <text x={NAMES - 8} y={y + 18} class="end">{key.length > 28 ? `${key.slice(0, 27)}…` : key}</text>
      <rect class="before" x={x(0)} y={y + 4} width={x(a) - x(0)} height={9} />
      <rect class="after" x={x(0)} y={y + 14} width={x(b) - x(0)} height={9} />
      <text x={Math.max(x(a), x(b)) + 6} y={y + 18} class="figure-mark">{share(b)}</text>
    </g>
  );
}

/** Lorenz curves: the share of attention of the poorest n % of authors. The diagonal is everybody alike. */
export function Lorenz({ comparison, before }: Props) {
  const { lorenz: say, columns } = words.value;
  const { concentration: { a, b } } = comparison;
  const curves = { a: curveOf(comparison.exposure.rows.map((row) => row.a)), b: curveOf(comparison.exposure.rows.map((row) => row.b)) };
  const path = (curve: readonly Point[]) => curve.map(([x, y]) => `${across(x)},${upward(y)}`).join(' ');
  const figures = (['gini', 'atkinson', 'hhi', 'effective', 'zeros'] as const).map((name) => {
    const [one, other] = [a[name], b[name]];
    return [say.figures[name], typeof one === 'number' ? one : null, typeof other === 'number' ? other : null];
  });
  return (
    <Chart heading={say.heading} sentence={say.sentence(figureIn(a.gini), figureIn(b.gini), figureIn(b.effective))}
      table={{ head: [columns.measure, before, columns.yours], rows: figures }}>
      <Square name="lorenz" label={say.heading} axis={say.authors}>
        <line class="equal" x1={across(0)} y1={upward(0)} x2={across(1)} y2={upward(1)} />
        <polyline class="before" points={path(curves.a)} />
        <polyline class="after" points={path(curves.b)} />
      </Square>
      <p class="legend"><i class="swatch-before" /> {before} <i class="swatch-after" /> {columns.yours}</p>
    </Chart>
  );
}

type Point = readonly [number, number];

/** Shares from the smallest up, added: where the curve bends. The figures beside it are the engine's. */
function curveOf(shares: readonly number[]): Point[] {
  const sorted = [...shares].sort((a, b) => a - b);
  const whole = sorted.reduce((sum, share) => sum + share, 0) || 1;
  let sum = 0;
  return [[0, 0], ...sorted.map((share, i): Point => [(i + 1) / sorted.length, (sum += share) / whole])];
}
