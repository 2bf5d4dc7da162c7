// Choose one file or several. The button is a label, so that the browser's own file input does the work.

import { openFiles } from '../state';
import { words } from '../words';

interface Props {
  /** What it says; by default "Open a timeline…". */
  label?: string;
  onFiles?: (files: readonly File[]) => Promise<void>;
  onOpen?: () => void;
}

export function OpenButton({ label = words.value.top.open, onFiles = openFiles, onOpen }: Props) {
  return (
    <label class="button">
      {label}
      <input
        class="said"
        type="file"
        multiple
        onChange={(event) => {
          const input = event.currentTarget;
          void onFiles([...(input.files ?? [])]);
          input.value = ''; // so that the same file can be chosen again after it was mended
          onOpen?.();
        }}
      />
    </label>
  );
}
