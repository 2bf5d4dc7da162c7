// Find a post: words or a name; a number goes to that place. The feed is looked through from the top in pieces, so that
// the first find is there at once and a long feed can be left in the middle.

import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Row } from 'limpid/worker';
import { type Feed, ranked, revision } from '../state';
import { words } from '../words';
import { moveTo } from './cursor';

const PIECE = 2000;
/** Enough to go through by hand. */
const MOST = 1000;

/** Without accents and case, as people search. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const holds = (row: Row, wanted: string): boolean => [row.text, row.author, row.author_name].some((part) => part && plain(part).includes(wanted));

export function Find({ feed: { mine } }: { feed: Feed }) {
  const { see } = words.value;
  const box = useRef<HTMLSpanElement>(null);
  const wanted = useSignal('');
  const found = useSignal<readonly number[]>([]);
  const isDone = useSignal(true);
  const at = useSignal(0);

  useEffect(() => {
    let isStale = false;
    found.value = [];
    at.value = 0;
    isDone.value = wanted.value === '';
    const look = async () => {
      const shown = ranked.value?.shown ?? 0;
      for (let start = 0; start < shown && found.value.length < MOST; start += PIECE) {
        const rows = await mine.page(start, PIECE);
        if (isStale) return;
        const hits = rows.flatMap((row, i) => (holds(row, wanted.value) ? [start + i] : []));
        const isFirst = found.value.length === 0;
        found.value = [...found.value, ...hits];
        if (isFirst && hits[0] !== undefined) moveTo('mine', hits[0]);
      }
      isDone.value = true;
    };
    if (wanted.value) look().catch(() => {});
    return () => void (isStale = true);
  }, [wanted.value, mine, revision.value]);

  const go = (by: number) => {
    if (found.value.length === 0) return;
    at.value = (at.value + by + found.value.length) % found.value.length;
    moveTo('mine', found.value[at.value] ?? 0);
  };
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape') {
      if (box.current) box.current.textContent = '';
      wanted.value = '';
      box.current?.blur();
      event.stopPropagation();
    }
    if (event.key !== 'Enter') return;
    event.preventDefault();
    const text = plain((box.current?.textContent ?? '').trim());
    if (/^\d+$/.test(text)) return moveTo('mine', Number(text) - 1);
    if (text === wanted.value) go(event.shiftKey ? -1 : 1);
    else wanted.value = text;
  }
  return (
    <span class="find" role="search">
      <span ref={box} role="searchbox" contentEditable="plaintext-only" spellcheck={false} tabIndex={0} aria-label={see.find} title={see.findHint} data-empty={see.find} onKeyDown={onKeyDown} />
      <span class="quiet" role="status">{wanted.value === '' ? '' : found.value.length ? see.foundOf(at.value + 1, found.value.length, isDone.value) : isDone.value ? see.notFound : '…'}</span>
      {found.value.length > 1 ? <button type="button" class="plain" onClick={() => go(1)}>{see.nextFound}</button> : null}
    </span>
  );
}
