// A lesson being played: predictions that are kept, and each step's figure, computed when it is asked for.

import { computed, effect, signal } from '@preact/signals';
import type { Lesson, PlayedStep, Session } from '../../../lessons/player';
import { open, playStep } from '../../../lessons/player.js';
import { engine, feed, sentenceOf } from '../state';
import { tag } from '../words';
import { place } from './lessons';

/** Whether a lesson on a feed is played on the reader's own file. */
export const onOwnFile = signal(false);
export const ownFile = computed(() => (feed.value?.name === null ? null : feed.value));

/** By lesson and step: what was predicted, before the figure was shown. A choice's number, or the slider's. */
export const predictions = signal<ReadonlyMap<string, number>>(new Map());
/** For a class: how many hands went up for each choice. */
export const hands = signal<ReadonlyMap<string, readonly number[]>>(new Map());
export const keyOf = (lesson: Lesson, step: number): string => `${lesson.id}/${step}`;

export const played = signal<PlayedStep | null>(null);
export const progress = signal<{ done: number; of: number } | null>(null);
export const failed = signal<string | null>(null);

export function predict(key: string, value: number): void {
  predictions.value = new Map([...predictions.value, [key, value]]);
}
export function raise(key: string, choice: number, of: number, by: 1 | -1): void {
  const now = [...(hands.value.get(key) ?? Array.from({ length: of }, () => 0))];
  now[choice] = Math.max(0, (now[choice] ?? 0) + by);
  hands.value = new Map([...hands.value, [key, now]]);
}

let session: { lesson: Lesson; on: unknown; opened: Promise<Session>; stop: AbortController } | null = null;

/** One session for all steps of a lesson: a simulation is made once. */
function sessionOf(lesson: Lesson): Promise<Session> {
  const on = onOwnFile.value ? ownFile.value : null;
  if (session?.lesson === lesson && session.on === on) return session.opened;
  leave();
  const limpid = engine.value;
  if (!limpid) return Promise.reject(new Error('no engine'));
  const stop = new AbortController();
  const opened = open(limpid, lesson, {
    ...(on && 'sample' in lesson.uses ? { timeline: on.timeline } : {}),
    signal: stop.signal,
    onProgress: ({ done, of }) => (progress.value = { done, of }),
  });
  session = { lesson, on, opened, stop };
  return opened;
}

/** Stops what is being computed, and lets go of it. */
export function leave(): void {
  const old = session;
  session = null;
  progress.value = null;
  old?.stop.abort();
  void old?.opened.then((was) => was.close(), () => {});
}

/** Whether the step's figure may be shown: nothing is asked, or an answer was given. */
export const isAnswered = computed(() => {
  const { lesson, step } = place.value;
  const asks = lesson?.steps[step - 1]?.predict;
  return !asks || (lesson !== null && predictions.value.has(keyOf(lesson, step)));
});

effect(() => {
  const { lesson, step } = place.value;
  const told = lesson?.steps[step - 1];
  const language = tag.value;
  void onOwnFile.value;
  played.value = null;
  failed.value = null;
  if (!lesson || !told || !engine.value || !isAnswered.value) return;
  const isHere = () => place.value.lesson === lesson && place.value.step === step && tag.value === language;
  const begun = sessionOf(lesson);
  begun.then((now) => playStep(now, told, language)).then(
    (found) => {
      if (!isHere()) return;
      played.value = found;
      progress.value = null;
    },
    (error: unknown) => {
      // Whoever left has stopped it on purpose.
      if (isHere() && session?.opened === begun) failed.value = sentenceOf(error);
    },
  );
});
