// Why a post stands where it stands: the post itself, a sentence, and its way from 0 to the score.

import { useEffect, useRef } from 'preact/hooks';
import type { Explanation, HiddenRow, Row } from 'limpid/worker';
import { explanation } from '../state';
import { format, words } from '../words';
import { inline } from '../words/slots';
import { Byline } from '../see/Byline';
import { change } from '../see/bars';
import { Counts } from '../see/Counts';
import { close } from '../see/cursor';
import { labelOf } from '../see/labels';
import { Against } from './Against';
import { Lift } from './Lift';
import { Moves } from './Moves';
import { ReceiptOf } from './ReceiptOf';
import { travel } from './order';
import { replays } from './replay';
import { Waterfall } from './Waterfall';

export function Why({ row }: { row: Row | HiddenRow }) {
  const { why, see } = words.value;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [row.id]);
  const answer = explanation.value?.id === row.id ? explanation.value : null;
  return (
    <section class="why" aria-labelledby="why-heading">
      <header>
        <h2 id="why-heading" ref={heading} tabIndex={-1}>
          {answer?.rank ? why.heading(answer.rank, answer.of) : answer ? why.hiddenHeading : '…'}
        </h2>
        <button type="button" class="plain" aria-label={why.close} title={why.close} onClick={close}>✕</button>
      </header>
      {answer ? <p class="answer">{sentenceFor(answer)}</p> : null}
      <blockquote>
        <p class="text" dir="auto">{row.text || see.noText}</p>
        <footer class="about">
          <Byline row={row} />
          <Counts counts={row.counts} />
        </footer>
      </blockquote>
      {answer ? (
        <>
          <h3>{why.steps}</h3>
          <Waterfall explanation={answer} />
          <Moves explanation={answer} />
          <Proof explanation={answer} />
          <Against />
          <Lift />
          <ReceiptOf />
        </>
      ) : null}
    </section>
  );
}

function Proof({ explanation: answer }: { explanation: Explanation }) {
  const { why } = words.value;
  const holds = replays(answer);
  return <p class="proof quiet" data-holds={holds}>{holds ? `✓ ${why.replayed}` : why.notReplayed}</p>;
}

/** How many steps the sentence names on each side. */
const NAMED = 2;

function sentenceFor(answer: Explanation): string {
  const { why } = words.value;
  if (answer.hidden.length > 0) return why.hiddenSentence(answer.hidden.map(labelOf), answer.would_be ?? null);
  const strongest = (sign: 1 | -1) =>
    answer.steps
      .map((step) => ({ id: step.id, points: sign * change(step) }))
      .filter(({ points }) => points > 0)
      .sort((a, b) => b.points - a.points)
      .slice(0, NAMED)
      .map(({ id, points }) => why.points(inline(labelOf(id)), format.value.figure(sign * points)));
  const { start, by } = travel(answer);
  const moved = by.length > 0 ? why.moved(start, by.map((id) => inline(labelOf(id)))) : '';
  return why.sentence(format.value.figure(answer.score), strongest(1), strongest(-1)) + moved;
}
