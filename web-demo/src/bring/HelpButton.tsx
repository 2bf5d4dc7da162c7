// Opens the sheet that says, for each network, how to get one's file.

import { Late } from '../Late';
import { helping } from '../state';
import { words } from '../words';

const load = () => import('./Help');

export const HelpButton = () => (
  <button type="button" class="plain help-button" aria-haspopup="dialog" aria-label={words.value.top.how} title={words.value.top.how} onClick={() => (helping.value = true)}>?</button>
);

export const Help = () => (helping.value ? <Late load={load} given={{}} /> : null);
