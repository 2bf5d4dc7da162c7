// Sizes: every file of a folder (default: wasm/dist) -> bytes as they are, by gzip and by brotli, as a Markdown table.
//
//   node wasm/tools/sizes.mjs [folder]
//
// What a page downloads is the part for browsers; declarations of types and what only Node or workers load stand apart.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const DIST = fileURLToPath(new URL('../dist/', import.meta.url));

/** [{ name, raw, gzip, brotli }], largest first; at the best level of each, as a server prepares files once. */
export function sizesOf(folder = DIST) {
  const names = readdirSync(folder).filter((name) => !name.endsWith('.d.ts'));
  return names.map((name) => ({ name, ...sizeOf(readFileSync(`${folder}/${name}`)) })).sort((a, b) => b.brotli - a.brotli);
}

function sizeOf(bytes) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return { raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotliCompressSync(bytes, { params }).length };
}

function table(sizes) {
  const total = sizes.reduce((sum, { raw, gzip, brotli }) => ({ name: 'all', raw: sum.raw + raw, gzip: sum.gzip + gzip, brotli: sum.brotli + brotli }),
    { raw: 0, gzip: 0, brotli: 0 });
  const rows = [...sizes, total].map(({ name, raw, gzip, brotli }) => `| ${name} | ${[raw, gzip, brotli].map((n) => n.toLocaleString('en')).join(' | ')} |`);
  return ['| file | bytes | gzip | brotli |', '|---|--:|--:|--:|', ...rows].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(table(sizesOf(process.argv[2])));
