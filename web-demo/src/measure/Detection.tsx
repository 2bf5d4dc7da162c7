// What the served order needs that the recipe does not explain. Asked for with a button: it fits, shuffles and fits
// again. What it says of an account carries its limits with it, in the engine's own words.

import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Detection as Found, Figure } from 'limpid/worker';
import { feed, ranked, sentenceOf } from '../state';
import { tag } from '../words';
import { Chart } from './Chart';
import { words } from './words';

const numberOr = (figure: Figure | undefined): number | null => (typeof figure === 'number' ? figure : null);

export function Detection() {
  const { detection: say } = words.value;
  const found = useSignal<Found | null>(null);
  const failed = useSignal<string | null>(null);
  const isBusy = useSignal(false);
  const asking = useRef<AbortController | null>(null);
  const language = tag.value;
  const timeline = feed.value?.timeline;
  useEffect(() => {
    found.value = null;
    failed.value = null;
    return () => asking.current?.abort();
  }, [timeline, ranked.value?.recipe, language]);

  const begin = async (recipe: 'mine' | 'fitted') => {
    asking.current?.abort();
    const own = new AbortController();
    asking.current = own;
    isBusy.value = true;
    failed.value = null;
    try {
      const answer = await timeline?.detect(recipe === 'mine' ? ranked.value?.recipe : null, { lang: language, signal: own.signal });
      found.value = answer ?? null;
    } catch (error) {
      if (!own.signal.aborted) failed.value = sentenceOf(error);
    } finally {
      if (asking.current === own) isBusy.value = false;
    }
  };
  const now = found.value;
  return (
    <>
      {now ? (
        <Chart heading={say.heading} sentence={now.summary}
          table={{ head: [say.account, say.posts, say.factor, say.low, say.high, 'q'], rows: now.accounts.map((one) => [one.key, one.posts, numberOr(one.multiplier), numberOr(one.low), numberOr(one.high), numberOr(one.q)]) }} />
      ) : (
        <section class="chart">
          <h2>{say.heading}</h2>
          <p>{say.about}</p>
        </section>
      )}
      <p class="row">
        <button type="button" class="button" disabled={isBusy.value} onClick={() => void begin('mine')}>{say.byMine}</button>
        <button type="button" class="button" disabled={isBusy.value} onClick={() => void begin('fitted')}>{say.byCounts}</button>
        {isBusy.value ? <><span role="status">{say.busy}</span> <button type="button" class="plain" onClick={() => asking.current?.abort()}>{say.stop}</button></> : null}
      </p>
      {failed.value ? <p class="refused" role="alert" lang="en">{failed.value}</p> : null}
      {now ? (
        <>
          <ul class="detected">{now.accounts.filter(({ stands_out: out }) => out).map(({ key, sentence }) => <li key={key}>{sentence}</li>)}</ul>
          <h3>{say.limits}</h3>
          <ul class="quiet limits">{now.limits.map(({ code, text }) => <li key={code}>{text}</li>)}</ul>
        </>
      ) : null}
    </>
  );
}
