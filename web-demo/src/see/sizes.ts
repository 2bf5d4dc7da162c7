// Heights of what stands in a list, in CSS pixels; page.css draws them. Multiples of eight.

export const ROW = 80;
export const END = 56;
export const STRIP = 32;
