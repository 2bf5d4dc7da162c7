// `limpid simulate` as other programs see it, and the lessons that show its figures.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { command, file, limpid as run } from './limpid.mjs';

const limpid = (...args) => run(args);
const few = ['--seeds', '2', '--readers', '50'];
const json = (...args) => JSON.parse(limpid('simulate', ...args, ...few, '--format', 'json').stdout);

test('a line a world as it is finished, then everything together', () => {
  const { status, stdout, stderr } = limpid('simulate', 'weak-ties', ...few, '--first-seed', '5');
  assert.equal(status, 0);
  assert.equal(stderr, '');
  const lines = stdout.trimEnd().split('\n').map((line) => JSON.parse(line));
  assert.deepEqual(lines.map(({ seed, seeds }) => seed ?? seeds), [5, 6, [5, 6]]);
  const { arms } = lines[2];
  assert.deepEqual(arms[0].outcomes.gini.values, lines.slice(0, 2).map((world) => world.arms[arms[0].arm].gini));
});

test('every format holds the same figures, every outcome has its definition, every model its badge', () => {
  const result = json('power-user');
  assert.equal(result.badge, 'model');
  assert.match(result.invented, /^Invented:/);
  for (const { key, label, about } of result.outcomes) assert.ok(key && label && about.length > 20, key);
  const csv = limpid('simulate', 'power-user', ...few, '--format', 'csv').stdout.trimEnd().split('\n');
  assert.equal(csv[0], 'arm,outcome,mean,sd,p5,p95,difference,low,high');
  assert.equal(csv.length, 1 + result.arms.length * result.outcomes.length);
  const { stdout } = limpid('simulate', 'power-user', ...few, '--format', 'table');
  assert.match(stdout, /model/);
  assert.match(stdout, /cannot be told apart|the same/);
  assert.match(stdout, /× 1000, past the filter, exempt/);
});

test('undefined figures say why', () => {
  const { outcomes } = json('msi-2018').arms.find(({ arm }) => arm === 'msi');
  assert.deepEqual(outcomes.displacement, { value: null, reason: 'this arm does not have the rule' });
});

test('1, 2 and 8 threads give the same bytes', () => {
  const [one, two, eight] = ['1', '2', '8'].map((threads) =>
    limpid('simulate', 'power-user', '--seeds', '2', '--readers', '300', '--threads', threads, '--format', 'json').stdout);
  assert.ok(one.length > 1000);
  assert.equal(two, one);
  assert.equal(eight, one);
});

test('a downloaded timeline as the pool', () => {
  const pool = file('pool.jsonl', limpid('sample', '--posts', '200').stdout);
  const result = json('power-user', '--pool', pool);
  assert.equal(result.pool, 'file');
  assert.equal(result.posts, 200);
  const wrong = limpid('simulate', 'power-user', '--pool', pool, '--watch', '@nobody', ...few);
  assert.equal(wrong.status, 1);
  assert.match(wrong.stderr, /no post of the pool is by this account/);
});

const vectors = new URL('../vectors/', import.meta.url);
for (const format of readdirSync(vectors)) {
  const whole = readdirSync(new URL(`${format}/`, vectors)).filter((name) => name.startsWith('y_'));
  for (const name of whole) {
    test(`posts of ${format}/${name} as the pool`, () => {
      const path = fileURLToPath(new URL(`${format}/${name}`, vectors));
      const { posts, timelines } = JSON.parse(limpid('inspect', path, '--format', 'json').stdout);
      const result = json('power-user', '--pool', path);
      assert.equal(result.pool, 'file');
      assert.ok(timelines > 1 ? result.posts < posts : result.posts === posts); // of several feeds the first is the pool
      assert.ok(result.arms.every(({ outcomes }) => outcomes.gini.mean !== undefined || outcomes.gini.reason));
    });
  }
}

test('worlds are there as they are finished, progress beside them, and Ctrl-C ends it between two lines', async () => {
  const running = spawn(command, ['simulate', 'weak-ties', '--seeds', '100000', '--readers', '20', '--progress']);
  let told = '';
  running.stderr.setEncoding('utf8').on('data', (text) => (told += text));
  let printed = '';
  for await (const text of running.stdout.setEncoding('utf8')) {
    printed += text;
    if (printed.split('\n').length > 2) running.kill('SIGINT'); // what a terminal sends for Ctrl-C
  }
  const [status, signal] = running.exitCode === null && running.signalCode === null ? await once(running, 'close') : [running.exitCode, running.signalCode];
  assert.equal(status, null);
  assert.equal(signal, 'SIGINT');
  const worlds = printed.split('\n').slice(0, -1).map((line) => JSON.parse(line).seed);
  assert.ok(worlds.length >= 2);
  assert.deepEqual(worlds, worlds.map((_, i) => i + 1));
  assert.match(told, /2 of 100000 worlds/);
});

test('a scenario of one’s own, and what is wrong with one', () => {
  const printed = limpid('simulate', 'power-user', '--print').stdout;
  const own = file('own.json', printed);
  assert.deepEqual(json(own).arms, json('power-user').arms);
  const broken = file('broken.json', printed.replace('"readers"', '"raeders"'));
  const { status, stdout, stderr } = limpid('simulate', broken);
  assert.equal(status, 1);
  assert.equal(stdout, '');
  assert.match(stderr, /broken\.json, \/raeders: unknown key "raeders": did you mean "readers"\?/);
  assert.match(limpid('simulate', 'power-uesr').stderr, /there are power-user, msi-2018/);
  assert.equal(limpid('simulate').status, 2);
});

// --- Lessons -------------------------------------------------------------------------------------------------

const lessons = fileURLToPath(new URL('../../lessons/', import.meta.url));
for (const name of readdirSync(lessons).filter((name) => name.endsWith('.json') && !name.endsWith('.schema.json'))) {
  test(`lesson ${name}: what it switches is there, in two languages, and it holds no figure of its own`, () => {
    const lesson = JSON.parse(readFileSync(join(lessons, name), 'utf8'));
    assert.equal(`${lesson.id}.json`, name);
    const museum = new Set(limpid('recipes').stdout.trimEnd().split('\n').map((line) => JSON.parse(line).id)).add('served');
    const arms = new Set(lesson.uses.scenario && json(lesson.uses.scenario).arms.map(({ arm }) => arm));
    for (const { say, note, predict, change } of lesson.steps) {
      for (const text of [say, note, predict?.ask].filter(Boolean)) {
        assert.ok(text.en && text.fr && text.en !== text.fr);
        const own = text.en.replace(/“[^”]*”|× [\d.]+/g, ''); // what was reported stands in quotation marks, what is set after ×
        assert.doesNotMatch(own, /\d[.,]\d|\d ?%/, 'figures are computed when shown');
      }
      if (change?.arm) assert.ok(arms.has(change.arm), change.arm);
      if (change?.recipe) assert.ok(museum.has(change.recipe), change.recipe);
    }
  });
}
