// docs/hosting.md, held against the one source of the headers: what it tells people to send is what we send.

import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { headers } from '../headers.mjs';

const text = await readFile(new URL('../../docs/hosting.md', import.meta.url), 'utf8');
const block = (language) => new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 's').exec(text)[1];
/** The headers in a host's own language: name and value of each line that is one. */
const said = (language, line) => Object.fromEntries([...block(language).matchAll(line)].map(([, name, value]) => [name, value]));
const all = { 'Cache-Control': 'no-cache', ...headers };

test.each([
  ['nginx', /^ *add_header (\S+) "(.*)" always;$/gm],
  ['caddy', /^ {4}([A-Z]\S+) "(.*)"$/gm],
  ['text', /^ {2}([A-Z][\w-]+): (.*)$/gm],
])('%s: every header, with its value, and no other', (language, line) => {
  expect(said(language, line)).toEqual(all);
});

test('no value needs a quote that these languages would not take', () => {
  for (const value of Object.values(headers)) expect(value).not.toMatch(/["\\$]/);
});
