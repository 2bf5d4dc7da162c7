// Measure: what your order does to what the platform served, or to any other. One column of figures, each with its
// sentence, its table and its files; the whole prints as a report.

import type { ComponentChildren } from 'preact';
import { NumberBox } from '../choose/NumberBox';
import { engine, type Feed } from '../state';
import { words as page } from '../words';
import { fill } from '../words/slots';
import { against, answer, deserved, group, groupings, isBusy, labels, refused, seen } from './asked';
import { Detection } from './Detection';
import { Lorenz, Shares } from './Exposure';
import { Groups } from './Groups';
import { LedgerFigures } from './LedgerFigures';
import { Moved } from './Moved';
import { SilentPeople } from './Silent';
import { Slopes } from './Slopes';
import { words } from './words';

export function Screen({ feed }: { feed: Feed }) {
  const { heading, print, busy, badge } = words.value;
  const now = answer.value;
  const before = now ? nameOf(now.before) : '';
  return (
    <main class={`measure${isBusy.value ? ' busy' : ''}`} aria-busy={isBusy.value}>
      <header>
        <h1>{heading}</h1>
        <span class="badge" title={badge.measured}>{badge.name}</span>
        <button type="button" class="plain" onClick={() => window.print()}>{print}</button>
      </header>
      <Question feed={feed} />
      {refused.value ? <p class="refused" role="alert" lang="en">{refused.value}</p> : null}
      {now ? (
        <>
          <Slopes slopes={now.slopes} comparison={now.comparison} before={before} />
          <Moved comparison={now.comparison} before={before} />
          <Shares comparison={now.comparison} before={before} />
          <Lorenz comparison={now.comparison} before={before} />
          <SilentPeople comparison={now.comparison} before={before} seen={now.seen} />
          <Groups comparison={now.comparison} before={before} />
          <LedgerFigures ledger={now.ledger} />
          <Detection />
        </>
      ) : <p class="starting">{busy}</p>}
    </main>
  );
}

const nameOf = (id: string): string => page.value.recipe(id, engine.value?.recipes.find((one) => one.id === id)?.name ?? id);

/** The question as a sentence whose words can be changed. */
function Question({ feed: { info } }: { feed: Feed }) {
  const { question } = words.value;
  return (
    <p class="sentence">
      {fill(question.whole(info.posts), {
        against: <Choice label={question.against} value={against.value} onChange={(to) => (against.value = to)}
          options={(engine.value?.recipes ?? []).map(({ id }) => [id, nameOf(id)])} />,
        seen: <NumberBox label={question.seen} value={seen.value} min={0} max={info.posts} onDone={(to) => (seen.value = to)} />,
        group: groupings.value.length
          ? <Choice label={question.group} value={group.value} onChange={(to) => (group.value = to)} options={groupings.value.map((name) => [name, name])} />
          : question.noGroup,
        deserved: labels.value.length
          ? <Choice label={question.deserved} value={deserved.value} onChange={(to) => (deserved.value = to)} options={[['', question.noLabel], ...labels.value.map((name): [string, string] => [name, name])]} />
          : question.noLabels,
      })}
    </p>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  options: readonly (readonly [string, string])[];
  onChange: (to: string) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps): ComponentChildren {
  return (
    <select class="recipe-menu" aria-label={label} value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
      {options.map(([id, name]) => <option key={id} value={id}>{name}</option>)}
    </select>
  );
}
