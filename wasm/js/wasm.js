// Wasm: an address or bytes -> a compiled module, or a sentence that says what to change.
//
// What usually goes wrong is deployment: the file is not there and the host answers with a page instead.
import { LimpidError, wrongUse } from './error.js';
import { webCrypto } from './hash.js';

const REMEDY = 'serve limpid.wasm beside the script, or say where it is with load({ wasmUrl })';

export async function compileFetched(url, { signal, integrity } = {}) {
  const where = String(url);
  assertWebAssembly();
  try {
    const response = await fetch(url, { signal, credentials: 'same-origin' });
    if (!response.ok) throw missing(where, `the server answered ${response.status} ${response.statusText}`.trimEnd());
    const streams = /^application\/wasm\b/i.test(response.headers.get('content-type') ?? '');
    // Another MIME type costs streaming compilation and nothing else; so does asking for the fingerprint.
    if (!streams || integrity) return await compileBytes(await response.arrayBuffer(), where, integrity);
    return await WebAssembly.compileStreaming(response).catch((cause) => fail(cause, where));
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof LimpidError) throw error;
    throw missing(where, `cannot be fetched (${error.message})`, error);
  }
}

/** `bytes`: an ArrayBuffer or a view of one; `integrity`: its fingerprint, as WASM_SRI, where it is to be proved. */
export async function compileBytes(bytes, where, integrity) {
  assertWebAssembly();
  const view = ArrayBuffer.isView(bytes) ? bytes : new Uint8Array(bytes);
  const [a, b, c, d] = new Uint8Array(view.buffer, view.byteOffset, Math.min(4, view.byteLength));
  if (a !== 0 || b !== 0x61 || c !== 0x73 || d !== 0x6d) throw notWasm(where, a === 0x3c ? 'is a page (HTML)' : 'holds something else');
  if (integrity !== undefined) await prove(view, where, integrity);
  return WebAssembly.compile(bytes).catch((cause) => fail(cause, where));
}

/** `createEngine`: Emscripten's factory. It is handed the instance, so it never looks for the file itself. */
export function instantiate(createEngine, module) {
  return new Promise((resolve, reject) => {
    const instantiateWasm = (imports, receive) => {
      WebAssembly.instantiate(module, imports)
        .then((instance) => receive(instance))
        .catch((cause) => reject(notStarted(cause)));
      return {};
    };
    // Its first memory is asked for by the glue, before anything else.
    Promise.resolve().then(() => createEngine({ instantiateWasm })).then(resolve, (cause) => reject(notStarted(cause)));
  });
}

async function prove(bytes, where, integrity) {
  const [algorithm, expected] = integrity.split('-');
  if (!['sha256', 'sha384', 'sha512'].includes(algorithm) || !expected) {
    throw wrongUse('integrity', `expected sha384-… as in WASM_SRI, found ${JSON.stringify(integrity)}`);
  }
  const digest = new Uint8Array(await webCrypto().digest(algorithm.replace('sha', 'SHA-'), bytes));
  if (btoa(String.fromCharCode(...digest)) === expected) return;
  const message = 'is not the file that belongs to these scripts (its fingerprint is another): deploy both from the same package';
  throw new LimpidError({ code: 'wrong-version', where, message });
}

function assertWebAssembly() {
  if (typeof WebAssembly === 'object') return;
  throw new LimpidError({ code: 'not-supported', message: 'WebAssembly is switched off here; lockdown modes of browsers do that' });
}

function fail(cause, where) {
  if (/magic word|magic number|magic header/i.test(cause.message)) throw notWasm(where, 'holds something else', cause);
  if (/content.security.policy|blocked by csp|disallowed by embedder/i.test(cause.message)) {
    const message = "the page's Content-Security-Policy forbids WebAssembly: add 'wasm-unsafe-eval' to its script-src";
    throw new LimpidError({ code: 'csp', message }, { cause });
  }
  const message = `cannot be compiled (${cause.message}); needed is Chromium 95, Firefox 100, Safari 16.4, Node 20 or later`;
  throw new LimpidError({ code: 'not-supported', where, message }, { cause });
}

function missing(where, what, cause) {
  return new LimpidError({ code: 'no-wasm', where, message: `${what}: ${REMEDY}` }, { cause });
}

function notWasm(where, what, cause) {
  return new LimpidError({ code: 'not-wasm', where, message: `${what}, not WebAssembly: ${REMEDY}` }, { cause });
}

/** No memory for it, or parts that do not belong together. */
function notStarted(cause) {
  if (cause instanceof RangeError || /out of memory|could not allocate/i.test(cause?.message)) {
    const message = 'there is no memory left to start the engine: close other pages, or dispose of engines that are not needed';
    return new LimpidError({ code: 'memory', where: 'limpid.wasm', message }, { cause });
  }
  const message = `does not fit these scripts (${cause.message}): deploy both from the same package`;
  return new LimpidError({ code: 'wrong-version', where: 'limpid.wasm', message }, { cause });
}
