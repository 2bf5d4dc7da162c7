// What would lift it into the first places (or out of them): one number of the recipe, or the post itself.

import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { WouldTake } from 'limpid/worker';
import { NumberBox } from '../choose/NumberBox';
import { opened, ranked, revision, sentenceOf, whatWouldLift } from '../state';
import { words as page } from '../words';
import { Flips } from './Flips';
import { words } from './words';

const FIRST = 10;

export function Lift() {
  const { lift, drop, into, ask, asking } = words.value;
  const top = useSignal(FIRST);
  const answer = useSignal<WouldTake | 'asking' | string | null>(null);
  // An answer speaks of one order of one post: another is another question.
  useEffect(() => void (answer.value = null), [opened.value?.id, revision.value]);
  const find = async () => {
    answer.value = 'asking';
    try {
      answer.value = await whatWouldLift(top.value);
    } catch (error) {
      answer.value = sentenceOf(error);
    }
  };
  const isIn = (opened.value?.rank ?? Infinity) <= top.value;
  const found = answer.value;
  return (
    <section class="lifting">
      <h3>{isIn ? drop : lift}</h3>
      <p class="ask">
        {into} <NumberBox label={into} value={top.value} min={1} max={ranked.value?.shown ?? 1} onDone={(to) => (top.value = to)} />{' '}
        <button type="button" class="button small" onClick={() => void find()} disabled={found === 'asking'}>{found === 'asking' ? asking : ask}</button>
      </p>
      {typeof found === 'string' && found !== 'asking' ? <p role="alert" lang="en">{found}</p> : null}
      {found && typeof found === 'object' ? <Answer answer={found} /> : null}
    </section>
  );
}

function Answer({ answer }: { answer: WouldTake }) {
  const { numbers, counts, count, nothing } = words.value;
  const { see } = page.value;
  return (
    <div role="status">
      <h3>{numbers}</h3>
      <Flips flips={answer.numbers} none={nothing} />
      {answer.counts.length ? (
        <>
          <h3>{counts}</h3>
          <ul>
            {answer.counts.map(({ column, now, needed }) => {
              const name = (see.counts as Record<string, (n: number) => string>)[column]?.(Math.abs(needed - now)) ?? column;
              return <li key={column}>{count(needed - now, name, needed)}</li>;
            })}
          </ul>
        </>
      ) : null}
    </div>
  );
}
