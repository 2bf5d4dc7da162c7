// Drop files anywhere on the page, or paste them, or their text. While files hover, the page says what letting go will do:
// over an open timeline they may also be the reader's lists of people.

import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { feed, openAffinity, openFiles } from '../state';
import { words } from '../words';

const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/** Where a paste belongs to the field it goes into. */
const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'SELECT', 'TEXTAREA'].includes(target.tagName));

/** Pasted files, or pasted text as a file; what it is the engine finds out. */
export function openPasted(data: DataTransfer | null): boolean {
  const files = [...(data?.files ?? [])];
  const text = data?.getData('text/plain').trim() ?? '';
  const given = files.length ? files : text ? [new File([text], words.value.bring.pasted)] : [];
  void openFiles(given);
  return given.length > 0;
}

export function Drop() {
  const hovering = useSignal(false);
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      hovering.value = true;
    };
    // Leaving for a child element also says "leave"; leaving the window says so without a next element.
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) hovering.value = false;
    };
    const drop = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      hovering.value = false;
      const isOfPeople = event.target instanceof Element && event.target.closest('.drop-people') !== null;
      void (isOfPeople ? openAffinity : openFiles)([...(event.dataTransfer?.files ?? [])]);
    };
    const paste = (event: ClipboardEvent) => {
      if (!isField(event.target) && openPasted(event.clipboardData)) event.preventDefault();
    };
    addEventListener('dragover', over);
    addEventListener('dragleave', leave);
    addEventListener('drop', drop);
    addEventListener('paste', paste);
    return () => {
      removeEventListener('dragover', over);
      removeEventListener('dragleave', leave);
      removeEventListener('drop', drop);
      removeEventListener('paste', paste);
    };
  }, []);
  const { dropHere, dropPeople } = words.value.bring;
  return hovering.value ? (
    <div class="drops">
      <p class="drop">{dropHere}</p>
      {feed.value?.name ? <p class="drop drop-people">{dropPeople}</p> : null}
    </div>
  ) : null;
}
