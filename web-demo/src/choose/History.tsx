// Undo and redo: two small buttons, Ctrl+Z and Ctrl+Shift+Z. What was taken back is said in words.

import { useEffect } from 'preact/hooks';
import type { Recipe } from 'limpid/worker';
import { announce, canRedo, canUndo, engine, ranked, redo, undo } from '../state';
import { words } from '../words';
import { Icon } from '../see/Icon';
import { isTyping } from '../see/cursor';

export function History() {
  const { choose } = words.value;
  useEffect(() => {
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return (
    <span class="history">
      <button type="button" class="plain" title={`${choose.undo} (Ctrl+Z)`} aria-label={choose.undo} disabled={!canUndo.value}
        onClick={() => void saying(undo)}>
        <Icon sign="undo" />
      </button>
      <button type="button" class="plain" title={`${choose.redo} (Ctrl+⇧+Z)`} aria-label={choose.redo} disabled={!canRedo.value}
        onClick={() => void saying(redo)}>
        <Icon sign="redo" />
      </button>
    </span>
  );
}

function onKey(event: KeyboardEvent): void {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || isTyping(event.target)) return;
  const key = event.key.toLowerCase();
  if (key !== 'z' && key !== 'y') return;
  event.preventDefault();
  void saying(key === 'y' || event.shiftKey ? redo : undo);
}

/** Does it, then tells what it was. */
async function saying(act: () => Promise<void>): Promise<void> {
  const before = ranked.value?.recipe;
  await act();
  const after = ranked.value?.recipe;
  if (before && after) announce(words.value.choose.undone(await inWords(before, after)));
}

async function inWords(before: Recipe, after: Recipe): Promise<string> {
  const differences = (await engine.value?.diff(before, after)) ?? [];
  return differences.map(({ text }) => text).join('; ');
}
