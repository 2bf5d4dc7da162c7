// One step of a lesson: what is told, what is asked, then the figure beside the prediction, then what it means.
// The print style shows it as a sheet with room to write.

import { useEffect, useRef } from 'preact/hooks';
import type { Lesson, LessonStep } from '../../../lessons/player';
import { tag } from '../words';
import { Figure, shownAs } from './Figure';
import { addressOf, place } from './lessons';
import { failed, isAnswered, keyOf, leave, onOwnFile, ownFile, played, predictions, progress } from './playing';
import { Question } from './Question';
import { words } from './words';

export function LessonPage({ lesson }: { lesson: Lesson }) {
  const { stepOf, back, next } = words.value;
  const { step, last } = place.value;
  const language = tag.value;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [lesson.id, step]);
  const told = lesson.steps[step - 1];
  return (
    <article class="lesson">
      <h1 ref={heading} tabIndex={-1}>{lesson.title[language]}</h1>
      <p class="quiet">
        {stepOf(step, last)} <progress value={step} max={last} aria-label={stepOf(step, last)} />
      </p>
      {step === 1 ? <Opening lesson={lesson} /> : null}
      {told ? <Step key={step} lesson={lesson} number={step} told={told} /> : <Exit lesson={lesson} />}
      <nav class="turn">
        {step > 1 ? <a class="button" href={addressOf(lesson, step - 1)}>{back}</a> : <span />}
        {step < last && (told ? isAnswered.value : true) ? <a class="button" href={addressOf(lesson, step + 1)}>{next}</a> : null}
      </nav>
    </article>
  );
}

function Opening({ lesson }: { lesson: Lesson }) {
  const { own, bring } = words.value;
  const language = tag.value;
  const file = ownFile.value;
  const more = 'or_bring' in lesson.uses ? lesson.uses.or_bring : undefined;
  return (
    <>
      <p class="about-lesson">{lesson.about[language]}</p>
      {'sample' in lesson.uses && file ? (
        <p><label><input type="checkbox" checked={onOwnFile.value} onChange={() => (onOwnFile.value = !onOwnFile.value)} /> {own(file.name ?? '')}</label></p>
      ) : null}
      {more ? <details><summary>{bring}</summary><p>{more[language]}</p></details> : null}
    </>
  );
}

function Step({ lesson, number, told }: { lesson: Lesson; number: number; told: LessonStep }) {
  const { computing, world, stop, stopped, again } = words.value;
  const language = tag.value;
  const now = played.value;
  const key = keyOf(lesson, number);
  return (
    <>
      <p class="say">{told.say[language]}</p>
      {told.predict ? <Question key={key} id={key} ask={told.predict} /> : null}
      {isAnswered.value && !now && !failed.value ? (
        <p class="computing" role="status">
          {progress.value ? <><progress value={progress.value.done} max={progress.value.of} /> {world(progress.value.done, progress.value.of)}</> : computing}{' '}
          <button type="button" class="plain" onClick={() => { leave(); failed.value = stopped; }}>{stop}</button>
        </p>
      ) : null}
      {failed.value ? <p role="alert">{failed.value} <a href={addressOf(lesson, number)} onClick={() => dispatchEvent(new HashChangeEvent('hashchange'))}>{again}</a></p> : null}
      {now ? (
        <>
          {now.figure ? <Figure figure={now.figure} /> : null}
          <Verdict now={now} said={predictions.value.get(key)} told={told} />
          <p class="note">{now.note}</p>
        </>
      ) : null}
    </>
  );
}

interface VerdictProps {
  now: NonNullable<typeof played.value>;
  said: number | undefined;
  told: LessonStep;
}

/** The prediction beside what came out. */
function Verdict({ now: { answer, right, choices }, said, told: { predict } }: VerdictProps) {
  const { yours, was, right: isRight, wrong, none, open } = words.value;
  if (!predict || said === undefined) return null;
  if (predict.slider) {
    const as = predict.slider.as;
    return <p class="verdict">{yours(shownAs(said, as))} {answer === undefined ? '' : was(shownAs(answer, as))}</p>;
  }
  if (right === undefined) return <p class="verdict">{yours(`“${choices?.[said] ?? ''}”`)} {open}</p>;
  return <p class="verdict">{yours(`“${choices?.[said] ?? ''}”`)} {right === said ? isRight : right < 0 ? none : wrong(choices?.[right] ?? '')}</p>;
}

function Exit({ lesson }: { lesson: Lesson }) {
  const { exit, sources } = words.value;
  const language = tag.value;
  return (
    <>
      <h2>{exit}</h2>
      <p class="say">{lesson.exit[language]}</p>
      {lesson.sources?.length ? (
        <>
          <h3>{sources}</h3>
          <dl class="quiet">{lesson.sources.map(({ what, where }) => <div key={where}><dt>{what[language]}</dt><dd lang="en">{where}</dd></div>)}</dl>
        </>
      ) : null}
    </>
  );
}
