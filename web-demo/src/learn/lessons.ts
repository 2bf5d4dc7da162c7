// The lessons, as data; and where in them the reader is: `#/learn/good-intentions/3` opens one at a step.

import { computed } from '@preact/signals';
import type { Lesson } from '../../../lessons/player';
import { within } from '../state';

const files = import.meta.glob<Lesson>('../../../lessons/*-*.json', { eager: true, import: 'default' });

/** In the order in which they build on each other. */
const ORDER = ['who-chose-this-feed', 'one-engineer-one-night', 'good-intentions', 'a-formula-in-public'];

export const lessons: readonly Lesson[] = Object.values(files).sort((a, b) => ORDER.indexOf(a.id) - ORDER.indexOf(b.id));

export const place = computed(() => {
  const [id, step] = within.value;
  const lesson = lessons.find((one) => one.id === id) ?? null;
  const last = (lesson?.steps.length ?? 1) + 1; // the last page asks for the exit note
  return { lesson, step: Math.min(Math.max(1, Math.trunc(Number(step)) || 1), last), last };
});

export const addressOf = (lesson: Lesson, step: number): string => `#/learn/${lesson.id}/${step}`;
