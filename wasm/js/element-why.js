// <limpid-why>: an explanation as a sentence, a waterfall from 0 to the score, and a table.
//
// Comes in: `explanation`, as `ranking.explain` gives it; nothing is computed but lengths of bars, from its own before and
// after. Each step that moves the score has a hue; what lowers is hatched, so that colour is never alone in saying it.
import { LimpidElement, node, TOKENS } from './element-base.js';

const HUES = 8;
const SCORES = ['add', 'multiply', 'reshape', 'spread'];
const MOVES = ['limit', 'mix', 'pin'];

/** As on the project's page: any two stay apart for colour-blind eyes too, and at 3:1 from their ground. */
const COLOURS = [
  '#0a66b0, #6576d0', '#cc7c1f, #d39f27', '#509e87, #4ecbaa', '#a87cd8, #af9ef7',
  '#a44507, #cc6181', '#322d83, #aae1fc', '#6c4c6a, #7f7300', '#780d0d, #e7dc6c',
];

const CSS = `${TOKENS}
[part='sentence'] { margin-bottom: 12px; }
li { display: grid; grid-template-columns: minmax(40%, 1fr) minmax(0, max-content); gap: 0 12px; align-items: baseline; padding: 5px 0; border-top: 1px solid var(--line); font-size: 0.875em; line-height: 1.45; }
[part~='effect'] { color: var(--quiet); font-variant-numeric: tabular-nums; text-align: right; }
[part~='idle'] [part~='label'] { color: var(--quiet); }
[part='track'] { display: grid; grid-column: 1 / -1; grid-template-columns: minmax(0, 1fr) var(--after); gap: 0 12px; align-items: center; }
[part='bar'] { position: relative; height: 8px; }
[part='bar'] i { position: absolute; inset-block: 0; min-width: 2px; border-radius: 1px; forced-color-adjust: none; }
[part='lift'] { background: var(--hue); }
[part='cut'] { border: 1px solid var(--hue); background: repeating-linear-gradient(135deg, var(--hue) 0 1px, transparent 1px 4px); }
[part='after'] { grid-column: 2; font-variant-numeric: tabular-nums; text-align: right; }
[part='sum'] { border-top: 1px solid currentColor; font-weight: 600; }
[part='moves'] { margin-top: 12px; }
details { margin-top: 8px; border-top: 1px solid var(--line); padding-top: 4px; }
[part='scroll'] { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 0.8125em; line-height: 1.5; font-variant-numeric: tabular-nums; }
th, td { padding: 3px 12px 3px 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: baseline; font-weight: 400; }
thead th { color: var(--quiet); }
:is(th, td):nth-child(n + 2) { padding-right: 0; padding-left: 12px; text-align: right; white-space: nowrap; }
.said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
${COLOURS.map((pair, i) => `.hue-${i + 1} { --hue: var(--limpid-hue-${i + 1}, light-dark(${pair})); }`).join('\n')}
`;

export class LimpidWhy extends LimpidElement {
  #explanation = null;

  constructor() {
    super(CSS);
  }

  connectedCallback() {
    // Set before the element was defined: a plain property, which hides the accessor.
    if (Object.hasOwn(this, 'explanation')) {
      const { explanation } = this;
      delete this.explanation;
      this.explanation = explanation;
    }
    this.#draw();
  }

  get explanation() {
    return this.#explanation;
  }

  set explanation(explanation) {
    this.#explanation = explanation ?? null;
    if (this.isConnected) this.#draw();
  }

  #draw() {
    this.shadowRoot.replaceChildren(...(this.#explanation ? parts(this.#explanation, this.words) : []));
  }
}

function parts(explanation, words) {
  const moves = explanation.steps.filter(({ verb }) => MOVES.includes(verb));
  return [
    node('p', { part: 'sentence' }, explanation.sentence),
    waterfall(explanation, words),
    moves.length === 0 ? null : node('ul', { part: 'moves', role: 'list', 'aria-label': words.moves }, moves.map((step) => item(step, words))),
    details(explanation, words),
  ].filter(Boolean);
}

function waterfall({ steps, score }, words) {
  const scored = steps.filter(({ verb }) => !MOVES.includes(verb));
  const reached = scored.flatMap(({ before, after }) => [before, after]).filter(Number.isFinite);
  const low = Math.min(0, ...reached);
  const span = Math.max(0, ...reached) - low || 1;
  const percent = (points) => (100 * (points - low)) / span;
  let hues = 0;
  const items = scored.map((step) => {
    const hue = SCORES.includes(step.verb) ? (hues++ % HUES) + 1 : 0;
    return item(step, words, SCORES.includes(step.verb) && step.applied ? track(step, percent, words) : null, hue);
  });
  const sum = node('li', { part: 'sum' }, node('span', {}, words.score), node('span', { part: 'after' }, words.figure(score)));
  const list = node('ol', { part: 'waterfall', role: 'list', 'aria-label': words.start }, items, sum);
  // One width for all figures, so that all tracks are of one length and each bar begins where the one before ended.
  list.style.setProperty('--after', `${Math.max(...[...reached, score].map((n) => words.figure(n).length))}ch`);
  return list;
}

function item(step, words, more = null, hue = 0) {
  return node(
    'li',
    { part: step.applied ? 'step' : 'step idle', class: hue ? `hue-${hue}` : null, title: step.why },
    node('span', { part: 'label' }, step.label ?? step.id),
    node('span', { part: 'effect' }, effect(step, words)),
    more,
  );
}

/** The step's bar, and where it led. */
function track(step, percent, words) {
  return node('span', { part: 'track' }, bar(step, percent), node('span', { part: 'after' }, words.figure(step.after ?? null)));
}

function bar({ before, after }, percent) {
  if (!Number.isFinite(before) || !Number.isFinite(after)) return null;
  const [left, right] = before <= after ? [before, after] : [after, before];
  const filled = node('i', { part: after < before ? 'cut' : 'lift' });
  filled.style.left = `${percent(left)}%`;
  filled.style.width = `${percent(right) - percent(left)}%`;
  return node('span', { part: 'bar', 'aria-hidden': 'true' }, filled);
}

/** What the step did, as arithmetic; or why it did nothing. */
function effect(step, words) {
  const hasMoved = MOVES.includes(step.verb) && step.from !== step.to; // others' moves may, where the step itself did not act
  if (!step.applied && !hasMoved) return words.because[step.because] ?? '';
  const { figure } = words;
  switch (step.verb) {
    case 'hide':
      return words.hides;
    case 'add':
      return `+ ${figure(step.value)}${step.weight === 1 ? '' : ` × ${figure(step.weight)}`}`;
    case 'reshape':
      return words.sets(figure(step.value));
    case 'multiply':
    case 'spread':
      return `× ${figure(step.factor)}`;
    default:
      return words.place(step.from, step.to);
  }
}

function details({ steps }, words) {
  const cell = (value) => node('td', {}, value === undefined ? '' : words.figure(value));
  const rows = steps.map((step) =>
    node('tr', {}, node('th', { scope: 'row' }, step.sentence ?? `${step.label ?? step.id}: ${effect(step, words)}`), cell(step.before), cell(step.after)));
  const head = node('tr', {}, words.columns.map((name) => node('th', { scope: 'col' }, name)));
  const table = node('table', { part: 'table' }, node('caption', { class: 'said' }, words.details), node('thead', {}, head), node('tbody', {}, rows));
  return node('details', { part: 'details' }, node('summary', { part: 'summary' }, words.details), node('div', { part: 'scroll', tabindex: '0', role: 'group', 'aria-label': words.details }, table));
}
