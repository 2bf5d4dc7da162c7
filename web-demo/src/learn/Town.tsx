// A town of readers: one pool of posts, many people, several orders side by side. Each world is shown as it is finished;
// what cannot be told apart from the first arm says so.

import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { ScenarioEntry, SimulatedFigure, SimulationResult } from 'limpid/worker';
import { NumberBox } from '../choose/NumberBox';
import { engine, sentenceOf } from '../state';
import { format } from '../words';
import { words } from './words';

const WORLDS = 8;
const MOST_WORLDS = 100;

export function Town() {
  const { town, townAbout, scenario, run, worlds, world, stop, invented, badge } = words.value;
  const all = engine.value?.scenarios ?? [];
  const chosen = useSignal(all[0]?.id ?? '');
  const seeds = useSignal(WORLDS);
  const result = useSignal<SimulationResult | null>(null);
  const done = useSignal<{ done: number; of: number } | null>(null);
  const failed = useSignal<string | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const begin = async () => {
    running.current?.abort();
    const own = new AbortController();
    running.current = own;
    failed.value = null;
    done.value = { done: 0, of: seeds.value };
    try {
      const found = await engine.value?.simulate(chosen.value, { seeds: seeds.value, signal: own.signal, onProgress: ({ done: n, of }) => (done.value = { done: n, of }) });
      if (found) result.value = found;
    } catch (error) {
      if (!own.signal.aborted) failed.value = sentenceOf(error);
    } finally {
      if (running.current === own) done.value = null;
    }
  };

  const entry = all.find(({ id }) => id === chosen.value);
  return (
    <article class="town">
      <h1>{town}</h1>
      <p>{townAbout}</p>
      <p class="row">
        <select aria-label={scenario} value={chosen.value} onChange={({ currentTarget }) => (chosen.value = currentTarget.value)}>
          {all.map(({ id, scenario: one }) => <option key={id} value={id}>{one.name ?? id}</option>)}
        </select>
        <NumberBox label={worlds} value={seeds.value} min={2} max={MOST_WORLDS} onDone={(to) => (seeds.value = to)} /> {worlds}
        <button type="button" class="button" onClick={() => void begin()}>{run}</button>
      </p>
      {entry ? <About entry={entry} heading={invented} /> : null}
      {done.value ? <p role="status"><progress value={done.value.done} max={done.value.of} /> {world(done.value.done, done.value.of)} <button type="button" class="plain" onClick={() => running.current?.abort()}>{stop}</button></p> : null}
      {failed.value ? <p role="alert" lang="en">{failed.value}</p> : null}
      {result.value ? <p><span class="badge model">{badge.model[0]}</span> <span class="quiet">{badge.model[1]}</span></p> : null}
      {result.value ? <Outcomes result={result.value} /> : null}
    </article>
  );
}

function About({ entry: { scenario }, heading }: { entry: ScenarioEntry; heading: string }) {
  return (
    <div lang="en">
      <p>{scenario.about}</p>
      <details><summary lang="">{heading}</summary><p class="quiet">{scenario.invented}</p></details>
    </div>
  );
}

function Outcomes({ result: { outcomes, arms } }: { result: SimulationResult }) {
  const { outcomes: heading } = words.value;
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label={heading}>
      <table class="outcomes" lang="en">
        <thead><tr><th scope="col" lang="">{heading}</th>{arms.map(({ arm, name }) => <th key={arm} scope="col">{name}</th>)}</tr></thead>
        <tbody>
          {outcomes.map(({ key, label, about }) => (
            <tr key={key}>
              <th scope="row" title={about}>{label}</th>
              {arms.map(({ arm, outcomes: of }) => <td key={arm}><One figure={of[key]} /></td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function One({ figure }: { figure: SimulatedFigure | { value: null; reason: string } | undefined }) {
  const { apart, notApart, sameAs, undefined: none, spread } = words.value;
  const { figure: shown } = format.value;
  if (!figure || 'reason' in figure) return <span class="quiet" title={figure?.reason}>{none}</span>;
  const { difference } = figure;
  const told = difference ? (difference.same ? sameAs : difference.told_apart ? apart : notApart) : '';
  return (
    <span title={[told, figure.sd === null ? '' : spread(shown(figure.sd))].filter(Boolean).join('; ')} class={difference && !difference.told_apart ? 'quiet' : ''}>
      {shown(figure.mean)}{difference?.told_apart ? <span class="said"> {apart}</span> : null}
    </span>
  );
}
