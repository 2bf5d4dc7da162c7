// Choose one file or several. The button is a label, so that the browser's own file input does the work.

import { openFiles } from '../state';
import { words } from '../words';

export function OpenButton() {
  return (
    <label class="button">
      {words.value.top.open}
      <input
        class="said"
        type="file"
        multiple
        onChange={(event) => {
          const input = event.currentTarget;
          void openFiles([...(input.files ?? [])]);
          input.value = ''; // so that the same file can be chosen again after it was mended
        }}
      />
    </label>
  );
}
