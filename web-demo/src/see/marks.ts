// What all bars share: the colour of each step and the length of a point, as of the order on show.

import { computed } from '@preact/signals';
import { last, ranked, top } from '../state';
import { huesOf, scaleOf } from './bars';

export const hues = computed(() => huesOf(ranked.value?.recipe));
export const scale = computed(() => scaleOf([...top.value, ...last.value]));

/** The class that gives a mark its step's colour. */
export const hueOf = (step: string): string => `hue-${hues.value.get(step) ?? 0}`;
