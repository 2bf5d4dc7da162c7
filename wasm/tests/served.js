// A host for the tests: serves wasm/dist on this machine, and whatever wrong answer a test asks for.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';

const DIST = new URL('../dist/', import.meta.url);

/** `answers`: path -> { status, type, body }. Everything else comes from dist. `headers`: on every response. */
export async function served(answers = {}, headers = {}) {
  const server = createServer(async (request, response) => {
    const { status = 200, type, body } = answers[request.url] ?? (await fromDist(request.url));
    response.writeHead(status, { ...headers, 'content-type': type });
    response.end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${server.address().port}`;
  const close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return { address, close };
}

async function fromDist(path) {
  const type = path.endsWith('.wasm') ? 'application/wasm' : 'text/javascript';
  try {
    return { type, body: await readFile(new URL(`.${path}`, DIST)) };
  } catch {
    return { status: 404, type: 'text/plain', body: 'Not here.' };
  }
}
