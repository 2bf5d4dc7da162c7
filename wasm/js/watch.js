// Watch: what a caller may say and hear while work is under way, the same for everything that takes long.
//
// Comes in: the caller's `signal` and `onProgress`; goes out: the same of our own, and `stop`. Work that is stopped rejects
// with LimpidError `aborted`, whose cause is the signal's reason; an onProgress that throws stops it too, and what it threw
// is what the caller gets.
import { LimpidError } from './error.js';

export async function underWatch({ signal, onProgress }, work) {
  const stop = new AbortController();
  const follow = () => stop.abort(aborted(signal.reason));
  const report = (progress) => {
    try {
      onProgress?.(progress);
    } catch (error) {
      stop.abort(error);
    }
  };
  if (signal?.aborted) throw aborted(signal.reason);
  signal?.addEventListener('abort', follow);
  try {
    return await work({ signal: stop.signal, onProgress: report, stop: (error) => stop.abort(error) });
  } finally {
    signal?.removeEventListener('abort', follow);
  }
}

function aborted(reason) {
  const why = reason?.message ?? String(reason);
  return new LimpidError({ code: 'aborted', message: `stopped, as its signal asked (${why}): nothing was changed, ask again when you want it` }, { cause: reason });
}
