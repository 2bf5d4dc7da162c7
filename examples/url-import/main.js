// The package from an address, as Deno and pages without a build do: the engine's file is fetched from beside the script.
// The host must allow it (CORS), and the page's policy must name it in script-src and connect-src.
import { load, WASM_SRI } from 'https://cdn.example/limpid@0.1.0/dist/index.js';

const limpid = await load({ integrity: WASM_SRI });
const timeline = await limpid.read([{ id: 'a', likes: 1 }, { id: 'b', likes: 10 }]);
globalThis.ids = timeline.rank('popular').page(0, 2).map((row) => row.id);
globalThis.Deno?.stdout.writeSync(new TextEncoder().encode(`${globalThis.ids.join(' ')}\n`));
