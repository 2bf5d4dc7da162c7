// Sentences that hold more than text: a message with `{name}` in it, and what stands there.
// Comes in: "{label} × {weight}" and { label: "Likes", weight: <NumberField …/> }. Goes out: nodes in the message's order,
// so that each language may put its numbers where its grammar wants them.

import { type ComponentChildren, Fragment } from 'preact';
import { format } from '.';

export function fill(message: string, slots: Record<string, ComponentChildren>): ComponentChildren {
  return message
    .split(/\{([^}]+)\}/)
    .map((part, i) => (i % 2 ? <Fragment key={part}>{slots[part]}</Fragment> : part));
}

/** "a, b and c", where a, b and c are nodes. */
export function listing(items: readonly ComponentChildren[]): ComponentChildren {
  const joints = format.value.joints(items.length);
  return items.map((item, i) => (
    <Fragment key={i}>
      {joints[i]}
      {item}
    </Fragment>
  ));
}

/** A label in the middle of a sentence: "Likes" becomes "likes", "URL" stays. */
export const inline = (label: string): string => label.replace(/^\p{Lu}(?=\p{Ll}|\p{Zs}|’)/u, (first) => first.toLowerCase());
