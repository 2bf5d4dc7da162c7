// A new step, from pieces that are ready to use. Each can be changed afterwards.

import { editRecipe } from '../state';
import { words } from '../words';
import { type Piece, PIECES, withStep } from './edits';

export function AddStep() {
  const { choose } = words.value;
  return (
    <p class="add-step">
      <select aria-label={choose.addStep} value="" onChange={({ currentTarget }) => {
        const piece = currentTarget.value as Piece | '';
        currentTarget.value = '';
        if (piece) void editRecipe((now) => withStep(now, PIECES[piece]));
      }}>
        <option value="">{choose.addStep}…</option>
        {(Object.keys(PIECES) as Piece[]).map((piece) => <option key={piece} value={piece}>{choose.piece[piece]}</option>)}
      </select>
    </p>
  );
}
