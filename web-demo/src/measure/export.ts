// What is on the screen as a file: a table as CSV, a drawing as SVG or PNG.

export type Cell = string | number | null;
export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** RFC 4180. A text that a spreadsheet would take for a formula gets an apostrophe in front. */
export function csvOf({ head, rows }: Table): string {
  const quoted = (cell: Cell): string => {
    if (cell === null) return '';
    if (typeof cell === 'number') return String(cell);
    const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return [head, ...rows].map((row) => `${row.map(quoted).join(',')}\r\n`).join('');
}

/** What a drawing takes from the style sheets, written into it, so that it looks the same elsewhere. */
const TAKEN = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-opacity', 'opacity', 'font-family', 'font-size', 'font-weight', 'text-anchor', 'dominant-baseline'];

export function svgOf(drawing: SVGSVGElement): string {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const originals = [drawing, ...drawing.querySelectorAll('*')];
  [copy, ...copy.querySelectorAll('*')].forEach((element, i) => {
    const original = originals[i];
    if (!original || !(element instanceof SVGElement)) return;
    const style = getComputedStyle(original);
    for (const name of TAKEN) element.setAttribute(name, style.getPropertyValue(name));
    element.removeAttribute('class');
    element.removeAttribute('style');
  });
  const { width, height } = drawing.getBoundingClientRect();
  const ground = document.createElementNS(SVG, 'rect');
  const given = { width: '100%', height: '100%', fill: getComputedStyle(document.body).backgroundColor };
  for (const [name, value] of Object.entries(given)) ground.setAttribute(name, value);
  copy.prepend(ground);
  copy.setAttribute('xmlns', SVG);
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  return new XMLSerializer().serializeToString(copy);
}
const SVG = 'http://www.w3.org/2000/svg';

/** Pixels for each of the screen's. */
const SHARPNESS = 2;

export async function pngOf(drawing: SVGSVGElement): Promise<Blob> {
  const { width, height } = drawing.getBoundingClientRect();
  const address = URL.createObjectURL(new Blob([svgOf(drawing)], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = width * SHARPNESS;
    canvas.height = height * SHARPNESS;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((done, fail) => canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error('no image')))));
  } finally {
    URL.revokeObjectURL(address);
  }
}
