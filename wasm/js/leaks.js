// Leaks: memory of the engine whose owner was forgotten instead of disposed of.
//
// The garbage collector comes late or never, so this is the safety net, not the way: it frees, and tells the
// developer. Comes in: an owner, and how to free what it owns (a function that must not hold the owner).

const registry = new FinalizationRegistry(({ what, free }) => {
  if (what && isDevelopment()) {
    console.warn(`limpid: a ${what} was forgotten without dispose(); its memory is freed only now`);
  }
  free();
});

/** Frees when `owner` is collected. With `what`, a word for people, it warns too. */
export function freeWhenForgotten(owner, free, what) {
  registry.register(owner, { what, free }, owner);
}

export function disposed(owner) {
  registry.unregister(owner);
}

/** In Node unless NODE_ENV says otherwise; in a browser where the page comes from this machine. */
function isDevelopment() {
  const { process, location } = globalThis;
  if (process?.env) return process.env.NODE_ENV !== 'production';
  return /^(localhost|127\.0\.0\.1|\[::1\])$/.test(location?.hostname ?? '');
}
