// What can be done with the timeline that is open: put beside it whom one follows, hide the names, keep it here.

import { brought, disguise, type Feed, isDisguised, keepFeed, openAffinity } from '../state';
import { format } from '../words';
import { forgetEverything } from './forget';
import { type Term, TERMS, forgetTimeline, kept, notKept } from './kept';
import { OpenButton } from './OpenButton';
import { words } from './words';

export function Screen({ feed: { name, info } }: { feed: Feed }) {
  return (
    <>
      {name === null ? null : <People posts={info.posts} />}
      <Names />
      {name === null ? null : <Keep />}
      <Forget />
    </>
  );
}

function People({ posts }: { posts: number }) {
  const { people, peopleMore, openPeople, told, toldNothing, columns } = words.value;
  const news = brought.value;
  return (
    <section class="option">
      <h3>{people}</h3>
      <p>{peopleMore}</p>
      <OpenButton label={openPeople} onFiles={openAffinity} />
      {news ? <p role="status">{news.length ? told : toldNothing}</p> : null}
      {news?.length ? <ul>{news.map(({ column, before, after }) => <li key={column}>{columns(column, before, after, posts)}</li>)}</ul> : null}
    </section>
  );
}

function Names() {
  const { names, namesMore } = words.value;
  return (
    <section class="option">
      <label><input type="checkbox" checked={isDisguised.value} onChange={({ currentTarget }) => void disguise(currentTarget.checked)} /> {names}</label>
      <p class="quiet">{namesMore}</p>
    </section>
  );
}

function Keep() {
  const { keep, keepMore, not, term, until, failed } = words.value;
  const now = kept.value;
  const choose = (days: number) => void (days ? keepFeed(days as Term) : forgetTimeline());
  return (
    <section class="option">
      <label>
        {keep}{' '}
        <select value={String(now?.days ?? 0)} onChange={({ currentTarget }) => choose(Number(currentTarget.value))}>
          <option value="0">{not}</option>
          {TERMS.map((days) => <option key={days} value={String(days)}>{term[days]}</option>)}
        </select>
      </label>
      <p class="quiet">{now ? until(now.name, format.value.date(now.until)) : keepMore}</p>
      {notKept.value ? <p role="alert">{failed[notKept.value]}</p> : null}
    </section>
  );
}

function Forget() {
  const { forget, forgetMore } = words.value;
  return (
    <section class="option">
      <button type="button" class="button" onClick={() => void forgetEverything()}>{forget}</button>
      <p class="quiet">{forgetMore}</p>
    </section>
  );
}
