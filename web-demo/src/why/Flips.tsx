// Numbers that would change the answer, each with a button that tries it. Undo brings the old one back.

import type { Flip } from 'limpid/worker';
import { numbers, setNumber } from '../state';
import { format, words as page } from '../words';
import { words } from './words';

/** The most that are told: the nearest to today's values. */
const TOLD = 6;

export function Flips({ flips, none }: { flips: readonly Flip[]; none: string }) {
  const { grid } = words.value;
  const found = flips.filter((flip): flip is Flip & { needed: number } => flip.needed !== null).sort((a, b) => far(a) - far(b)).slice(0, TOLD);
  if (found.length === 0) return <p class="quiet">{none}</p>;
  return (
    <>
      <ul class="flips">{found.map((flip) => <One key={flip.address} flip={flip} />)}</ul>
      {found.some(({ nearest }) => nearest === 'grid') ? <p class="quiet">{grid}</p> : null}
    </>
  );
}

/** How far from today's value, in parts of it. */
const far = ({ now, needed }: Flip & { needed: number }): number => Math.abs(needed - now) / (Math.abs(now) || 1);

function One({ flip: { address, now, needed, nearest } }: { flip: Flip & { needed: number } }) {
  const { flip, now: today, about, tryIt } = words.value;
  const { figure, exact } = format.value;
  const number = numbers.value.find((one) => one.address === address);
  const label = page.value.label(number?.label ?? address);
  const field = number?.expression ?? page.value.choose.field[number?.field ?? ''] ?? address;
  const value = nearest === 'exact' ? exact(needed) : about(figure(needed));
  return (
    <li>
      <span>{flip(label, field, value)} <span class="quiet">{today(exact(now))}</span></span>
      <button type="button" class="button small" data-address={address} aria-label={`${tryIt}: ${flip(label, field, value)}`} onClick={() => void setNumber(address, needed)}>{tryIt}</button>
    </li>
  );
}
