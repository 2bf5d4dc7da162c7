// The ledger: what each rule takes, from whom, and who gets it; and, where posts are labelled, harm prevented against
// collateral damage at every strength, so that a person chooses a point and not a dogma.

import { scaleLinear } from 'd3-scale';
import type { Ledger, LedgerEntry } from 'limpid/worker';
import { format, words as page } from '../words';
import { hueOf } from '../see/marks';
import { deserved } from './asked';
import { Chart } from './Chart';
import { across, Square, upward } from './Square';
import { words } from './words';

const WIDTH = 720;
const LINE = 32;
const NAMES = 240;

const nameOf = (entry: LedgerEntry): string =>
  [page.value.label(entry.label), entry.kind === 'step' ? '' : words.value.ledger.kind[entry.kind], entry.entry ?? ''].filter(Boolean).join(' · ');

export function LedgerFigures({ ledger }: { ledger: Ledger }) {
  const { ledger: say, columns } = words.value;
  const { share } = format.value;
  const entries = ledger.entries.filter(({ last }) => last.posts > 0);
  const strongest = [...entries].sort((a, b) => b.last.taken - a.last.taken);
  const drawn = strongest.filter(({ kind }) => kind === 'step').slice(0, 12);
  const x = scaleLinear().domain([0, Math.max(...drawn.map(({ last, alone }) => Math.max(last.taken, alone.taken)), 0.01)]).nice(4).range([NAMES, WIDTH - 56]);
  const first = strongest[0];
  const who = first?.last.from[0];
  return (
    <>
      <Chart heading={say.heading}
        sentence={first ? say.sentence(nameOf(first), share(first.last.taken), who?.account ?? null) : say.nothing}
        table={{
          head: [columns.rule, columns.posts, columns.authors, say.last, say.alone, columns.from, columns.to],
          rows: strongest.map((entry) => [nameOf(entry), entry.last.posts, entry.last.authors, entry.last.taken, entry.alone.taken, mostOf(entry.last.from), mostOf(entry.last.to)]),
        }}>
        {drawn.length ? (
          <svg class="drawing ledger" viewBox={`0 0 ${WIDTH} ${drawn.length * LINE + 24}`} role="img" aria-label={say.heading}>
            {x.ticks(4).map((tick) => (
              <g key={tick} class="tick">
                <line x1={x(tick)} x2={x(tick)} y1={0} y2={drawn.length * LINE} />
                <text x={x(tick)} y={drawn.length * LINE + 16} class="middle">{share(tick)}</text>
              </g>
            ))}
            {drawn.map((entry, i) => (
              <g key={entry.step} class={hueOf(entry.step)}>
                <title>{`${nameOf(entry)}\n${say.last}: ${share(entry.last.taken)}\n${say.alone}: ${share(entry.alone.taken)}`}</title>
                <text x={NAMES - 8} y={i * LINE + 18} class="end">{nameOf(entry)}</text>
                <rect class="hue" x={x(0)} y={i * LINE + 4} width={x(entry.last.taken) - x(0)} height={10} />
                <rect class="hue outline" x={x(0)} y={i * LINE + 16} width={x(entry.alone.taken) - x(0)} height={10} />
                <text x={Math.max(x(entry.last.taken), x(entry.alone.taken)) + 6} y={i * LINE + 18} class="figure-mark">{share(entry.last.taken)}</text>
              </g>
            ))}
          </svg>
        ) : undefined}
      </Chart>
      {deserved.value ? <Strengths ledger={ledger} /> : null}
    </>
  );
}

const mostOf = (changes: ReadonlyArray<{ account: string; change: number }>): string =>
  changes.slice(0, 3).map(({ account, change }) => `${account} ${format.value.share(Math.abs(change))}`).join(', ');

/** One curve a rule: to the right the harm it prevents, upward what it takes from those who did nothing. */
function Strengths({ ledger }: { ledger: Ledger }) {
  const { strengths: say, columns } = words.value;
  const { share } = format.value;
  const entries = ledger.entries.filter(({ strengths }) => strengths?.some(isDrawn));
  const rows = entries.flatMap((entry) => (entry.strengths ?? []).map(({ t, harm_prevented, collateral }) => [
    nameOf(entry), t, typeof harm_prevented === 'number' ? harm_prevented : null, typeof collateral === 'number' ? collateral : null,
  ]));
  return (
    <Chart heading={say.heading} sentence={entries.length ? say.sentence(deserved.value) : say.nothing(deserved.value)}
      table={{ head: [columns.rule, say.strength, say.harm, say.collateral], rows }}>
      {entries.length ? (
        <Square name="strengths" label={say.heading} axis={say.harm}>
          {entries.map((entry) => (
            <g key={entry.step} class={hueOf(entry.step)}>
              <title>{nameOf(entry)}</title>
              <polyline class="hue-line" points={(entry.strengths ?? []).filter(isDrawn).map((point) => `${across(point.harm_prevented)},${upward(point.collateral)}`).join(' ')} />
              {(entry.strengths ?? []).filter(isDrawn).map((point) => <circle key={point.t} class="hue" cx={across(point.harm_prevented)} cy={upward(point.collateral)} r={3}><title>{`${nameOf(entry)}, ${say.strength} ${share(point.t)}`}</title></circle>)}
            </g>
          ))}
        </Square>
      ) : undefined}
    </Chart>
  );
}

type Strength = NonNullable<LedgerEntry['strengths']>[number];
const isDrawn = (point: Strength): point is { t: number; harm_prevented: number; collateral: number } =>
  typeof point.harm_prevented === 'number' && typeof point.collateral === 'number';
