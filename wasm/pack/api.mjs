// Writes the API report: the package's declarations without their comments, one file an entry in wasm/api. Whoever reviews
// a change sees there what changes for those who use the package. With `--check` it writes nothing, and fails where the
// report is not what the declarations say.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const ENTRIES = ['index', 'inline', 'worker', 'element'];
const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const printer = ts.createPrinter({ removeComments: true });

function reportOf(entry) {
  const source = ts.createSourceFile(`${entry}.d.ts`, readFileSync(at(`js/${entry}.d.ts`), 'utf8'), ts.ScriptTarget.Latest, true);
  return `// ${entry}.d.ts without its comments. Made by "npm run api": not to be edited.\n${printer.printFile(source)}`;
}

let isStale = false;
for (const entry of ENTRIES) {
  const [path, report] = [at(`api/${entry}.ts`), reportOf(entry)];
  if (!process.argv.includes('--check')) writeFileSync(path, report);
  else if (readFileSync(path, 'utf8') !== report) {
    console.error(`wasm/api/${entry}.ts is not what js/${entry}.d.ts says: run "npm run api" in wasm/ and look at the difference`);
    isStale = true;
  }
}
if (isStale) process.exitCode = 1;
