// The museum's recipes in groups, for the menu. They come in the museum's order, where each group stands together:
// a group begins with the recipe named here and ends where the next one begins.

import type { MuseumEntry } from 'limpid/worker';

const FIRST_OF = { calmer: 'daily', 'x-2026-09': 'x', 'msi-2018': 'facebook', 'hacker-news': 'communities' } as const;

export type Group = (typeof FIRST_OF)[keyof typeof FIRST_OF];

export function groupsOf<T extends Pick<MuseumEntry, 'id'>>(recipes: readonly T[]): [Group, T[]][] {
  const groups: [Group, T[]][] = [];
  for (const recipe of recipes) {
    const begins = FIRST_OF[recipe.id as keyof typeof FIRST_OF];
    if (begins || groups.length === 0) groups.push([begins ?? 'daily', []]);
    groups.at(-1)?.[1].push(recipe);
  }
  return groups;
}
