// What an expression may hold, for completion. Columns come from the file on show; functions are the format's
// (docs/recipe.md). A test asks the engine about each, so that none stands here that it does not know.

/** Functions with what goes between their parentheses. */
export const FUNCTIONS: Readonly<Record<string, string>> = {
  abs: 'x', sqrt: 'x', exp: 'x', exp2: 'x', log: 'x', log2: 'x', log10: 'x', log1p: 'x', min: 'x, y', max: 'x, y', clamp: 'x, 0, 1',
  floor: 'x', ceil: 'x', sign: 'x', round: 'x', if: 'flag, x, y', known: 'x', or_else: 'x, 0', has: 'text, list', count: 'text, list',
  half_life: 'age, hours', rate: 'count, of, prior', wilson: 'up, n, z', percentile: 'x', mean: 'x, by author', sum: 'x, by author',
  highest: 'x', lowest: 'x', number: '',
};
export const WORDS = ['and', 'or', 'not', 'in', 'by', 'true', 'false'] as const;

export interface Completion {
  readonly text: string;
  /** Shown beside it: what a function takes. */
  readonly more: string;
}

/** The name that ends at the cursor: letters, digits, `_`, `.`, and `@` before a list. */
const NAME = /@?[\p{L}_][\p{L}\p{N}_.]*$/u;

export const nameBefore = (text: string): string => NAME.exec(text)?.[0] ?? (text.endsWith('@') ? '@' : '');

/** What may complete the name; the best first, never the name itself. */
export function completionsOf(name: string, columns: readonly string[], lists: readonly string[]): Completion[] {
  if (name === '') return [];
  const all: Completion[] = name.startsWith('@')
    ? lists.map((list) => ({ text: `@${list}`, more: '' }))
    : [
        ...columns.map((column) => ({ text: column, more: '' })),
        ...Object.entries(FUNCTIONS).map(([text, takes]) => ({ text, more: `(${takes})` })),
        ...WORDS.map((text) => ({ text, more: '' })),
      ];
  const lower = name.toLowerCase();
  const rank = ({ text }: Completion) => (text.startsWith(lower) ? 0 : 1);
  return all.filter(({ text }) => text !== name && text.toLowerCase().includes(lower)).sort((a, b) => rank(a) - rank(b)).slice(0, 8);
}
