// A figure of a lesson: rows of numbers, a bar for each, and the badge that says where they come from.

import type { As, Cell, PlayedFigure } from '../../../lessons/player';
import { format } from '../words';
import { words } from './words';

export const shownAs = (value: number, as: As): string => (as === 'share' ? format.value.share(value) : format.value.figure(value));

export function Figure({ figure: { badge, columns, rows, source } }: { figure: PlayedFigure }) {
  const [name, meaning] = words.value.badge[badge];
  return (
    <figure class="played">
      <figcaption><span class={`badge ${badge}`} title={meaning}>{name}</span> <span class="quiet">{meaning} {source ?? ''}</span></figcaption>
      <table>
        {columns.length > 1 ? <thead><tr><td />{columns.map(({ id, label }) => <th key={id ?? label} scope="col">{label}</th>)}</tr></thead> : null}
        <tbody>
          {rows.map(({ label, as, cells }) => {
            // Shares are drawn against the whole, other numbers against the largest of their row; one alone has no bar.
            const whole = as === 'share' ? 1 : cells.length > 1 ? Math.max(...cells.map(({ value = 0 }) => Math.abs(value)), 1e-9) : null;
            return (
              <tr key={label}>
                <th scope="row">{label}</th>
                {cells.map((cell, i) => <td key={i}><Value cell={cell} as={as} whole={whole} /></td>)}
              </tr>
            );
          })}
        </tbody>
      </table>
    </figure>
  );
}

function Value({ cell: { value, sd, list, reason }, as, whole }: { cell: Cell; as: As; whole: number | null }) {
  const { spread, undefined: none } = words.value;
  if (list) return <ol>{list.map((one) => <li key={one.name}>{one.name} <b>{format.value.share(one.value)}</b></li>)}</ol>;
  if (value === undefined) return <span class="quiet" title={reason} lang="en">{none}</span>;
  return (
    <>
      <b>{shownAs(value, as)}</b>{' '}
      {sd ? <span class="quiet">{spread(shownAs(sd, as))}</span> : null}
      {whole === null ? null : <span class="measure-bar" aria-hidden="true"><i style={{ width: `${Math.min(100, (100 * Math.abs(value)) / whole)}%` }} /></span>}
    </>
  );
}
