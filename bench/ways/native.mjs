// Native code: a process of its own (native/server.cpp) that works when it is asked and sleeps while the others run.
// It takes its own time, so that the pipe is not measured.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

export async function native(program, path, now) {
  const server = spawn(program, [path, String(now)], { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = createInterface({ input: server.stdout })[Symbol.asyncIterator]();
  let milliseconds = 0;
  async function ask(...words) {
    server.stdin.write(`${words.join(' ')}\n`);
    const { value, done } = await answers.next();
    if (done) throw new Error(`${program} ended while it was asked: ${words.join(' ')}`);
    const [time, ...rest] = value.split(' ');
    milliseconds += Number(time);
    return rest.map(Number);
  }
  await ask('posts');
  return {
    /** Milliseconds of all that was asked since the last call. */
    taken() {
      const all = milliseconds;
      milliseconds = 0;
      return all;
    },
    use: (recipe, file) => ask('use', here(`../${file}`)),
    set: (address, value) => ask('set', address, value),
    page: (begin, end) => ask('page', begin, end),
    moved: (begin, end) => ask('moved', begin, end),
    place: async (row) => (await ask('place', row))[0],
    order: () => ask('order'),
    paths: (first, every, count) => ask('paths', first, every, count),
    why: (a, b) => ask('why', a, b),
    takes: (row, top) => ask('takes', row, top),
    ticks: (address, least, most, top) => ask('ticks', address, least, most, top),
    figure: (name) => ask(name),
    end: () => server.stdin.end(),
  };
}
