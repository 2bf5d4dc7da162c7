// Choosing what counts: the recipe as a document, its numbers under the hand, and the order it makes.

import { batch, computed, effect, signal } from '@preact/signals';
import type { PrivilegeEntry, RankingState, Recipe, RecipeLike, RecipeNumber, RemoteRanking } from 'limpid/worker';
import { engine } from './engine';
import { type Feed, feed } from './feed';
import { type Base, type Moment, remember, stepBack, stepForward } from './history';
import { sentenceOf } from './said';

const FIRST_RECIPE = 'calmer';

/** A base, or the name of one whose recipe the engine is about to give. */
type Beginning = Base | Pick<Base, 'id'>;

export const base = signal<Base | null>(null);
/** The museum's name of the recipe begun with. */
export const recipeId = computed(() => base.value?.id ?? null);
/** The reader's ranking as it stands: counts, recipe, numbers, warnings. */
export const ranked = signal<RankingState | null>(null);
/** Grows with every new order: what depends on the order reads it. */
export const revision = signal(0);
/** The numbers as the base has them, by address; of steps that were added, as they were written. */
export const ownNumbers = signal<ReadonlyMap<string, number>>(new Map());
/** Where the hand is: numbers asked for that the engine has not answered yet. */
const asked = signal<ReadonlyMap<string, number>>(new Map());
/** Why the last number or recipe was not taken: the engine's own sentence. The order before it stays. */
export const orderRefused = signal<string | null>(null);
/** Whether the reader has moved a number yet: until then there is a hint. */
export const hasChosen = signal(false);

/** Every number of the recipe, as the hand has it now. */
export const numbers = computed<readonly RecipeNumber[]>(() =>
  (ranked.value?.numbers ?? []).map((number) => ({ ...number, value: asked.value.get(number.address) ?? number.value })),
);
export const isChanged = computed(() => {
  const [mine, own] = [ranked.value?.recipe, base.value?.recipe];
  return mine !== undefined && own !== undefined && JSON.stringify(mine) !== JSON.stringify(own);
});

/**
 * A ranking by the recipe in hand, of a timeline that is about to be shown. `rename` calls the accounts in the recipe as
 * they are called there.
 */
export function rankAsChosen(timeline: Feed['timeline'], rename: (recipe: Recipe) => Recipe): Promise<RemoteRanking> {
  const recipe = ranked.value?.recipe;
  return timeline.rank(recipe ? rename(recipe) : FIRST_RECIPE);
}

/** What the recipe in hand began with, its accounts renamed. */
export const renamedBase = (rename: (recipe: Recipe) => Recipe): Beginning =>
  base.value ? { ...base.value, recipe: rename(base.value.recipe) } : { id: FIRST_RECIPE };

/** Takes over what a new ranking says of itself. `from` is what it began with: by default what there is. */
export function take({ state }: RemoteRanking, from: Beginning = base.value ?? { id: FIRST_RECIPE }): void {
  const values = new Map(state.numbers.map(({ address, value }) => [address, value]));
  const begun: Base = 'recipe' in from ? from : { ...from, recipe: state.recipe, numbers: values };
  base.value = begun;
  ownNumbers.value = new Map([...values, ...begun.numbers]);
  asked.value = new Map();
  orderRefused.value = null;
  ranked.value = state;
  revision.value += 1;
}

/** A recipe of the museum. */
export async function chooseRecipe(id: string): Promise<void> {
  await rankBy(id, { id });
}

/** A recipe from a file, a link, the shelf. Resolves to whether the engine took it. */
export function bringRecipe(recipe: Recipe): Promise<boolean> {
  return rankBy(recipe, { id: null });
}

/** The recipe in hand, changed: steps added, moved, switched off, conditions written, lists filled. */
export async function editRecipe(change: (recipe: Recipe) => Recipe): Promise<boolean> {
  const now = ranked.value?.recipe;
  return now ? rankBy(change(now)) : false;
}

export async function backToBase(): Promise<void> {
  if (base.value) await rankBy(base.value.recipe);
}
export const undo = (): Promise<void> => returnTo(stepBack());
export const redo = (): Promise<void> => returnTo(stepForward());

async function returnTo(moment: Moment | null): Promise<void> {
  if (moment) await rankBy(moment.recipe, moment.base);
}

let newest = 0;
async function rankBy(recipe: RecipeLike, from?: Beginning): Promise<boolean> {
  const now = feed.value;
  if (!now) return false;
  const turn = (newest += 1);
  try {
    const mine = await now.timeline.rank(recipe);
    if (feed.value?.timeline !== now.timeline || turn !== newest) {
      await mine.dispose();
      return false;
    }
    const old = feed.value.mine;
    batch(() => {
      feed.value = { ...now, mine };
      take(mine, from);
    });
    await old.dispose();
    return true;
  } catch (error) {
    if (turn === newest) orderRefused.value = sentenceOf(error);
    return false;
  }
}

export function setNumber(address: string, value: number): Promise<void> {
  hasChosen.value = true;
  return setNumbers({ [address]: value });
}

/** The engine keeps only the newest value of each address while it is busy, so every movement may be sent. */
export async function setNumbers(values: Record<string, number>): Promise<void> {
  const mine = feed.value?.mine;
  if (!mine) return;
  asked.value = new Map([...asked.value, ...Object.entries(values)]);
  try {
    const state = await mine.set(values);
    if (feed.value?.mine !== mine) return;
    batch(() => {
      ranked.value = state;
      orderRefused.value = null;
      revision.value += 1;
      settle(values);
    });
  } catch (error) {
    if (feed.value?.mine !== mine) return;
    batch(() => {
      orderRefused.value = sentenceOf(error);
      settle(values);
    });
  }
}

/** Lets go of asked numbers that were answered, except where the hand has moved on. */
function settle(values: Record<string, number>): void {
  asked.value = new Map([...asked.value].filter(([address, value]) => values[address] !== value));
}

/** A drag is one gesture: it is remembered once the recipe has come to rest. */
const AT_REST = 400;
let resting: ReturnType<typeof setTimeout> | undefined;
effect(() => {
  const recipe = ranked.value?.recipe;
  if (!recipe) return;
  clearTimeout(resting);
  resting = setTimeout(() => base.value && remember({ recipe, base: base.value }), AT_REST);
});

/** Everyone whom the recipe as it stands names, and what for. Never hidden. */
export const privileges = signal<readonly PrivilegeEntry[]>([]);

effect(() => {
  const recipe = ranked.value?.recipe;
  if (!recipe) return;
  engine.value?.check(recipe).then(
    (answer) => {
      if (ranked.value?.recipe === recipe) privileges.value = answer.privileges;
    },
    () => {},
  );
});
