// ./dev bench --audience: how long does it take to ask what a rule does to everyone?
//
// Ways: the command on one thread and on all cores, the npm package in Node. Each gives the whole answer, and if one
// differs from the first in a single digit nothing is told and the run fails. Native times hold the start of the process
// and the printing of the answer.
//
//   node bench/audience/run.mjs [--rounds N] [--only arms,crowd] [--ways one,all,wasm]
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    only: { type: 'string', default: 'arms,crowd' },
    ways: { type: 'string', default: 'one,all,wasm' },
  },
});
const root = fileURLToPath(new URL('../../', import.meta.url));

// 1,500 readers, 3 sessions, 11 arms, 6 worlds. The scenario's arms below are left out.
function arms() {
  const scenario = JSON.parse(readFileSync(`${root}core/scenarios/power-user.json`, 'utf8'));
  const arms = scenario.arms.filter(({ arm }) => arm !== 'constant-both' && arm !== 'x2-allowlist');
  assert.equal(arms.length, 11);
  return { ...scenario, arms, seeds: 6 };
}

// 100,000 readers with about 1,500 candidates each, one session, one arm.
function crowd() {
  return {
    limpid_scenario: 1, name: 'A crowd', hours: 24, sessions: 1, top: 20, readers: 100_000, seeds: 1,
    kinds: { post: { quality: { median: 1, sigma: 0.5 }, does: { likes: 0.05 } } },
    authors: [{ group: 'people', number: 2000, posts_per_day: 5 }],
    ties: [{ tie: 'follow', group: 'people', number: 300, closeness: { low: 0, high: 1 } }],
    recipe: {
      limpid: 1,
      steps: [{ add: 'x.quality * closeness' }, { multiply: 'half_life(age_hours, 6)' }, { spread: 'author', decay: 0.5, floor: 0.25 }],
    },
    arms: [{ arm: 'ranked' }],
  };
}

const questions = { arms: ['1,500 readers × 3 sessions × 11 arms × 6 worlds', arms()], crowd: ['100,000 readers × 1,500 candidates', crowd()] };
const folder = mkdtempSync(join(tmpdir(), 'limpid-audience-'));

function native(threads) {
  return (scenario) => {
    const file = join(folder, 'scenario.json');
    writeFileSync(file, JSON.stringify(scenario));
    const args = ['simulate', file, '--threads', String(threads), '--format', 'json'];
    const { status, stdout, stderr } = spawnSync(`${root}build/limpid`, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
    assert.equal(status, 0, stderr);
    return JSON.parse(stdout);
  };
}
async function wasm() {
  const { load } = await import(`${root}wasm/dist/node.js`);
  const limpid = await load();
  return (scenario) => limpid.simulate(scenario);
}
const ways = { one: () => native(1), all: () => native(availableParallelism()), wasm };

const median = (times) => times.toSorted((a, b) => a - b)[times.length >> 1];
try {
  console.log(`${'question'.padEnd(52)} ${'way'.padEnd(6)}${'median s'.padStart(10)}${'min s'.padStart(10)}`);
  for (const question of options.only.split(',')) {
    const [title, scenario] = questions[question];
    const runs = Object.fromEntries(await Promise.all(options.ways.split(',').map(async (name) => [name, await ways[name]()])));
    const times = Object.fromEntries(Object.keys(runs).map((name) => [name, []]));
    let expected;
    for (let round = 0; round < Number(options.rounds); ++round) {
      for (const [name, run] of Object.entries(runs)) {
        const start = performance.now();
        const answer = await run(scenario);
        times[name].push((performance.now() - start) / 1000);
        expected ??= answer;
        assert.deepEqual(answer, expected, `${name} gives another answer; nothing is told`);
      }
    }
    for (const [name, all] of Object.entries(times)) {
      console.log(`${title.padEnd(52)} ${name.padEnd(6)}${median(all).toFixed(2).padStart(10)}${Math.min(...all).toFixed(2).padStart(10)}`);
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}
