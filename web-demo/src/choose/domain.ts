// How far a slider goes and how big its steps are, from what the number is and what the recipe itself says.
//
// The ends depend on the recipe's own value only, never on where the sliders are now: the same place on a slider always
// means the same number. Typing may go beyond the slider, up to what the recipe format allows.

import type { RecipeNumber } from 'limpid/worker';

export interface Domain {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** What may be typed. */
  readonly least: number;
  readonly most: number;
  /** Only whole numbers. */
  readonly whole?: true;
}

const STEPS = 100;
/** How much room a slider leaves above the recipe's own value. */
const HEADROOM = 2.5;

const fraction: Domain = { min: 0, max: 1, step: 0.01, least: 0, most: 1 };

export function domainOf({ field }: Pick<RecipeNumber, 'field'>, own: number): Domain {
  switch (field) {
    case 'decay':
    case 'floor':
    case 'share':
      return fraction;
    case 'multiply':
      return upTo(Math.max(2, round(own)), { least: 0 });
    case 'at_most':
      return { min: 1, max: Math.max(10, 2 * own), step: 1, least: 1, most: Infinity, whole: true };
    case 'within':
      return { min: 2, max: Math.max(20, 2 * own), step: 1, least: 2, most: Infinity, whole: true };
    default:
      return own < 0 ? aroundZero(round(own)) : upTo(round(own));
  }
}

const upTo = (max: number, { least = -Infinity } = {}): Domain => ({ min: 0, max, step: max / STEPS, least, most: Infinity });

const aroundZero = (span: number): Domain => ({
  min: -span, max: span, step: span / STEPS, least: -Infinity, most: Infinity,
});

/** The round number (1, 2 or 5 times a power of ten) that leaves headroom above `own`. */
function round(own: number): number {
  const room = HEADROOM * (Math.abs(own) || 1);
  const power = 10 ** Math.floor(Math.log10(room));
  return power * ([1, 2, 5, 10].find((digit) => digit * power >= room * 0.999) ?? 10);
}

/** The nearest step, within what may be typed; without the dust of binary fractions. */
export function snap(value: number, domain: Domain): number {
  return allowed(Number((Math.round(value / domain.step) * domain.step).toPrecision(12)), domain);
}

/** What was typed, as near as the recipe format takes it. */
export function allowed(value: number, { least, most, whole }: Domain): number {
  return Math.min(most, Math.max(least, whole ? Math.round(value) : value));
}
