// What shells, man(1) and people read of the command: completions, the manual's page, --help. All three are told by the
// command line's own tree, and --help's examples are run.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { command, file, folder, limpid } from './limpid.mjs';

const help = (...verb) => limpid([...verb, '--help']).stdout;
const verbs = [...help().split('Subcommands:\n')[1].matchAll(/^ {2}(\w+) /gm)].map(([, verb]) => verb);
const optionsIn = (text) => [...text.split('\nOptions:\n')[1].split('\nSubcommands:')[0].matchAll(/^ {2}(-\S+)/gm)]
  .flatMap(([, names]) => names.split(',')).map((name) => name.replace(/\{.*/, ''));
const examplesIn = (text) => text.slice(0, text.indexOf('\nUsage:')).split('\n').filter((line) => line.startsWith('  limpid ')).map((line) => line.trim());
const has = (program) => spawnSync('bash', ['-c', `command -v ${program}`]).status === 0;

test('the verbs are there', () => {
  assert.ok(verbs.length >= 13, verbs.join(' '));
  assert.ok(!verbs.includes('completion') && !verbs.includes('manual'), 'what installers need is not listed');
});

// --- --help ---

// The files that the examples name.
file('my.json', limpid(['recipes', 'calmer']).stdout);
const posts = Array.from({ length: 60 }, (_, i) => ({ id: String(100 + i), author: `a${i % 7}`, created_at: `2026-03-0${1 + i % 3}T${10 + i % 14}:00:00Z`, likes: (i * 7) % 31, replies: (i * 5) % 13 }));
file('pairs.json', JSON.stringify({ limpid_pairs: 1, pairs: [{ better: '109', worse: '112' }, { better: '115', worse: '108' }] }));
file('home.json', JSON.stringify(posts));
file('ids.txt', posts.map(({ id }) => id).join('\n'));
file('timelines.jsonl', `${JSON.stringify(posts)}\n`);
spawnSync('python3', ['-c', "import zipfile; zipfile.ZipFile('x-archive.zip', 'w').write('home.json')"], { cwd: folder });

for (const verb of ['', ...verbs]) {
  test(`limpid ${verb} --help opens with examples, and they hold`, () => {
    const text = verb ? help(verb) : help();
    const examples = examplesIn(text);
    assert.ok(examples.length > 0);
    if (verb) for (const line of examples) assert.match(line, new RegExp(`limpid ${verb}\\b`));
    for (const line of examples) {
      const { status, stderr } = spawnSync('bash', ['-o', 'pipefail', '-c', `limpid() { "${command}" "$@"; }; ${line}`], { cwd: folder, encoding: 'utf8' });
      assert.equal(status, 0, `${line}: ${stderr}`);
    }
  });
}

// --- The manual ---

const page = limpid(['manual']).stdout;

test('the manual has every verb and option of --help', () => {
  const plain = page.replace(/\\f[BIR]/g, '').replaceAll('\\-', '-');
  for (const verb of verbs) {
    const section = plain.split(`.SS limpid ${verb}`)[1].split(/^\.S[SH] /m)[0];
    for (const option of optionsIn(help(verb))) assert.ok(section.includes(option), `${verb} ${option}`);
    for (const line of examplesIn(help(verb))) assert.ok(section.includes(line), line);
  }
});

test('groff has nothing to say against the manual', { skip: has('groff') ? false : 'groff is not installed' }, () => {
  const { status, stdout, stderr } = spawnSync('groff', ['-ww', '-man', '-Tutf8'], { input: page, encoding: 'utf8' });
  assert.equal(status, 0);
  assert.equal(stderr, '');
  assert.match(stdout, /LIMPID\(1\)/);
});

// --- bash ---

const bash = file('limpid.bash', limpid(['completion', 'bash']).stdout);
file('a file.json', '');

/** What bash offers for the last word of the line. */
function offered(line) {
  const words = line.split(' ').flatMap((word) => word.split(/(=)/).filter(Boolean)).concat(line.endsWith(' ') ? [''] : []);
  const script = `source "${bash}"; [[ $(complete -p limpid) == *'-F _limpid limpid' ]] || exit 1
    COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _limpid; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { status, stdout, stderr } = spawnSync('bash', ['--norc', '-c', script, 'bash', ...words], { cwd: folder, encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  assert.equal(stderr, '');
  return stdout.split('\n').filter(Boolean);
}

test('bash completes verbs, options and what options may be', () => {
  assert.deepEqual(offered('limpid ').filter((word) => !word.startsWith('-')), verbs);
  assert.deepEqual(offered('limpid ra'), ['rank']);
  assert.deepEqual(offered('limpid rank --hi'), ['--hidden']);
  assert.deepEqual(offered('limpid rank --format '), ['table', 'json', 'jsonl', 'csv', 'prc']);
  assert.deepEqual(offered('limpid rank --format=js'), ['json', 'jsonl'], 'bash makes three words of it');
  assert.deepEqual(offered('limpid rank --recipe ca'), ['calmer']);
  assert.deepEqual(offered('limpid simulate power'), ['power-user']);
  assert.deepEqual(offered('limpid sample --as m'), ['mastodon']);
  assert.deepEqual(offered('limpid rank --top '), []);
  assert.deepEqual(offered('limpid rank a'), ['a file.json'], 'a name with a space is one answer');
  assert.ok(offered('limpid check cal').includes('calmer'));
  for (const verb of verbs) assert.deepEqual(offered(`limpid ${verb} -`).sort(), optionsIn(help(verb)).sort(), verb);
});

test('a hand at a terminal: the Tab key in an interactive bash', { skip: has('script') ? false : 'script(1) is not installed' }, () => {
  const keys = `PS1= PS2=; bind 'set bell-style none'; source "${bash}"; limpid() { printf '<%s>' told "$@"; echo; }\nlimpid inv\t\x15limpid ran\t--form\tprc a\\ f\t\nexit\n`;
  const { stdout } = spawnSync('script', ['-qec', 'bash --norc --noprofile -i', '/dev/null'], { cwd: folder, input: keys, encoding: 'utf8', timeout: 20_000, env: { ...process.env, TERM: 'dumb' } });
  assert.ok(stdout.includes('<told><rank><--format><prc><a file.json>'), stdout);
});

// --- zsh, fish ---

test('zsh takes its script', { skip: has('zsh') ? false : 'zsh is not installed' }, () => {
  const script = file('_limpid', limpid(['completion', 'zsh']).stdout);
  const parsed = spawnSync('zsh', ['-n', script], { encoding: 'utf8' });
  assert.deepEqual([parsed.status, parsed.stderr], [0, '']);
  const loaded = spawnSync('zsh', ['-fc', `autoload -Uz compinit && compinit -D && source ${script} && print $_comps[limpid]`], { encoding: 'utf8' });
  assert.deepEqual([loaded.stdout.trim(), loaded.stderr], ['_limpid', '']);
});

test('fish completes', { skip: has('fish') ? false : 'fish is not installed' }, () => {
  const script = limpid(['completion', 'fish']).stdout;
  const complete = (line) => spawnSync('fish', ['--no-config', '-c', `${script}\ncomplete -C '${line}'`], { cwd: folder, encoding: 'utf8' });
  assert.equal(complete('limpid ra').stdout.split('\t')[0], 'rank');
  assert.equal(complete('limpid ra').stderr, '');
  assert.deepEqual(complete('limpid rank --format j').stdout.trim().split('\n').map((line) => line.split('\t')[0]), ['json', 'jsonl']);
});

test('a shell that is none of the three is refused', () => assert.equal(limpid(['completion', 'tcsh']).status, 2));
