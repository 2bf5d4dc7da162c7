// What a step calls itself, for people: its label in the page's language, else its id.

import { ranked } from '../state';
import { words } from '../words';

/** The recipe's step with this id. Steps without one are counted by verb: "hide-2". */
export function stepWith(id: string): Record<string, unknown> | undefined {
  const steps = ranked.value?.recipe.steps ?? [];
  const [, verb = '', nth = ''] = /^(\w+)-(\d+)$/.exec(id) ?? [];
  return steps.find((step) => step['id'] === id) ?? steps.filter((step) => verb in step)[Number(nth) - 1];
}

export function labelOf(id: string): string {
  const label = stepWith(id)?.['label'];
  return typeof label === 'string' ? words.value.label(label) : id;
}
