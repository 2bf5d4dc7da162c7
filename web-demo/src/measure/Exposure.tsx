// Whose voice is heard: shares of attention by author in both orders, and how evenly they are spread.

import { scaleLinear } from 'd3-scale';
import type { Comparison } from 'limpid/worker';
import { format } from '../words';
import { Chart } from './Chart';
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

const SIDE = 320;
const EDGE = 40;

/** Lorenz curves: the share of attention of the poorest n % of authors. The diagonal is everybody alike. */
export function Lorenz({ comparison, before }: Props) {
  const { lorenz: say, columns } = words.value;
  const { concentration: { a, b } } = comparison;
  const curves = { a: curveOf(comparison.exposure.rows.map((row) => row.a)), b: curveOf(comparison.exposure.rows.map((row) => row.b)) };
  const at = scaleLinear().domain([0, 1]).range([EDGE, SIDE - 8]);
  const up = scaleLinear().domain([0, 1]).range([SIDE - EDGE, 8]);
  const path = (curve: readonly Point[]) => curve.map(([x, y]) => `${at(x)},${up(y)}`).join(' ');
  const { share } = format.value;
  const figures = (['gini', 'atkinson', 'hhi', 'effective', 'zeros'] as const).map((name) => {
    const [one, other] = [a[name], b[name]];
    return [say.figures[name], typeof one === 'number' ? one : null, typeof other === 'number' ? other : null];
  });
  return (
    <Chart heading={say.heading} sentence={say.sentence(figureIn(a.gini), figureIn(b.gini), figureIn(b.effective))}
      table={{ head: [columns.measure, before, columns.yours], rows: figures }}>
      <svg class="drawing lorenz" viewBox={`0 0 ${SIDE} ${SIDE}`} role="img" aria-label={say.heading}>
        {at.ticks(4).map((tick) => (
          <g key={tick} class="tick">
            <line x1={at(tick)} x2={at(tick)} y1={up(0)} y2={up(1)} />
            <line x1={at(0)} x2={at(1)} y1={up(tick)} y2={up(tick)} />
            <text x={at(tick)} y={SIDE - EDGE + 16} class="middle">{share(tick)}</text>
            <text x={EDGE - 6} y={up(tick) + 4} class="end">{share(tick)}</text>
          </g>
        ))}
        <text x={at(0.5)} y={SIDE - 6} class="middle quiet-mark">{say.authors}</text>
        <line class="equal" x1={at(0)} y1={up(0)} x2={at(1)} y2={up(1)} />
        <polyline class="before" points={path(curves.a)} />
        <polyline class="after" points={path(curves.b)} />
      </svg>
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
