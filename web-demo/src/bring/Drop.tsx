// Drop a file anywhere on the page. While it hovers, the page says what letting go will do.

import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { openFiles } from '../state';
import { words } from '../words';

const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

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
      void openFiles([...(event.dataTransfer?.files ?? [])]);
    };
    addEventListener('dragover', over);
    addEventListener('dragleave', leave);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragover', over);
      removeEventListener('dragleave', leave);
      removeEventListener('drop', drop);
    };
  }, []);
  return hovering.value ? <p class="drop">{words.value.bring.dropHere}</p> : null;
}
