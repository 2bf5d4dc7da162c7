// The list holds a million rows and is exact at both ends: the arithmetic alone, no browser.

import { describe, expect, test } from 'vitest';
import {
  afterScroll, EDGE, indexAt, MAX_HEIGHT, offsetOf, realHeight, sizeOf, toReal, totalOf, toVirtual,
} from '../src/list/geometry';

const viewport = 600;
const million = [{ count: 1_000_000, size: 80 }, { count: 1, size: 48 }, { count: 12, size: 32 }];
const extent = { total: totalOf(million), viewport };
const lastTop = extent.total - viewport;

describe('rows of several heights', () => {
  const segments = [{ count: 3, size: 80 }, { count: 1, size: 48 }, { count: 2, size: 32 }];
  test.each([
    [0, 0, 80],
    [2, 160, 80],
    [3, 240, 48], // the line that ends the feed
    [4, 288, 32], // the first hidden post
    [5, 320, 32],
  ])('item %i begins at %i px and is %i px tall', (index, offset, size) => {
    expect(offsetOf(segments, index)).toBe(offset);
    expect(sizeOf(segments, index)).toBe(size);
    expect(indexAt(segments, offset)).toBe(index);
    expect(indexAt(segments, offset + size - 0.5)).toBe(index);
  });
  test('outside, the nearest item answers', () => {
    expect(indexAt(segments, -40)).toBe(0); // overscroll on a Mac
    expect(indexAt(segments, 9_999)).toBe(5);
    expect(indexAt([], 0)).toBe(0);
  });
  test('an empty segment takes no room', () => {
    expect(indexAt([{ count: 0, size: 80 }, { count: 1, size: 48 }], 0)).toBe(0);
  });
});

describe('a list that fits', () => {
  test('is not compressed at all', () => {
    const small = { total: 32_000, viewport };
    for (const top of [0, 1, 12_345.5, 31_400]) expect(toVirtual(top, small)).toBe(top);
    expect(toVirtual(99_999, small)).toBe(31_400);
  });
});

describe('a million rows', () => {
  test('the box never grows past what browsers hold', () => {
    expect(extent.total).toBeGreaterThan(80_000_000);
    expect(realHeight(extent)).toBe(MAX_HEIGHT);
  });
  test('both ends are exact', () => {
    expect(toVirtual(0, extent)).toBe(0);
    expect(toVirtual(MAX_HEIGHT - viewport, extent)).toBe(lastTop);
    const bottom = toVirtual(MAX_HEIGHT - viewport, extent) + viewport;
    expect(indexAt(million, bottom - 1)).toBe(1_000_012); // the last hidden strip
  });
  test('near the ends a pixel is a pixel', () => {
    expect(toVirtual(80, extent)).toBe(80);
    expect(toVirtual(MAX_HEIGHT - viewport - 80, extent)).toBe(lastTop - 80);
  });
  test('there and back again: every 997th row', () => {
    for (let row = 0; row < 1_000_000; row += 997) {
      const top = Math.min(offsetOf(million, row), lastTop);
      const back = toVirtual(toReal(top, extent), extent);
      expect(Math.abs(back - top)).toBeLessThan(1e-6);
      expect(indexAt(million, back + 0.001)).toBe(indexAt(million, top + 0.001));
    }
  });
  test('further down is never higher up', () => {
    let before = -1;
    for (let real = 0; real <= MAX_HEIGHT - viewport; real += 3_333) {
      const virtual = toVirtual(real, extent);
      expect(virtual).toBeGreaterThan(before);
      before = virtual;
    }
  });
  test('a step of the wheel is exact in the compressed middle', () => {
    const virtual = offsetOf(million, 500_000);
    const real = toReal(virtual, extent);
    expect(afterScroll(virtual, real, real + 80, extent)).toBe(virtual + 80);
    expect(afterScroll(virtual, real, real - 80, extent)).toBe(virtual - 80);
  });
  test('a pull at the scroll bar is a jump', () => {
    const half = (MAX_HEIGHT - viewport) / 2;
    const row = indexAt(million, afterScroll(0, 0, half, extent));
    expect(row).toBeGreaterThan(499_000);
    expect(row).toBeLessThan(501_000);
  });
  test('End arrives at the end from anywhere', () => {
    expect(afterScroll(offsetOf(million, 500_000), 4_000_000, MAX_HEIGHT - viewport, extent)).toBe(lastTop);
    expect(afterScroll(lastTop, MAX_HEIGHT - viewport, 0, extent)).toBe(0);
  });
  test('wheeling across the border of the exact zone neither skips nor repeats a row', () => {
    let virtual = EDGE - 400;
    let real = toReal(virtual, extent);
    for (let step = 0; step < 10; step += 1) {
      const next = afterScroll(virtual, real, real + 80, extent);
      expect(next - virtual).toBe(80);
      virtual = next;
      real += 80;
    }
  });
});
