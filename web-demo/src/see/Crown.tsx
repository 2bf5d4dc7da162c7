// The crown of whoever the recipe names: beside the name on every post, with the sentence that says what for.

import { privilegeOf } from './privilege';
import { Icon } from './Icon';

export function Crown({ author }: { author: string | undefined }) {
  const privilege = privilegeOf(author);
  if (!privilege) return null;
  return (
    <i class="crown" title={privilege}>
      <Icon sign="crown" />
      <span class="said" lang="en">{privilege}: </span>
    </i>
  );
}
