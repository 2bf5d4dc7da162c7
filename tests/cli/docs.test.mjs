// Every example in docs/recipe.md holds: recipes are accepted, expressions have the value that stands there,
// and what the text says that a command prints is what it prints.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { command } from './limpid.mjs';

const page = readFileSync(new URL('../../docs/recipe.md', import.meta.url), 'utf8');
const run = (args, input) => spawnSync(command, args, { input, encoding: 'utf8' });
const blocks = (kind) => [...page.matchAll(new RegExp(`\`\`\`${kind}\\n(.*?)\`\`\``, 'gs'))].map((match) => match[1]);

for (const recipe of blocks('json')) {
  test(`the recipe ${recipe.slice(0, 60).replace(/\s+/g, ' ')}… holds`, () => {
    const { status, stdout, stderr } = run(['check', '-'], recipe);
    assert.equal(status, 0, stderr);
    for (const { sentence } of JSON.parse(stdout).privileges) {
      if (recipe.includes('"id": "boost"')) assert.ok(page.includes(`*${sentence}*`), sentence);
    }
  });
}

test('there are examples', () => {
  assert.ok(blocks('json').length >= 4);
  assert.ok(blocks('expressions').join('').split('\n').length > 20);
});

for (const line of blocks('expressions').join('').trim().split('\n')) {
  test(line, () => {
    const [expression, value] = line.split(/ = (?=[^=]*$)/);
    const flag = value === 'true' || value === 'false';
    const recipe = { limpid: 1, steps: [{ add: flag ? `if(${expression}, 1, 0)` : expression }] };
    // The one post comes by standard input, the recipe by a file descriptor of the shell.
    const script = `"${command}" rank - --recipe <(printf '%s' "$RECIPE")`;
    const { status, stdout, stderr } = spawnSync('bash', ['-c', script], {
      input: '{"id":"1","text":"x"}', encoding: 'utf8', env: { ...process.env, RECIPE: JSON.stringify(recipe) },
    });
    assert.equal(status, 0, stderr);
    assert.equal(JSON.parse(stdout).score, flag ? Number(value === 'true') : Number(value));
  });
}

test('the error that the page quotes is the error', () => {
  const [, sentence] = page.match(/`(step 3 \("add"\), character 7: .*?\?)`/);
  const recipe = { limpid: 1, steps: [{ add: 1 }, { add: 2 }, { add: 'log1p(lkes)' }] };
  assert.ok(run(['check', '-'], JSON.stringify(recipe)).stderr.includes(sentence));
});

test('a recipe’s hash does not depend on its spelling', () => {
  const hash = (text) => JSON.parse(run(['check', '-'], text).stdout).recipe;
  const spelt = hash('{"limpid":1,"steps":[{"add":"likes","weight":1.50}]}');
  assert.match(spelt, /^sha256:[0-9a-f]{64}$/);
  assert.equal(hash('{ "steps": [ {"weight": 15e-1, "add": "lik\\u0065s"} ], "limpid": 1.0 }'), spelt);
  assert.notEqual(hash('{"limpid":1,"steps":[{"add":"likes"}]}'), spelt);
});

test('diff says in words what changed', () => {
  const { stdout } = run(['diff', 'calmer', 'calmer', '--set', 'replies/weight=13.5', '--format', 'table']);
  assert.equal(stdout, 'Replies count 13.5 instead of 4\n');
  assert.match(run(['diff', 'calmer', 'calmer', '--format', 'table']).stdout, /no difference/);
});
