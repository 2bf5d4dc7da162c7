// Where the points of the first posts come from: one stacked bar, one colour a step, each named with its share.

import { TOP, top } from '../state';
import { format, words } from '../words';
import { sharesOf } from './bars';
import { hueOf } from './marks';

export function WeightBar() {
  const shares = sharesOf(top.value).filter(({ share }) => share > 0);
  if (shares.length < 2) return null;
  const { choose, label } = words.value;
  return (
    <figure class="weights">
      <div class="weight-bar" aria-hidden="true">
        {shares.map(({ step, share, lowers }) => (
          <span key={step} class={`${lowers ? 'cut' : 'lift'} ${hueOf(step)}`} style={{ flexGrow: share }} />
        ))}
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
