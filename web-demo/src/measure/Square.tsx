// A square of shares: from 0 to 100 % to the right and upward, with its grid. What is drawn in it comes from outside.

import { scaleLinear } from 'd3-scale';
import type { ComponentChildren } from 'preact';
import { format } from '../words';

const SIDE = 340;
const EDGE = 42;

/** Where a share lies, in the drawing's units. */
export const across = scaleLinear().domain([0, 1]).range([EDGE, SIDE - 8]);
export const upward = scaleLinear().domain([0, 1]).range([SIDE - EDGE, 8]);

interface Props {
  name: string;
  label: string;
  /** What is counted to the right. */
  axis: string;
  children: ComponentChildren;
}

export function Square({ name, label, axis, children }: Props) {
  const { share } = format.value;
  return (
    <svg class={`drawing square ${name}`} viewBox={`0 0 ${SIDE} ${SIDE}`} role="img" aria-label={label}>
      {across.ticks(4).map((tick) => (
        <g key={tick} class="tick">
          <line x1={across(tick)} x2={across(tick)} y1={upward(0)} y2={upward(1)} />
          <line x1={across(0)} x2={across(1)} y1={upward(tick)} y2={upward(tick)} />
          <text x={across(tick)} y={SIDE - EDGE + 16} class="middle">{share(tick)}</text>
          <text x={EDGE - 6} y={upward(tick) + 4} class="end">{share(tick)}</text>
        </g>
      ))}
      <text x={across(0.5)} y={SIDE - 6} class="middle quiet-mark">{axis}</text>
      {children}
    </svg>
  );
}
