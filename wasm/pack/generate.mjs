// Writes the two scripts of the package that are made from limpid.wasm: its fingerprint, and itself as text.
// Comes in: the folder; goes out: built.js and inline-bytes.js in it, the same bytes for the same limpid.wasm.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const [folder] = process.argv.slice(2);
const wasm = readFileSync(join(folder, 'limpid.wasm'));
const sri = `sha384-${createHash('sha384').update(wasm).digest('base64')}`;
const packed = gzipSync(wasm, { level: 9 });
packed[9] = 255; // "made on an unknown system": zlib would write this machine's

write('built.js', 'Built: what is known only once limpid.wasm is.', `/** The fingerprint of limpid.wasm, as in an integrity attribute. */
export const WASM_SRI = '${sri}';
`);
write('inline-bytes.js', 'Inline bytes: limpid.wasm, gzip in Base64.', `export const packed = '${packed.toString('base64')}';
`);

function write(name, about, text) {
  writeFileSync(join(folder, name), `// ${about} Made by the build.\n${text}`);
}
