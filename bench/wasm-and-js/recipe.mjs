// bench/recipe.json in JavaScript, for the two ways that are compared with the engine: score of one post, and the
// spread over an order. Not used anywhere else: the page has no second formula.
const HALF_LIFE_HOURS = 12;

/** The part of the score that the weights make. Unknown counts add nothing. */
export function weighed(likes, replies, reposts, weight) {
  return (Number.isNaN(likes) ? 0 : Math.log1p(likes)) + weight * (Number.isNaN(replies) ? 0 : Math.log1p(replies)) +
    0.5 * (Number.isNaN(reposts) ? 0 : Math.log1p(reposts));
}

/** What it is multiplied by: freshness, strangers, shouting. */
export function factor(ageHours, isStranger, isShouting) {
  return 2 ** (-ageHours / HALF_LIFE_HOURS) * (isStranger ? 0.75 : 1) * (isShouting ? 0.5 : 1);
}

/** Unicode letters that are capitals, as a share; NaN without letters. */
export function isShouting(text) {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const capitals = text.match(/[\p{Lu}\p{Lt}]/gu)?.length ?? 0;
  const characters = [...text].length;
  const exclamations = text.match(/!/g)?.length ?? 0;
  return (letters > 0 && capitals / letters > 0.5 && characters > 20) || exclamations >= 3;
}

export const spreadFactor = (k) => 0.75 * 0.5 ** k + 0.25;
