// The arithmetic of a list too tall for a browser.
//
// Browsers clamp tall boxes (Chromium at 33,554,428 px; Firefox collapses them), and a million rows need more.
// So the list has two heights: the *virtual* one, where every row has its place, and the *real* one of the box that
// scrolls, never above MAX_HEIGHT. Up to there both are the same. Above, one real pixel is one virtual pixel near
// both ends (so the first and the last row are reached exactly), and the long middle is compressed.
// Pure functions: numbers in, numbers out. Unit: CSS pixels.

/** Rows of one height: posts, then the line that ends the feed, then the strips of hidden posts. */
export interface Segment {
  readonly count: number;
  readonly size: number;
}

/** What a position is measured in: the virtual height of all rows, and the height of the window onto them. */
export interface Extent {
  readonly total: number;
  readonly viewport: number;
}

/** Tallest box to ask for. Half of it fits every browser measured, and fractions of a pixel stay exact. */
export const MAX_HEIGHT = 8_000_000;

/** How far from each end real and virtual pixels stay the same. */
export const EDGE = 1_000_000;

export const countOf = (segments: readonly Segment[]): number =>
  segments.reduce((sum, segment) => sum + segment.count, 0);

export const totalOf = (segments: readonly Segment[]): number =>
  segments.reduce((sum, segment) => sum + segment.count * segment.size, 0);

/** Where item `index` begins; the end of the list for the index after the last. */
export function offsetOf(segments: readonly Segment[], index: number): number {
  let offset = 0;
  let left = index;
  for (const { count, size } of segments) {
    if (left < count) return offset + left * size;
    offset += count * size;
    left -= count;
  }
  return offset;
}

export function sizeOf(segments: readonly Segment[], index: number): number {
  let left = index;
  for (const { count, size } of segments) {
    if (left < count) return size;
    left -= count;
  }
  return 0;
}

/** Which item covers `offset`; the first or last one for offsets outside. */
export function indexAt(segments: readonly Segment[], offset: number): number {
  let begin = 0;
  let index = 0;
  for (const { count, size } of segments) {
    const end = begin + count * size;
    if (offset < end) return Math.max(0, index + Math.floor((offset - begin) / size));
    begin = end;
    index += count;
  }
  return Math.max(0, index - 1);
}

export const realHeight = ({ total }: Extent): number => Math.min(total, MAX_HEIGHT);

/** How far each of the two can scroll. */
const virtualRoom = ({ total, viewport }: Extent): number => Math.max(0, total - viewport);
const realRoom = (extent: Extent): number => Math.max(0, realHeight(extent) - extent.viewport);

/** How many virtual pixels one real pixel stands for in the compressed middle. */
const compression = (extent: Extent): number => (virtualRoom(extent) - 2 * EDGE) / (realRoom(extent) - 2 * EDGE);

const isCompressed = ({ total }: Extent): boolean => total > MAX_HEIGHT;

export function toVirtual(real: number, extent: Extent): number {
  const room = realRoom(extent);
  const top = Math.min(Math.max(real, 0), room);
  if (!isCompressed(extent) || top <= EDGE) return top;
  if (top >= room - EDGE) return virtualRoom(extent) - (room - top);
  return EDGE + (top - EDGE) * compression(extent);
}

export function toReal(virtual: number, extent: Extent): number {
  const room = virtualRoom(extent);
  const top = Math.min(Math.max(virtual, 0), room);
  if (!isCompressed(extent) || top <= EDGE) return top;
  if (top >= room - EDGE) return realRoom(extent) - (room - top);
  return EDGE + (top - EDGE) / compression(extent);
}

/**
 * The virtual position after the box has scrolled from one real position to another.
 * A step within one screen (wheel, key, finger) moves the rows by exactly that much, also in the compressed middle;
 * a longer one is a jump (scroll bar, Home, End) and goes where the scroll bar says.
 */
export function afterScroll(virtual: number, fromReal: number, toReal: number, extent: Extent): number {
  const step = toReal - fromReal;
  const isJump = Math.abs(step) > extent.viewport;
  const atAnEnd = toReal <= 0 || toReal >= realRoom(extent);
  if (!isCompressed(extent) || isJump || atAnEnd) return toVirtual(toReal, extent);
  return Math.min(Math.max(virtual + step, 0), virtualRoom(extent));
}
