// What came from outside, before it is used: the recipe's own words, whom it names, what it would change here.

import { useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from '../see/Icon';
import { orderRefused } from '../state';
import { Differences } from './Differences';
import { type Offer, offer, takeOffer } from './offer';
import { words } from './words';

export function OfferDialog() {
  const now = offer.value;
  return now ? <Shown offer={now} /> : null;
}

function Shown({ offer: now }: { offer: Offer }) {
  const box = useRef<HTMLDialogElement>(null);
  const { broughtBy, wrong, use, leave } = words.value;
  useLayoutEffect(() => box.current?.showModal(), []);
  const isGood = 'recipe' in now;
  return (
    <dialog ref={box} class="sheet" aria-labelledby="offer-heading" onClose={() => (offer.value = null)}>
      <h2 id="offer-heading">{isGood ? broughtBy[now.from](now.name) : wrong[now.from](now.name)}</h2>
      {isGood ? <Good offer={now} /> : <Bad offer={now} />}
      {orderRefused.value ? <p class="refused" role="alert" lang="en">{orderRefused.value}</p> : null}
      <footer>
        {isGood ? <button type="button" class="button" onClick={() => void takeOffer()}>{use}</button> : null}
        <button type="button" class="plain" onClick={() => (offer.value = null)}>{leave}</button>
      </footer>
    </dialog>
  );
}

function Good({ offer: { recipe, privileges, differences } }: { offer: Extract<Offer, { recipe: unknown }> }) {
  const { names, against, same } = words.value;
  const named = privileges.filter((entry) => !entry.empty_list);
  return (
    <>
      {recipe.name ? <p><b>{recipe.name}</b></p> : null}
      {recipe.about ? <p class="quiet">{recipe.about}</p> : null}
      {named.length ? (
        <>
          <h3>{names}</h3>
          <ul lang="en">{named.map(({ sentence }) => <li key={sentence}><Icon sign="crown" /> {sentence}</li>)}</ul>
        </>
      ) : null}
      <h3>{against}</h3>
      <Differences differences={differences} none={same} />
    </>
  );
}

function Bad({ offer: now }: { offer: Exclude<Offer, { recipe: unknown }> }) {
  const { faults } = words.value;
  return 'fault' in now
    ? <p>{faults[now.fault]}</p>
    : <ul lang="en">{now.errors.map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>;
}
