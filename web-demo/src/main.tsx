// Where the page begins: draw it, start the engine, open the sample; then keep the page itself for use offline.

import '@preact/signals';
import { render } from 'preact';
import { Page } from './Page';
import { workOffline } from './offline';
import { start } from './state';
import { loadingEnds, watchTheBrowser } from './trust/watch';

watchTheBrowser();
const root = document.getElementById('page');
if (root) render(<Page />, root);
void start().then(() => {
  loadingEnds();
  return workOffline();
});
