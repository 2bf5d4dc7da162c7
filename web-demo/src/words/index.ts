// The language of the page: chosen from what the browser asks for, changed by one switch, applied everywhere at once.
// Goes out: `words` (messages) and `format` (numbers, dates), both signals: a component that reads one follows it.

import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { en, type Messages } from './en';
import { type Formats, formatsFor, type Tag } from './format';
import { fr } from './fr';

export type { Messages } from './en';
export type { Formats, Tag } from './format';

const languages = { en, fr } satisfies Record<Tag, (f: ReturnType<typeof formatsFor>) => Messages>;
export const tags = Object.keys(languages) as Tag[];

const wanted = navigator.languages.map((language) => language.slice(0, 2));
export const tag = signal<Tag>(tags.find((known) => known === wanted.find((w) => tags.includes(w as Tag))) ?? 'en');

export const format = computed(() => formatsFor(tag.value));
export const words = computed<Messages>(() => languages[tag.value](format.value));

/**
 * The words of one screen or tool, kept beside it so that they are loaded with it: the second language has the first
 * one's type, so nothing can be forgotten.
 */
export const wordsIn = <M>(own: { en: (f: Formats) => M; fr: (f: Formats) => NoInfer<M> }): ReadonlySignal<M> =>
  computed(() => own[tag.value](format.value));

/** A language's own name, for the switch. */
export const nameOf = (other: Tag): string => languages[other](formatsFor(other)).name;

effect(() => {
  document.documentElement.lang = tag.value;
  document.title = words.value.title;
});
