// The lines that README shows to whoever embeds the package, run as they stand there: in Node, and in Chromium under
// `script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'`, from every entry that has `load`.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { closeBrowser, openPage } from './browser.js';
import { sampleLines } from './limpid.js';

after(closeBrowser);
const timeline = sampleLines(40);

/** The first example in JavaScript. */
async function exampleOf(readme) {
  const text = await readFile(new URL(readme, import.meta.url), 'utf8');
  return /```js\n(.*?)```/s.exec(text)[1];
}

const example = await exampleOf('../../README.md');

/** The same, with what it leaves to its reader: where the package lies, a file, and somebody who listens. */
function runnable(entry) {
  assert.match(example, /from 'limpid';/);
  return `const said = [];
    const console = { log: (...words) => said.push(words) };
    const file = new File([${JSON.stringify(timeline)}], 'home.jsonl');
    ${example.replace(/^import \{ load \} from 'limpid';$/m, `const { load } = await import(${JSON.stringify(entry)});`)}
    globalThis.said = said;`;
}

function holds(said) {
  assert.equal(said.length, 20);
  assert.deepEqual(said.map(([rank]) => rank), Array.from({ length: 20 }, (_, i) => i + 1));
  for (const [, author, sentence] of said) assert.ok(author.length > 0 && / of \d+\./.test(sentence), sentence);
}

test('in Node', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'limpid-readme-'));
  const script = join(folder, 'example.mjs');
  await writeFile(script, runnable(import.meta.resolve('limpid')));
  await import(pathToFileURL(script));
  holds(globalThis.said);
  await rm(folder, { recursive: true });
});

for (const entry of ['/index.js', '/inline.js']) {
  test(`in Chromium, under the policy: ${entry}`, async () => {
    const { page, wrong, close } = await openPage({ script: runnable(entry) });
    holds(await page.evaluate(() => globalThis.said));
    assert.deepEqual(wrong, []);
    await close();
  });
}

test('npm’s page of the package shows the same lines', async () => {
  const short = (await exampleOf('../README.md')).split('\n');
  assert.deepEqual(short.filter((line) => !example.split('\n').includes(line)), []);
});

test('without wasm-unsafe-eval the page’s policy is named', async () => {
  const { page, close } = await openPage({
    policy: "default-src 'none'; script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'",
    script: "globalThis.error = await import('/index.js').then(({ load }) => load()).catch((error) => error.toJSON());",
  });
  const { code, message } = await page.evaluate(() => globalThis.error);
  assert.equal(code, 'csp');
  assert.match(message, /'wasm-unsafe-eval'/);
  await close();
});
