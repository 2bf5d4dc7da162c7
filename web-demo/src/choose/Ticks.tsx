// Behind a slider: how this timeline's posts are spread over the step's values, and above it ticks where the first ten
// posts change. Both are asked for when the hand comes near, not before: they cost time on a long feed.

import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { RecipeNumber, Sensitivity } from 'limpid/worker';
import { feed, ranked, top } from '../state';
import { format, words } from '../words';
import type { Domain } from './domain';

/** Places whose changes are marked. */
const FIRST = 10;
const BARS = 24;

export function Ticks({ number: { address }, domain: { min, max } }: { number: RecipeNumber; domain: Domain }) {
  const { choose } = words.value;
  const answer = useSignal<Sensitivity | null>(null);
  const recipe = ranked.value?.recipe;
  useEffect(() => {
    let isStale = false;
    feed.value?.mine.sensitivity(address, min, max, FIRST).then((found) => void (isStale || (answer.value = found)), () => {});
    return () => void (isStale = true);
  }, [address, recipe]);
  const at = (value: number) => `${(100 * (value - min)) / (max - min)}%`;
  return (
    <span class="ticks" role="img" aria-label={answer.value ? choose.ticks(answer.value.breakpoints.length, FIRST) : ''}>
      {answer.value?.breakpoints.map(({ value, moves }) => (
        <i key={value} style={{ left: at(value) }} title={choose.tick(format.value.figure(value), moves.length)} />
      ))}
    </span>
  );
}

/** What the step gives to the first posts, as a small histogram from least to most. */
export function Histogram({ step }: { step: string }) {
  const values = top.value.flatMap((row) => {
    const value = row.steps?.find(({ id }) => id === step)?.value;
    return typeof value === 'number' ? [value] : [];
  });
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (values.length < 2 || least === most) return null;
  const counts = Array.from({ length: BARS }, () => 0);
  for (const value of values) {
    const bar = Math.min(BARS - 1, Math.floor((BARS * (value - least)) / (most - least)));
    counts[bar] = (counts[bar] ?? 0) + 1;
  }
  const highest = Math.max(...counts);
  const { figure } = format.value;
  return (
    <span class="histogram" role="img" aria-label={words.value.choose.histogram(values.length, figure(least), figure(most))} title={words.value.choose.histogram(values.length, figure(least), figure(most))}>
      {counts.map((count, i) => <i key={i} style={{ height: `${(100 * count) / highest}%` }} />)}
    </span>
  );
}
