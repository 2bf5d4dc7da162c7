// Where the page begins: draw it, start the engine, open the sample.

import '@preact/signals';
import { render } from 'preact';
import { Page } from './Page';
import { start } from './state';

const root = document.getElementById('page');
if (root) render(<Page />, root);
void start();
