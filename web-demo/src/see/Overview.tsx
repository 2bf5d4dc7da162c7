// The whole feed as a strip beside it, top to end: what rose, what sank, what is hidden; and where the window stands.
// Drawn from the order itself (typed arrays), a line for each pixel; a touch goes there.

import { useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { type Feed, ranked, revision } from '../state';
import { words } from '../words';
import { moveTo, scrollers } from './cursor';

const WIDTH = 10;
/** A drag redraws it where it comes to rest. */
const AT_REST = 250;

export function Overview({ feed: { mine } }: { feed: Feed }) {
  const { see } = words.value;
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawn = useSignal(0);
  useEffect(() => {
    let isStale = false;
    const timer = setTimeout(() => {
      mine.arrays().then(({ order, from }) => {
        if (isStale || !canvas.current) return;
        draw(canvas.current, order, from, ranked.value?.hiddenCount ?? 0);
        drawn.value += 1;
      }, () => {});
    }, AT_REST);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [mine, revision.value]);

  const go = (event: PointerEvent) => {
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    moveTo('mine', Math.floor(((event.clientY - box.top) / box.height) * scrollers.mine.count.value));
  };
  return (
    // The list itself is what keyboard and screen reader use; this is a picture of it.
    <div class="overview" aria-hidden="true" title={`${see.overview}. ${see.overviewMore}`} onPointerDown={go}>
      <canvas ref={canvas} width={WIDTH} height={600} data-drawn={drawn.value} />
      <Window />
    </div>
  );
}

/** Where the window onto the list stands. */
function Window() {
  const box = useRef<HTMLElement>(null);
  useSignalEffect(() => {
    const { range, count } = scrollers.mine;
    const of = Math.max(1, count.value);
    if (!box.current) return;
    box.current.style.top = `${(100 * range.value.first) / of}%`;
    box.current.style.height = `${(100 * (range.value.last - range.value.first + 1)) / of}%`;
  });
  return <i ref={box} />;
}

function draw(canvas: HTMLCanvasElement, order: Uint32Array, from: Uint32Array, hidden: number): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const style = getComputedStyle(canvas);
  const [rose, sank, gone] = ['--touch', '--line', '--quiet'].map((name) => style.getPropertyValue(name).trim() || 'gray');
  const of = order.length + hidden || 1;
  context.clearRect(0, 0, canvas.width, canvas.height);
  for (let y = 0; y < canvas.height; y += 1) {
    const [first, end] = [Math.floor((y * of) / canvas.height), Math.max(Math.floor((y * of) / canvas.height) + 1, Math.floor(((y + 1) * of) / canvas.height))];
    if (first >= order.length) {
      context.fillStyle = gone ?? 'gray';
      if (y % 3 === 0) context.fillRect(0, y, WIDTH, 1);
      continue;
    }
    let up = 0;
    for (let rank = first; rank < Math.min(end, order.length); rank += 1) {
      const served = from[order[rank] ?? 0] ?? 0;
      up += Number(served > rank + 1);
    }
    const share = up / (Math.min(end, order.length) - first);
    context.fillStyle = sank ?? 'gray';
    context.fillRect(0, y, WIDTH, 1);
    context.globalAlpha = share;
    context.fillStyle = rose ?? 'teal';
    context.fillRect(0, y, WIDTH, 1);
    context.globalAlpha = 1;
  }
}
