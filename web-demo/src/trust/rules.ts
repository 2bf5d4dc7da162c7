// The rules that this very page carries: its own copy of them in <head>, which the build writes from headers.mjs. While
// developing there is no copy, and headers.mjs itself is asked.

// @ts-expect-error plain JavaScript: serve.mjs, which runs without a build, imports it too
import { metaPolicy } from '../../headers.mjs';

export interface Rule {
  readonly directive: string;
  readonly allows: string;
}

export function rules(): Rule[] {
  const meta = document.querySelector<HTMLMetaElement>('meta[http-equiv="Content-Security-Policy"]');
  return (meta?.content ?? (metaPolicy as string)).split('; ').map((rule) => {
    const [directive = '', ...allows] = rule.split(' ');
    return { directive, allows: allows.join(' ') };
  });
}
