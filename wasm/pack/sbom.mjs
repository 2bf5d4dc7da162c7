// Prints the package's software bill of materials (CycloneDX 1.5): npm's own, which knows the package, and beside it what
// npm cannot see: the libraries compiled into limpid.wasm, with the versions of this machine's Debian packages.
// The same for the same sources: without a serial number and a time.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Debian's package, and under what licence its part in limpid.wasm stands. */
const COMPILED_IN = [
  { name: 'boost', debian: 'libboost1.81-dev', licences: ['BSL-1.0'], about: 'JSON, used as headers' },
  { name: 'fast_float', debian: 'libfast-float-dev', licences: ['Apache-2.0', 'MIT', 'BSL-1.0'], about: 'parses decimal numbers' },
  { name: 'emscripten', debian: 'emscripten', licences: ['MIT', 'NCSA'], about: 'the glue and its runtime' },
  { name: 'libc++', debian: 'emscripten', licences: ['Apache-2.0 WITH LLVM-exception'], about: "the C++ library, emscripten's copy" },
  { name: 'musl', debian: 'emscripten', licences: ['MIT'], about: "the C library, emscripten's copy" },
];

function versionOf(debian) {
  return execFileSync('dpkg-query', ['-W', '-f=${Version}', debian], { encoding: 'utf8' });
}

function component({ name, debian, licences, about }) {
  const version = versionOf(debian);
  const licenses = licences.length === 1 && !licences[0].includes(' ')
    ? [{ license: { id: licences[0] } }]
    : [{ expression: licences.join(' OR ') }];
  return { type: 'library', name, version, description: about, licenses, purl: `pkg:deb/debian/${debian}@${encodeURIComponent(version)}` };
}

const bom = JSON.parse(execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev', '--package-lock-only'], { cwd: root, encoding: 'utf8' }));
bom.metadata.component.name = 'limpid'; // npm says the folder's
delete bom.serialNumber;
delete bom.metadata.timestamp;
bom.components = [...bom.components, ...COMPILED_IN.map(component)];
process.stdout.write(`${JSON.stringify(bom, null, 2)}\n`);
