// Why this above that: pick the other post, see the gap step by step, and what would swap the two.

import type { Versus } from 'limpid/worker';
import { hueOf } from '../see/marks';
import { labelOf } from '../see/labels';
import { isPicking, opened, rival, versus } from '../state';
import { format } from '../words';
import { Flips } from './Flips';
import { words } from './words';

export function Against() {
  const { above, below, pick, stop, versus: heading, noFlip, flips } = words.value;
  const answer = versus.value;
  if (isPicking.value) {
    return <p class="asking" role="status">{pick} <button type="button" class="plain" onClick={() => (isPicking.value = false)}>{stop}</button></p>;
  }
  const begin = () => {
    rival.value = null;
    isPicking.value = true;
  };
  const isHidden = opened.value?.rank === null;
  return (
    <>
      <p class="ask"><button type="button" class="button small" onClick={begin}>{isHidden ? below : above}</button></p>
      {answer && rival.value ? (
        <section class="against" aria-label={heading}>
          <p class="answer">{answer.sentence}</p>
          <Gap answer={answer} />
          <h3>{flips}</h3>
          <Flips flips={answer.flips} none={noFlip} />
        </section>
      ) : null}
    </>
  );
}

/** Bars from the middle: to the right what speaks for the upper post, to the left what speaks for the lower. */
function Gap({ answer: { gap } }: { answer: Versus }) {
  const { gap: heading, gapOf, gapPlaces } = words.value;
  const points = gap.filter((step): step is { id: string; difference: number } => typeof step.difference === 'number' && step.difference !== 0);
  const places = gap.filter((step) => step.places);
  if (points.length + places.length === 0) return null;
  const most = Math.max(...points.map(({ difference }) => Math.abs(difference)), 1e-9);
  /** Percent of the track; each side has half of it. */
  const width = (difference: number) => (50 * Math.abs(difference)) / most;
  return (
    <>
      <h3>{heading}</h3>
      <ul class="gap">
        {points.map(({ id, difference }) => (
          <li key={id} class={hueOf(id)}>
            <span class="what">{labelOf(id)}</span>
            <span class="how">{gapOf(`${difference > 0 ? '+' : ''}${format.value.figure(difference)}`)}</span>
            <span class="track" aria-hidden="true">
              <i class={difference < 0 ? 'cut' : 'lift'} style={{ left: `${difference < 0 ? 50 - width(difference) : 50}%`, width: `${width(difference)}%` }} />
            </span>
          </li>
        ))}
        {places.map(({ id, places: n = 0 }) => <li key={id}><span class="what">{labelOf(id)}</span><span class="how">{gapPlaces(n)}</span></li>)}
      </ul>
    </>
  );
}
