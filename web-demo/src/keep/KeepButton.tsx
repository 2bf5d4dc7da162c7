// Opens what keeps and shares the recipe; and looks whether the page's address brought one.

import { useEffect } from 'preact/hooks';
import { Late } from '../Late';
import { keeping, offerLink } from './offer';
import { OfferDialog } from './Offer';
import { words } from './words';

const load = () => import('./Keep');

export function KeepButton() {
  useEffect(() => {
    const look = () => void offerLink();
    look();
    addEventListener('hashchange', look);
    return () => removeEventListener('hashchange', look);
  }, []);
  return (
    <>
      <button type="button" class="plain" aria-haspopup="dialog" onClick={() => (keeping.value = true)}>{words.value.open}</button>
      {keeping.value ? <Late load={load} given={{}} /> : null}
      <OfferDialog />
    </>
  );
}
