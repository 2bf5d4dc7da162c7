// The thread: the engine is started once, then each file's name gets an answer, or the error's.
import { createReadStream } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { load } from 'limpid';

const limpid = await load();
parentPort.on('message', async (file) => {
  try {
    const timeline = await limpid.read(createReadStream(file));
    parentPort.postMessage({ ids: timeline.rank('calmer').page(0, 5).map((row) => row.id) });
    timeline.dispose();
  } catch ({ code, where, message }) {
    parentPort.postMessage({ error: { code, where, message } });
  }
});
