// Pace: long work in slices, so that whoever shares the thread gets its turn.
//
// Work is a generator that yields between slices and returns its result. It runs at once, or with a pause
// whenever it has held the thread for a while: there, messages and signals come in.

/** Half a frame at 60 Hz, in milliseconds: short enough not to be felt. */
const SLICE = 8;

export function atOnce(work) {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/**
 * `onProgress` is told after each slice what the work yields, { done, of }, or how many slices are done where it yields
 * nothing; where `signal` is aborted, the work is ended between two.
 */
export async function inSlices(work, { signal, onProgress } = {}) {
  const pause = pauses();
  try {
    for (let slices = 1; ; slices += 1) {
      const { done, value } = work.next();
      if (done) return value;
      onProgress?.(value ?? { done: slices });
      await pause();
      signal?.throwIfAborted();
    }
  } finally {
    work.return();
  }
}

/** Gives a function that returns at once, or, where a slice has passed since the last time, after a pause. */
export function pauses() {
  let end = performance.now() + SLICE;
  return async () => {
    if (performance.now() < end) return;
    await nextTask();
    end = performance.now() + SLICE;
  };
}

/** A message to oneself: setTimeout would cost 4 ms each time. */
function nextTask() {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
