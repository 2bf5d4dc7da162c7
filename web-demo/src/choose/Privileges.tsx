// The register of privileges: whom the recipe names, and what for. There is no way to fold it away; a list that nobody
// is on yet is said quietly. Names with the same privilege share a line; many lines scroll.

import type { PrivilegeEntry } from 'limpid/worker';
import { privileges } from '../state';
import { words } from '../words';
import { Icon } from '../see/Icon';

export function Privileges() {
  const { choose } = words.value;
  const all = privileges.value;
  if (all.length === 0) return null;
  const empty = all.filter((entry) => entry.empty_list);
  const named = all.filter((entry) => !entry.empty_list);
  return (
    <ul class="privileges" aria-label={choose.privileges} tabIndex={0}>
      {[...byWhat(named)].map(([what, names]) => (
        <li key={what} lang="en">
          <Icon sign="crown" /> <b>{names.join(', ')}</b>: {what}
        </li>
      ))}
      {empty.map(({ account }) => <li key={account} class="quiet">{choose.nobodyYet(account)}</li>)}
    </ul>
  );
}

/** From what the sentences say after the name, to the names. */
function byWhat(named: readonly PrivilegeEntry[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const { sentence } of named) {
    const [name = '', ...rest] = sentence.split(': ');
    const what = rest.join(': ');
    groups.set(what, [...(groups.get(what) ?? []), name]);
  }
  return groups;
}
