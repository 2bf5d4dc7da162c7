// docs/museum.md from core/recipes: every recipe of the museum, how true it is, and where its numbers come from.
//
//   node tools/museum_page.mjs            writes the page
//   node tools/museum_page.mjs --check    fails where the page, or the list in core/CMakeLists.txt, is not up to date
//
// How true a recipe is, is not said twice: it follows from its sources.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const path = (relative) => fileURLToPath(new URL(`../${relative}`, import.meta.url));
const page = path('docs/museum.md');

// In the order of the museum, which is that of the menus.
const ids = [...readFileSync(path('core/CMakeLists.txt'), 'utf8').matchAll(/recipes\/([\w-]+)\.json/g)].map((match) => match[1]);
const recipes = ids.map((id) => ({ id, ...JSON.parse(readFileSync(path(`core/recipes/${id}.json`), 'utf8')) }));

// The first that holds; the page shows them from the last to the first.
const fidelities = [
  {
    title: 'Ours, for daily use',
    about: 'Nobody else’s ranking: what we find useful, to begin with and to change.',
    holds: (sources) => sources.some(({ what }) => what.startsWith('the recipe')),
  },
  {
    title: 'Recalled',
    about: 'A number in it is recalled from press reports, not read in a document or in code.',
    holds: (sources) => sources.some(({ where }) => where.startsWith('recalled')),
  },
  {
    title: 'With stand-ins',
    about: 'The numbers are published, but what they multiply is not in any export: something that is, stands in for it. The sources name each stand-in.',
    holds: (sources) => sources.some(({ what }) => what.startsWith('stand-in')),
  },
  {
    title: 'Exact on public counts',
    about: 'The published formula over counts that everybody can see; the tests compare its values.',
    holds: () => true,
  },
];

const cell = (text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const row = ({ id, name, about, sources }) =>
  `| \`${id}\` | **${cell(name)}.** ${cell(about)} | ${sources.map(({ what, where }) => `${cell(what)}: ${cell(where)}`).join('<br>')} |`;

function section({ title, about }, members) {
  return [`## ${title}`, '', about, '', '| recipe | what it does | sources |', '|---|---|---|', ...members.map(row), ''].join('\n');
}

function museum() {
  const groups = new Map(fidelities.map((fidelity) => [fidelity, []]));
  for (const recipe of recipes) groups.get(fidelities.find(({ holds }) => holds(recipe.sources))).push(recipe);
  return [
    '# The museum of recipes',
    '',
    'Rankings that were published, as recipes that run on your own file, and a few of our own. A weight that multiplies a platform’s prediction is not what the platform does to you when it multiplies anything else: where that is so, the recipe says it.',
    '',
    '`repository@commit: path` names the version that was read. “Ours” is ours, “recalled” is from memory of press reports.',
    '',
    ...[...groups].reverse().map(([fidelity, members]) => section(fidelity, members)),
    '<!-- Written by tools/museum_page.mjs from core/recipes. -->',
    '',
  ].join('\n');
}

function check() {
  const problems = [];
  const files = readdirSync(path('core/recipes')).map((file) => file.replace(/\.json$/, ''));
  for (const id of files) if (!ids.includes(id)) problems.push(`core/recipes/${id}.json is not in the list of core/CMakeLists.txt`);
  if (readFileSync(page, 'utf8') !== museum()) problems.push('docs/museum.md is not up to date: run node tools/museum_page.mjs');
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length ? 1 : 0;
}

if (process.argv.includes('--check')) check();
else writeFileSync(page, museum());
