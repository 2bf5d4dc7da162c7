// limpid/element: <limpid-why> and <limpid-feed>, for pages of any making. Importing does nothing; `define` registers.
//
// No framework and no markup from strings: nodes are made one by one and styles are constructed, so that both run under
// Trusted Types and a strict Content-Security-Policy. Text from posts is only ever text.
import { LimpidFeed } from './element-feed.js';
import { LimpidWhy } from './element-why.js';

export function define() {
  const registry = globalThis.customElements;
  if (!registry || registry.get('limpid-why')) return;
  registry.define('limpid-why', LimpidWhy);
  registry.define('limpid-feed', LimpidFeed);
}
