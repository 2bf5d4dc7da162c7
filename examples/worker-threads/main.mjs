// Many timelines on a thread of their own, while this one stays free:  node main.mjs FILE...
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

const thread = new Worker(new URL('./thread.mjs', import.meta.url));
for (const file of process.argv.slice(2)) {
  thread.postMessage(file);
  const [answer] = await once(thread, 'message');
  console.log(JSON.stringify({ file, ...answer }));
}
await thread.terminate();
