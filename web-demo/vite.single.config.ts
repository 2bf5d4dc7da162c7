// The page as one file, `dist/limpid.html`, that works from a USB stick: script, style, worker and engine inside, and a
// policy that lets it ask nobody for anything. The same sources, with host.single.ts in place of host.ts.

import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build, defineConfig, type Plugin } from 'vite';
// @ts-expect-error plain JavaScript: serve.mjs, which runs without a build, imports it too
import { singlePolicy } from './headers.mjs';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The package's default places for its files, which a single file does not have: it gives worker and bytes itself. */
const nothingBeside: Plugin = {
  name: 'nothing-beside',
  enforce: 'pre',
  transform(code, id) {
    if (!/wasm\/dist\/(index|worker)\.js$/.test(id)) return null;
    return code
      .replace("new URL('./limpid.wasm', import.meta.url)", 'undefined')
      .replace("new Worker(new URL('./worker-thread.js', import.meta.url), { type: 'module' })", 'undefined');
  },
};

/** The worker's script as one text; no module, because Chromium makes none from a file's own memory. */
async function threadScript(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    plugins: [nothingBeside],
    build: { write: false, target: 'es2022', lib: { entry: here('../wasm/dist/worker-thread.js'), formats: ['iife'], name: 'thread' }, copyPublicDir: false },
  });
  const [{ output }] = built as unknown as [{ output: { code: string }[] }];
  return output[0]?.code ?? '';
}

const singleSource: Plugin = {
  name: 'single-source',
  enforce: 'pre',
  resolveId(source) {
    if (source === 'virtual:thread') return '\0thread';
    return /^\.\.?\/host$/.test(source) ? here('src/host.single.ts') : null;
  },
  async load(id) {
    return id === '\0thread' ? `export default ${JSON.stringify(await threadScript())}` : null;
  },
};

const sha256 = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;

/** Puts script and style into the page, with the policy that names their hashes as its first line. */
const oneFile: Plugin = {
  name: 'one-file',
  enforce: 'post',
  // After Vite's own, which fills in what stands for its preloading.
  generateBundle: { order: 'post', async handler(_, bundle) {
    const files = Object.values(bundle);
    const chunk = files.find((file) => file.type === 'chunk');
    const styles = files.flatMap((file) => (file.type === 'asset' && file.fileName.endsWith('.css') ? [String(file.source)] : []));
    const page = bundle['index.html'];
    if (!chunk || page?.type !== 'asset' || files.filter((file) => file.type === 'chunk').length !== 1) throw new Error('one script was expected');
    const script = chunk.code.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
    const style = styles.join('\n');
    const icon = `data:image/svg+xml;base64,${(await readFile(here('public/drop.svg'))).toString('base64')}`;
    const policy = singlePolicy({ script: sha256(script), style: sha256(style) });
    const html = String(page.source)
      .replace(/<(script|link)[^>]*(src|href)="[./][^>]*>(<\/script>)?\s*/g, '')
      .replace('<head>', () => `<head>\n    <meta http-equiv="Content-Security-Policy" content="${policy}">`)
      .replace('</head>', () => `  <link rel="icon" type="image/svg+xml" href="${icon}" />\n  <style>${style}</style>\n  </head>`)
      .replace('</body>', () => `<script type="module">${script}</script>\n  </body>`);
    for (const name of Object.keys(bundle)) delete bundle[name];
    await writeFile(here('dist/limpid.html'), html);
  } },
};

export default defineConfig({
  base: './',
  plugins: [nothingBeside, singleSource, oneFile],
  publicDir: false,
  build: {
    target: 'es2022', emptyOutDir: false, assetsInlineLimit: 0, cssCodeSplit: false, modulePreload: false, reportCompressedSize: false,
    rolldownOptions: { output: { codeSplitting: false } },
  },
});
