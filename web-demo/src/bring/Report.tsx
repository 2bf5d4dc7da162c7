// What was read and what was not: format, posts, people, what the file knows, and every entry that was left out with
// its place and the reason.

import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Info } from 'limpid/worker';
import { type Feed, openSample, reportOpen } from '../state';
import { format, words } from '../words';

/** Entries listed before "and … more". */
const LISTED = 20;

export function Report({ feed: { info, name } }: { feed: Feed }) {
  const box = useRef<HTMLDialogElement>(null);
  const { bring, top } = words.value;
  useLayoutEffect(() => {
    if (reportOpen.value) box.current?.show();
    else box.current?.close();
  }, [reportOpen.value]);
  return (
    <dialog ref={box} class="report" aria-labelledby="report-heading">
      <header>
        <h2 id="report-heading">{name ?? bring.invented}</h2>
        <button type="button" class="plain" aria-label={bring.close} onClick={() => (reportOpen.value = false)}>✕</button>
      </header>
      {name === null ? <p>{bring.inventedMore}</p> : null}
      <Facts info={info} />
      <p>{bring.skipped(info.skipped.length)}</p>
      <ul lang="en">
        {info.skipped.slice(0, LISTED).map(({ where, why }) => <li key={where}><b>{where}</b>: {why}</li>)}
        {info.skipped.length > LISTED ? <li lang={format.value.tag}>{bring.andMore(info.skipped.length - LISTED)}</li> : null}
      </ul>
      {info.warnings.length ? <h3>{bring.warnings}</h3> : null}
      <ul lang="en">{info.warnings.map(({ code, text }) => <li key={code}>{text}</li>)}</ul>
      {name === null ? null : (
        <button type="button" class="button" onClick={() => ((reportOpen.value = false), void openSample())}>{top.sample}</button>
      )}
    </dialog>
  );
}

function Facts({ info }: { info: Info }) {
  const { bring } = words.value;
  const { count, date } = format.value;
  const facts: [string, string][] = [
    [bring.kind, info.format],
    [bring.posts, count(info.posts)],
    [bring.authors, count(info.authors)],
  ];
  if (info.captured_at) facts.push([bring.captured, date(info.captured_at)]);
  if (info.timelines > 1) facts.push([bring.feeds, bring.feedsOf(info.timelines, info.names?.[0] ?? '1')]);
  if (info.duplicates) facts.push([bring.duplicates, count(info.duplicates)]);
  return (
    <dl>
      {facts.map(([what, value]) => <div key={what}><dt>{what}</dt><dd>{value}</dd></div>)}
      <div>
        <dt>{bring.known}</dt>
        <dd>
          <ul class="known">
            {Object.entries(info.columns).map(([name, { known }]) => (
              <li key={name} class={known ? '' : 'quiet'}><code>{name}</code> {bring.knownOf(known, info.posts)}</li>
            ))}
          </ul>
        </dd>
      </div>
    </dl>
  );
}
