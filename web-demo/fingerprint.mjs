// Which build is this? Comes in: dist, built. Goes out: dist/files.txt, the SHA-256 of every other file in the form of
// sha256sum, and the hash of that list, which names the build. The page shows the same under "Nothing leaves", so anyone
// can compare: `cd web-demo/dist && sha256sum -c files.txt && sha256sum files.txt`.

import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const LIST = 'files.txt';
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

async function listOf(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  const names = files.map((file) => relative(folder, file).split(sep).join('/')).filter((name) => name !== LIST).sort();
  const lines = await Promise.all(names.map(async (name) => `${sha256(await readFile(join(folder, name)))}  ${name}\n`));
  return lines.join('');
}

/** The hash of the list that was made with the build. */
export async function hashOf(folder) {
  return sha256(await readFile(join(folder, LIST)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = fileURLToPath(new URL('./dist/', import.meta.url));
  await writeFile(join(folder, LIST), await listOf(folder));
  console.log(`sha256 of ${LIST}: ${await hashOf(folder)}`);
}
