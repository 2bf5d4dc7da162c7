// The recipe's lists: accounts picked from the feed or typed, phrases typed. A list that nobody is on does nothing.

import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { editRecipe, isPickingAuthor, pickedAuthor, ranked } from '../state';
import { words } from '../words';
import { withListed } from './edits';
import { TextField } from './TextField';

export function Lists() {
  const lists = Object.entries(ranked.value?.recipe.lists ?? {});
  if (lists.length === 0) return null;
  return (
    <section class="lists">
      <h3>{words.value.choose.lists}</h3>
      {lists.map(([name, entries]) => <List key={name} name={name} entries={entries} />)}
    </section>
  );
}

/** Entries shown before the rest is folded. */
const SHOWN = 12;

function List({ name, entries }: { name: string; entries: readonly string[] }) {
  const { choose } = words.value;
  const isOpen = useSignal(false);
  const isWhole = useSignal(false);
  const isMine = isPickingAuthor.value === name;
  const put = (next: readonly string[]) => void editRecipe((now) => withListed(now, name, next));
  const picked = pickedAuthor.value;
  useEffect(() => {
    if (!isMine || !picked) return;
    pickedAuthor.value = null;
    put([...entries, picked]);
  }, [isMine, picked]);
  const shown = isWhole.value ? entries : entries.slice(0, SHOWN);
  return (
    <details class="card" open={isMine || isOpen.value} onToggle={({ currentTarget }) => (isOpen.value = currentTarget.open)}>
      <summary><code>@{name}</code> <span class="quiet">{choose.entries(entries.length)}</span></summary>
      <ul class="chips">
        {shown.map((entry) => (
          <li key={entry}>{entry} <button type="button" class="plain" aria-label={choose.takeOff(entry, name)} onClick={() => put(entries.filter((one) => one !== entry))}>✕</button></li>
        ))}
        {entries.length > shown.length ? <li><button type="button" class="plain" onClick={() => (isWhole.value = true)}>{choose.andMore(entries.length - shown.length)}</button></li> : null}
      </ul>
      <TextField label={choose.addTo} value="" onDone={(text) => text.trim() && put([...entries, text.trim()])} />
      <p class="row">
        <button type="button" class="button small" aria-pressed={isMine} onClick={() => (isPickingAuthor.value = isMine ? null : name)}>{isMine ? choose.pickEnd : choose.pickFrom}</button>
        {isMine ? <span class="quiet" role="status">{choose.pickNow}</span> : null}
      </p>
    </details>
  );
}
