// A number is a colour and a length: from the steps of a post to the parts of its bar.
//
// Lifting steps (points, factors above 1) are laid end to end from the left. Lowering steps cut into them from the
// right: the cut part stays visible, hatched, because what a rule took away is half of the answer to "why here".
// Lengths come from the engine's own before and after; nothing is computed a second time.

import type { Recipe, Row, Step } from 'limpid/worker';

export interface Part {
  readonly step: string;
  readonly kind: 'lift' | 'cut';
  /** In points. */
  readonly from: number;
  readonly to: number;
}

export interface Bar {
  readonly parts: readonly Part[];
  /** How far the lifting steps alone reach. */
  readonly reach: number;
}

/** What a step changed, in points; 0 where it did not act or sank the post without end. */
export function change(step: Step): number {
  if (!step.applied || step.before == null || step.after == null) return 0;
  return step.after - step.before;
}

export function barOf(steps: readonly Step[]): Bar {
  const parts: Part[] = [];
  let reach = 0;
  for (const step of steps) {
    const lift = change(step);
    if (lift <= 0) continue;
    parts.push({ step: step.id, kind: 'lift', from: reach, to: reach + lift });
    reach += lift;
  }
  let left = reach;
  for (const step of steps) {
    const cut = Math.min(left, -change(step));
    if (cut <= 0) continue;
    parts.push({ step: step.id, kind: 'cut', from: left - cut, to: left });
    left -= cut;
  }
  return { parts, reach };
}

/** What all bars share: how many points their left and right ends stand for. */
export interface Scale {
  readonly from: number;
  readonly to: number;
}

/** Above this, as a part of the longest, bars from 0 would all look the same. */
const ALIKE = 0.9;

/** From 0 to the longest reach; where all are alike (moments, say), from a little below the shortest. */
export function scaleOf(rows: readonly Row[]): Scale {
  const reaches = rows.map((row) => barOf(row.steps ?? []).reach);
  const longest = Math.max(0, ...reaches);
  const shortest = Math.min(longest, ...reaches);
  const isAlike = shortest > ALIKE * longest && shortest < longest;
  return { from: isAlike ? shortest - (longest - shortest) / 10 : 0, to: longest || 1 };
}

export interface Share {
  readonly step: string;
  readonly label: string;
  /** Of all points given and taken, 0 to 1. */
  readonly share: number;
  readonly lowers: boolean;
}

/** How much of the points of these rows each `add` step moved. */
export function sharesOf(rows: readonly Row[]): Share[] {
  const moved = new Map<string, { label: string; points: number; net: number }>();
  for (const step of rows.flatMap((row) => row.steps ?? [])) {
    if (step.verb !== 'add') continue;
    const sum = moved.get(step.id) ?? { label: step.label ?? step.id, points: 0, net: 0 };
    sum.points += Math.abs(change(step));
    sum.net += change(step);
    moved.set(step.id, sum);
  }
  const all = [...moved.values()].reduce((sum, { points }) => sum + points, 0);
  return [...moved].map(([step, { label, points, net }]) => ({ step, label, share: all && points / all, lowers: net < 0 }));
}

const HUES = 8;

/** One colour a step, the same everywhere: the score steps of a recipe take the eight hues in turn. */
export function huesOf(recipe: Recipe | undefined): ReadonlyMap<string, number> {
  const hues = new Map<string, number>();
  const counts = new Map<string, number>();
  for (const step of recipe?.steps ?? []) {
    const verb = ['add', 'multiply', 'reshape', 'spread', 'hide'].find((name) => name in step);
    if (!verb) continue;
    const nth = (counts.get(verb) ?? 0) + 1;
    counts.set(verb, nth);
    if (verb !== 'hide') hues.set(String(step['id'] ?? `${verb}-${nth}`), (hues.size % HUES) + 1);
  }
  return hues;
}
