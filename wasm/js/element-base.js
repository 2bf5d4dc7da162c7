// What both elements stand on: a shadow root with constructed styles, nodes made by hand, and the language they speak.
import { wordsFor } from './element-words.js';

/** On a server there are no elements: the classes exist there, and are never made. */
const Base = globalThis.HTMLElement ?? class {};

export class LimpidElement extends Base {
  /** `css`: text; one sheet a class is enough for any number of elements. */
  constructor(css) {
    super();
    const sheet = (this.constructor.sheet ??= new CSSStyleSheet());
    if (sheet.cssRules.length === 0) sheet.replaceSync(css);
    this.attachShadow({ mode: 'open' }).adoptedStyleSheets = [sheet];
  }

  get words() {
    return wordsFor(languageAround(this));
  }
}

/** The nearest lang attribute, also across shadow roots. */
function languageAround(element) {
  for (let node = element; node; node = node.parentNode ?? node.host) {
    if (node.lang) return node.lang;
  }
  return 'en';
}

/**
 * A node: its name, its attributes ("part", "class", "aria-…", and `on…` for listeners), its children (nodes or text; null
 * is nothing).
 */
export function node(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (key.startsWith('on')) made.addEventListener(key.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) made.setAttribute(key, value === true ? '' : value);
  }
  made.append(...children.flat().filter((child) => child !== null));
  return made;
}

/** Tokens that both share. Inks are mixed from the text's own colour, so they fit any page, light or dark. */
export const TOKENS = `
:host {
  display: block;
  --quiet: var(--limpid-quiet, color-mix(in srgb, currentColor 72%, transparent));
  --line: var(--limpid-line, color-mix(in srgb, currentColor 16%, transparent));
  --touch: var(--limpid-touch, light-dark(#0b6b73, #74d0cf));
  overflow-wrap: break-word;
}
:host([hidden]) { display: none; }
*, *::before, *::after { box-sizing: border-box; }
p, ol, ul { margin: 0; padding: 0; list-style: none; }
:focus-visible { outline: 2px solid var(--touch); outline-offset: 2px; }
button, summary {
  border: 0; border-radius: 4px; padding: 4px 6px; margin: 0 -6px; background: none; color: var(--touch);
  font: inherit; font-size: 0.875em; line-height: 1.5; cursor: pointer;
}
button:hover, summary:hover { text-decoration: underline; text-underline-offset: 3px; }
summary { width: fit-content; }
`;
