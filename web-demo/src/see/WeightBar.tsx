// Where the points of the first posts come from: one stacked bar, one colour a step, each named with its share. A part can
// be dragged by its right edge, or moved by the arrow keys: that moves the step's weight. Weights stay what they are,
// negative and unbounded; the shares are what follows from them.

import { useRef } from 'preact/hooks';
import { numbers, setNumber, TOP, top } from '../state';
import { format, words } from '../words';
import { type Share, sharesOf } from './bars';
import { hueOf } from './marks';

export function WeightBar() {
  const shares = sharesOf(top.value).filter(({ share }) => share > 0);
  if (shares.length < 2) return null;
  const { choose, label } = words.value;
  return (
    <figure class="weights">
      <div class="weight-bar">
        {shares.map((share) => <Part key={share.step} part={share} />)}
      </div>
      <figcaption>
        <span class="quiet">{choose.shares(Math.min(TOP, top.value.length))}</span>
        {shares.map(({ step, label: name, share, lowers }) => (
          <span key={step} class="share">
            <i class={`swatch ${lowers ? 'cut' : 'lift'} ${hueOf(step)}`} />
            {label(name)} <b>{format.value.share(share)}</b>
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

/** One press of an arrow key, as a part of the whole. */
const STEP = 0.01;
const STRIDE = 5;
/** Shares between which a weight can be found: at 1 it would be infinite. */
const LEAST = 0.005;
const MOST = 0.98;

function Part({ part: { step, label: name, share, lowers } }: { part: Share }) {
  const { choose, label } = words.value;
  const drag = useRef<{ x: number; share: number; weight: number; width: number } | null>(null);
  const number = numbers.value.find(({ address }) => address === `${step}/weight`);

  /** Points grow with the weight, the others' stay: w/(w + rest) becomes the share that is wanted. */
  const to = (wanted: number, from: { share: number; weight: number }) => {
    const aim = Math.min(MOST, Math.max(LEAST, wanted));
    const odds = (of: number) => of / (1 - of);
    const weight = (from.weight * odds(aim)) / odds(Math.min(MOST, Math.max(LEAST, from.share)));
    if (number && Number.isFinite(weight)) void setNumber(number.address, Number(weight.toPrecision(4)));
  };
  function onPointerDown(event: PointerEvent) {
    const bar = (event.currentTarget as HTMLElement).parentElement;
    if (!number || !bar) return;
    event.preventDefault();
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    drag.current = { x: event.clientX, share, weight: number.value, width: bar.clientWidth };
  }
  function onPointerMove({ clientX }: PointerEvent) {
    const from = drag.current;
    if (from) to(from.share + (clientX - from.x) / from.width, from);
  }
  function onKeyDown(event: KeyboardEvent) {
    const by = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
    if (!by || !number) return;
    event.preventDefault();
    to(share + by * STEP * (event.shiftKey ? STRIDE : 1), { share, weight: number.value });
  }
  const look = { class: `${lowers ? 'cut' : 'lift'} ${hueOf(step)}`, style: { flexGrow: share } };
  if (!number || number.value === 0) return <span {...look} />;
  return (
    <span {...look} role="slider" tabIndex={0} aria-label={choose.weigh(label(name))} title={choose.weigh(label(name))}
      aria-valuenow={Math.round(100 * share)} aria-valuemin={0} aria-valuemax={100} aria-valuetext={format.value.share(share)}
      onPointerDown={onPointerDown} onPointerMove={onPointerMove} onPointerUp={() => (drag.current = null)} onPointerCancel={() => (drag.current = null)} onKeyDown={onKeyDown} />
  );
}
