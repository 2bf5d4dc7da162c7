// A frame for one figure: a heading, a sentence that says what it shows, the drawing, the same as a table, and files.
// Comes in: words, a table, a drawing. The table is the drawing's twin for those who do not see it, and for print.

import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { download } from '../download';
import { format } from '../words';
import { csvOf, pngOf, svgOf, type Cell, type Table } from './export';
import { words } from './words';

interface Props {
  heading: string;
  /** What it shows, in words. */
  sentence: ComponentChildren;
  table: Table;
  /** A table without a drawing is a figure too. */
  children?: ComponentChildren;
}

export function Chart({ heading, sentence, table, children }: Props) {
  const box = useRef<HTMLElement>(null);
  const { asTable, saveAs } = words.value;
  const drawing = () => box.current?.querySelector<SVGSVGElement>('svg.drawing') ?? null;
  const asSvg = () => {
    const svg = drawing();
    if (svg) download(`${heading}.svg`, svgOf(svg), 'image/svg+xml');
  };
  const asPng = async () => {
    const svg = drawing();
    if (svg) download(`${heading}.png`, await pngOf(svg));
  };
  return (
    <figure ref={box} class="chart">
      <figcaption>
        <h2>{heading}</h2>
        <p>{sentence}</p>
      </figcaption>
      {children}
      <div class="files" role="group" aria-label={saveAs(heading)}>
        <button type="button" class="plain" onClick={() => download(`${heading}.csv`, csvOf(table), 'text/csv')}>CSV</button>
        {children ? <button type="button" class="plain" onClick={asSvg}>SVG</button> : null}
        {children ? <button type="button" class="plain" onClick={() => void asPng()}>PNG</button> : null}
      </div>
      {table.rows.length ? (
        <details open={!children}>
          <summary>{asTable(table.rows.length)}</summary>
          <Rows table={table} />
        </details>
      ) : null}
    </figure>
  );
}

function Rows({ table: { head, rows } }: { table: Table }) {
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label={head.join(', ')}>
      <table>
        <thead><tr>{head.map((name, k) => <th key={name} scope="col" class={isFigure(rows, k) ? 'figure' : ''}>{name}</th>)}</tr></thead>
        <tbody>
          {rows.map((row, i) => <tr key={i}>{row.map((cell, k) => <td key={k} class={typeof cell === 'number' ? 'figure' : ''}>{shown(cell)}</td>)}</tr>)}
        </tbody>
      </table>
    </div>
  );
}

const isFigure = (rows: Table['rows'], column: number): boolean => rows.some((row) => typeof row[column] === 'number');
const shown = (cell: Cell): string => (cell === null ? '–' : typeof cell === 'number' ? format.value.figure(cell) : cell);
