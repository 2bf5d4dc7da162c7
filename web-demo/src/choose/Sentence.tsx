// The living sentence above the feed: what this order is, in words, with its numbers as inputs.

import type { ComponentChildren } from 'preact';
import type { RecipeNumber } from 'limpid/worker';
import { type Feed, numbers, ranked, sentenceWhole } from '../state';
import { words } from '../words';
import { fill, inline, listing } from '../words/slots';
import { hueOf } from '../see/marks';
import { type Clause, clausesOf } from './clauses';
import { NumberField } from './NumberField';
import { RecipeMenu } from './RecipeMenu';

/** Clauses of one kind that are read out; the panel has them all. */
const READ_OUT = 6;

export function Sentence({ feed }: { feed: Feed }) {
  const state = ranked.value;
  if (!state) return null;
  const { choose } = words.value;
  const { adds, changes, moves, hides } = clausesOf(state.recipe, numbers.value);
  return (
    <p class={`sentence${sentenceWhole.value ? ' whole' : ''}`}>
      {fill(choose.intro(state.shown + state.hiddenCount, feed.info.authors), { recipe: <RecipeMenu /> })}.{' '}
      {adds.length ? <>{fill(choose.adds, { list: spoken(adds) })} </> : null}
      {changes.length ? <>{fill(choose.changes, { list: spoken(changes) })} </> : null}
      {moves.length ? <>{fill(choose.moves, { list: spoken(moves) })} </> : null}
      {hides.length ? fill(choose.hides, { list: spoken(hides) }) : null}
    </p>
  );
}

function spoken(clauses: readonly Clause[]): ComponentChildren {
  const items: ComponentChildren[] = clauses.slice(0, READ_OUT).map((clause) => <Spoken key={clause.step} clause={clause} />);
  if (clauses.length > READ_OUT) items.push(words.value.choose.andMore(clauses.length - READ_OUT));
  return listing(items);
}

function Spoken({ clause }: { clause: Clause }) {
  const { choose, label } = words.value;
  const slots: Record<string, ComponentChildren> = {
    label: <span class={`named ${hueOf(clause.step)}`}>{inline(label(clause.label))}</span>,
    list: listing([...clause.numbers.values()].map(inSentence)),
    condition: <code>{clause.key}</code>,
  };
  for (const [name, number] of clause.numbers) slots[name] = inSentence(number);
  return <>{fill(messageOf(clause, choose), slots)}</>;
}

function messageOf(clause: Clause, choose: (typeof words.value)['choose']): string {
  switch (clause.kind) {
    case 'weight': return choose.addsItem;
    case 'factor': return choose.factor;
    case 'halving': return choose.halving;
    case 'spread': return wordsFor(choose.spread, clause.key);
    case 'limit': {
      const limit = wordsFor(choose.limit, clause.key)(clause.numbers.get('at_most')?.value ?? 1);
      return clause.numbers.has('within') ? choose.inAny(limit) : choose.inRound(limit);
    }
    case 'mix': return wordsFor(choose.mix, clause.key);
    case 'pin': return clause.key === undefined ? '{label}' : choose.pin;
    case 'numbers': return choose.numbers;
    case 'plain': return '{label}';
  }
}

/** Words of their own for the keys that everybody uses; for others, the step's label. */
const wordsFor = <T,>(known: Record<string, T> & { other: T }, key = 'other'): T => known[key] ?? known.other;

const inSentence = (number: RecipeNumber) => <NumberField key={number.address} number={number} snug />;
