// Whom the recipe names: from an author to the sentence that says what for.
// Comes in: the register of privileges of the recipe on show. Accounts compare as in recipes: with or without "@", in
// any case.

import { computed } from '@preact/signals';
import { privileges } from '../state';

const accountOf = (written: string): string => written.replace(/^@/, '').toLowerCase();

const sentences = computed(
  () => new Map(privileges.value.filter((entry) => !entry.empty_list).map(({ account, sentence }) => [accountOf(account), sentence])),
);

export const privilegeOf = (author: string | undefined): string | undefined =>
  author === undefined ? undefined : sentences.value.get(accountOf(author));
