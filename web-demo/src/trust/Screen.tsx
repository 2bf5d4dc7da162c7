// "Nothing leaves": the rules, what was asked for and refused, a try in earnest, which build this is, and whether a receipt
// is true. Every line is something that the reader can check without believing us.

import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { hasServiceWorker } from '../host';
import type { Feed } from '../state';
import { type Outcome, tryEverything } from './attempts';
import { type Build, buildHere, differing } from './build';
import { ReceiptCheck } from './ReceiptCheck';
import { rules } from './rules';
import { refusals, requests } from './watch';
import { words } from './words';

export function Screen({ feed }: { feed: Feed }) {
  const { heading, intro, offline, offlineSteps } = words.value;
  return (
    <main class="document trust">
      <h1>{heading}</h1>
      <p>{intro}</p>
      <Requests />
      <Attempts />
      <Rules />
      <section>
        <h2>{offline}</h2>
        <ol>{offlineSteps(hasServiceWorker).map((step) => <li key={step}>{step}</li>)}</ol>
      </section>
      <WhichBuild />
      <ReceiptCheck feed={feed} />
    </main>
  );
}

function Requests() {
  const { asked, early, late, lateNone, away, awayNone } = words.value;
  const all = requests.value;
  const later = all.filter(({ isLate, isOwn }) => isLate && isOwn);
  // What the rules stop may stand in the browser's list as well, though it never left; of a frame they tell the origin only.
  const stopped = new Set(refusals.value.map(({ what }) => what));
  const outside = all.filter(({ isOwn, address }) => !isOwn && !stopped.has(address) && !stopped.has(new URL(address).origin));
  return (
    <section>
      <h2>{asked}</h2>
      <p class="figure">{outside.length ? away(outside.length) : awayNone}</p>
      <p>{early(all.filter(({ isLate, isOwn }) => isOwn && !isLate).length)} {later.length ? late(later.length) : lateNone}</p>
      {outside.length + later.length ? (
        <ul class="addresses">{[...outside, ...later].map(({ address }, i) => <li key={i}><code>{address}</code></li>)}</ul>
      ) : null}
    </section>
  );
}

function Attempts() {
  const { attempt, attemptMore, go, ways, refusedBy, wentOut, refused, refusedNone } = words.value;
  const outcomes = useSignal<readonly Outcome[]>([]);
  return (
    <section>
      <h2>{attempt}</h2>
      <p>{attemptMore}</p>
      <p><button type="button" class="button" onClick={() => void tryEverything((now) => (outcomes.value = now))}>{go}</button></p>
      {outcomes.value.length ? (
        <ul class="outcomes-out" role="status">
          {outcomes.value.map(({ way, rule }) => (
            <li key={way} class={rule ? 'held' : 'leak'}><b>{ways[way]}</b> {rule ? <>{refusedBy} <code>{rule}</code></> : wentOut}</li>
          ))}
        </ul>
      ) : null}
      <h3>{refused}</h3>
      {refusals.value.length ? (
        <ul class="addresses">{refusals.value.map(({ rule, what }, i) => <li key={i}><code>{rule}</code> ← <code>{what}</code></li>)}</ul>
      ) : <p class="quiet">{refusedNone}</p>}
    </section>
  );
}

function Rules() {
  const { rules: heading, rulesMore, meaning, header } = words.value;
  return (
    <section>
      <h2>{heading}</h2>
      <p>{rulesMore}</p>
      <details>
        <summary>{header}</summary>
        <dl>
          {rules().map(({ directive, allows }) => (
            <div key={directive}>
              <dt><code>{directive} {allows}</code></dt>
              <dd>{meaning[directive] ?? ''}</dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  );
}

function WhichBuild() {
  const { build, buildHash, buildHow, check, allSame, differ, single, singleHow } = words.value;
  const now = useSignal<Build | null>(null);
  const wrong = useSignal<readonly string[] | null>(null);
  useEffect(() => {
    if (hasServiceWorker) void buildHere().then((found) => (now.value = found));
  }, []);
  const here = now.value;
  return (
    <section>
      <h2>{build}</h2>
      {here ? (
        <>
          <p>{buildHash}</p>
          <p><code class="hash">{here.hash}</code></p>
          <p><button type="button" class="button" onClick={() => void differing(here).then((names) => (wrong.value = names))}>{check(here.files.length)}</button></p>
          {wrong.value ? <p role="status">{wrong.value.length ? differ(wrong.value) : allSame(here.files.length)}</p> : null}
          <p>{buildHow}</p>
          <pre><code>cd web-demo/dist && sha256sum -c files.txt && sha256sum files.txt</code></pre>
        </>
      ) : (
        <>
          <p>{single}</p>
          <pre><code>{singleHow}</code></pre>
        </>
      )}
    </section>
  );
}
