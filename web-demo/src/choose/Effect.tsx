// What the order does, in one line under the sentence that says what it is; also what a screen reader hears.

import { computed, useSignalEffect } from '@preact/signals';
import { announce, FIRST, hasChosen, orderRefused, ranked, top } from '../state';
import { words } from '../words';

const effectSentence = computed(() => {
  const first = top.value.slice(0, FIRST);
  const { choose } = words.value;
  const isPlaced = first.some((row) => row.from);
  const moved = first.filter((row) => row.from !== row.rank).length;
  return choose.effect(
    isPlaced ? choose.moved(moved, first.length) : choose.unplaced,
    choose.hidden(ranked.value?.hiddenCount ?? 0),
  );
});

export function Effect() {
  const { choose } = words.value;
  useSignalEffect(() => {
    if (top.value.length > 0) announce(effectSentence.value, 'effect');
  });
  const refused = orderRefused.value;
  return (
    <p class="effect">
      {refused ? <span class="refused" role="alert" lang="en">{refused}</span> : effectSentence.value}
      {hasChosen.value || refused ? null : <span class="hint"> {choose.hint}</span>}
    </p>
  );
}
