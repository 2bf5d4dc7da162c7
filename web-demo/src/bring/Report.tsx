// What was read and what was not: format, posts, people, what the file knows, and every entry that was left out with
// its place and the reason.

import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Info } from 'limpid/worker';
import { type Feed, openSample, reportOpen } from '../state';
import { Late } from '../Late';
import { format, words } from '../words';

/** Entries listed before "and … more". */
const LISTED = 20;

const options = () => import('./Options');

export function Report({ feed: now }: { feed: Feed }) {
  const { info, name } = now;
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
      <ul lang="en">{info.warnings.map(({ code, first, text }) => <li key={`${code} ${first}`}>{text}</li>)}</ul>
      {reportOpen.value ? <Late load={options} given={{ feed: now }} /> : null}
      {name === null ? null : (
        <button type="button" class="button" onClick={backToSample}>{top.sample}</button>
      )}
    </dialog>
  );
}

function backToSample() {
  reportOpen.value = false;
  void openSample();
}

function Facts({ info }: { info: Info }) {
  const { bring } = words.value;
  const { count, date } = format.value;
  const facts = [
    [bring.kind, info.format],
    [bring.posts, count(info.posts)],
    [bring.authors, count(info.authors)],
    [bring.feeds, info.timelines > 1 && bring.feedsOf(info.timelines, info.names?.[0] ?? '1')],
    [bring.captured, info.captured_at && date(info.captured_at)],
    [bring.duplicates, info.duplicates > 0 && count(info.duplicates)],
  ] as const;
  return (
    <dl>
      {facts.map(([what, value]) => value ? <Fact key={what} what={what}>{value}</Fact> : null)}
      <Columns info={info} />
    </dl>
  );
}

/** The columns by how much the file knows of them: of every post, of some, of none. */
function Columns({ info: { columns, posts } }: { info: Info }) {
  const { bring } = words.value;
  const all = Object.entries(columns).map(([name, { known }]) => ({ name, known }));
  const groups = [
    [bring.knownAlways, all.filter(({ known }) => known === posts).map(({ name }) => name)],
    [bring.knownSometimes, all.filter(({ known }) => known > 0 && known < posts).map(({ name, known }) => bring.knownOf(name, known, posts))],
    [bring.knownNever, all.filter(({ known }) => known === 0).map(({ name }) => name)],
  ] as const;
  return <>{groups.map(([what, names]) => names.length ? <Fact key={what} what={what}><code>{names.join(', ')}</code></Fact> : null)}</>;
}

const Fact = ({ what, children }: { what: string; children: ComponentChildren }) => (
  <div>
    <dt>{what}</dt>
    <dd>{children}</dd>
  </div>
);
