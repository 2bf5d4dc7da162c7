// Sentences that hold more than text: a message with `{name}` in it, and what stands there.
// Comes in: "{label} × {weight}" and { label: "Likes", weight: <NumberField …/> }. Goes out: nodes in the message's order,
// so that each language may put its numbers where its grammar wants them.

import { type ComponentChildren, Fragment } from 'preact';
import { format } from '.';

export function fill(message: string, slots: Record<string, ComponentChildren>): ComponentChildren {
  return message
    .split(/\{([^}]+)\}/)
    .map((part, i) => (i % 2 ? <Fragment key={part}>{slots[part]}</Fragment> : led(i ? glued(part) : part)));
}

// Browsers may break a line before and after any input, even beside a no-break space; only a word joiner forbids it.
/** Text after a slot: its punctuation never begins a line. */
const glued = (text: string): string => text.replace(/^(?=\S)/, '\u2060');
/** Text before a slot: where it ends in a no-break space, that space means it. */
const led = (text: string): string => text.replace(/\u00a0$/, '\u00a0\u2060');

/** "a, b and c", where a, b and c are nodes. */
export function listing(items: readonly ComponentChildren[]): ComponentChildren {
  const joints = format.value.joints(items.length);
  return items.map((item, i) => (
    <Fragment key={i}>
      {i ? glued(joints[i] ?? '') : joints[i]}
      {item}
    </Fragment>
  ));
}

/** A label in the middle of a sentence: "Likes" becomes "likes", "URL" stays. */
export const inline = (label: string): string => label.replace(/^\p{Lu}(?=\p{Ll}|\p{Zs}|’)/u, (first) => first.toLowerCase());
