// Learn: the lessons, a town of readers, a blind choice; or one of them, opened.

import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { type Feed, within } from '../state';
import { tag } from '../words';
import { Blind } from './Blind';
import { LessonPage } from './LessonPage';
import { addressOf, lessons, place } from './lessons';
import { leave } from './playing';
import { Town } from './Town';
import { words } from './words';

export function Screen({ feed }: { feed: Feed }) {
  const { heading, projector, print, all } = words.value;
  const isLarge = useSignal(false);
  useEffect(() => leave, []);
  const [which] = within.value;
  const { lesson } = place.value;
  return (
    <main class={`document learn${isLarge.value ? ' projector' : ''}`}>
      <header>
        {which ? <a href="#/learn">← {all}</a> : <h1>{heading}</h1>}
        <button type="button" class="plain" aria-pressed={isLarge.value} onClick={() => (isLarge.value = !isLarge.value)}>{projector}</button>
        {lesson ? <button type="button" class="plain" onClick={() => window.print()}>{print}</button> : null}
      </header>
      {lesson ? <LessonPage lesson={lesson} /> : which === 'town' ? <Town /> : which === 'blind' ? <Blind feed={feed} /> : <List />}
    </main>
  );
}

function List() {
  const { intro, minutes, begin, town, townAbout, blind, blindAbout } = words.value;
  const language = tag.value;
  const others = [{ id: 'town', title: town, about: townAbout }, { id: 'blind', title: blind, about: blindAbout }];
  return (
    <>
      <p>{intro}</p>
      <ul class="lessons">
        {lessons.map((lesson) => (
          <li key={lesson.id}>
            <h2><a href={addressOf(lesson, 1)}>{lesson.title[language]}</a> <span class="quiet">{minutes(lesson.minutes)}</span></h2>
            <p>{lesson.about[language]}</p>
            <a class="button" href={addressOf(lesson, 1)} aria-label={`${begin}: ${lesson.title[language]}`}>{begin}</a>
          </li>
        ))}
        {others.map(({ id, title, about }) => (
          <li key={id}>
            <h2><a href={`#/learn/${id}`}>{title}</a></h2>
            <p>{about}</p>
            <a class="button" href={`#/learn/${id}`} aria-label={`${begin}: ${title}`}>{begin}</a>
          </li>
        ))}
      </ul>
    </>
  );
}
