// esbuild: it does not follow `new URL('…', import.meta.url)`, so what limpid finds beside its script is put beside the
// bundle: the worker's script as an entry of its own, the engine's files as copies.
//
//   node build.mjs PAGE OUTDIR     PAGE: a folder with main.js and index.html
import { copyFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const [page, outdir] = process.argv.slice(2);
await build({
  entryPoints: { main: join(page, 'main.js'), 'worker-thread': 'limpid/worker-thread' },
  bundle: true,
  format: 'esm',
  target: 'es2022',
  outdir,
});
const dist = fileURLToPath(new URL('.', import.meta.resolve('limpid')));
for (const name of await readdir(dist)) {
  if (name.endsWith('.wasm')) await copyFile(join(dist, name), join(outdir, name));
}
await copyFile(join(page, 'index.html'), join(outdir, 'index.html'));
