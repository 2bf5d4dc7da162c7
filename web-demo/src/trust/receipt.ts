// Does a receipt belong to what is on the screen? Comes in: its text, and the receipt of the order in hand, which the
// engine makes anew. Goes out: field by field, whether they are the same.

import type { Receipt } from 'limpid/worker';

export const FIELDS = ['input', 'posts', 'now', 'recipe', 'engine', 'order'] as const;
export type Field = (typeof FIELDS)[number];

export interface Line {
  readonly field: Field;
  readonly given: string;
  readonly here: string;
  readonly isSame: boolean;
}

/** A receipt as it is saved here or printed by the command, or an answer that holds one; null where there is none. */
export function receiptIn(text: string): Partial<Receipt> | null {
  try {
    const json = JSON.parse(text) as { receipt?: unknown };
    const receipt = (json?.receipt ?? json) as Partial<Receipt> | null;
    return receipt && typeof receipt === 'object' && FIELDS.every((field) => field in receipt) ? receipt : null;
  } catch {
    return null;
  }
}

export const compared = (given: Partial<Receipt>, here: Receipt): Line[] =>
  FIELDS.map((field) => ({ field, given: String(given[field]), here: String(here[field]), isSame: given[field] === here[field] }));
