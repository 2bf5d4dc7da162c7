// Tries, in earnest, to send something out, in each way that a page has; and waits for what the browser says to it.
// The address ends in `.invalid`, which leads nowhere by RFC 2606: were a rule missing, still nobody would be told.

const outside = (way: Way): string => `https://${way}.limpid.invalid/?secret`;
/** How long a refusal may take: browsers report it at once. */
const PATIENCE = 1000;

export const WAYS = ['fetch', 'beacon', 'image', 'socket', 'script', 'frame'] as const;
export type Way = (typeof WAYS)[number];
export type Outcome = { readonly way: Way; readonly rule: string | null };

const tries: Record<Way, () => unknown> = {
  fetch: () => fetch(outside('fetch'), { mode: 'no-cors' }).catch(() => {}),
  beacon: () => navigator.sendBeacon(outside('beacon'), 'secret'),
  image: () => (new Image().src = outside('image')),
  socket: () => new WebSocket(outside('socket').replace('https', 'wss')).close(),
  script: () => added('script', (script) => (script.src = outside('script'))),
  frame: () => added('iframe', (frame) => (frame.src = outside('frame'))),
};

function added<Name extends 'script' | 'iframe'>(name: Name, fill: (element: HTMLElementTagNameMap[Name]) => void): void {
  const element = document.createElement(name);
  try {
    fill(element);
    document.body.append(element);
  } finally {
    setTimeout(() => element.remove(), PATIENCE);
  }
}

/** The rule that refused it; null where none did. */
async function attempt(way: Way): Promise<Outcome> {
  const stop = new AbortController();
  const refused = new Promise<string | null>((resolve) => {
    const listen = ({ effectiveDirective, blockedURI }: SecurityPolicyViolationEvent) => {
      // An address given to a script is refused before it is one: Trusted Types name the sink instead.
      if (blockedURI.includes(`//${way}.`) || (way === 'script' && effectiveDirective === 'require-trusted-types-for')) resolve(effectiveDirective);
    };
    addEventListener('securitypolicyviolation', listen, { signal: stop.signal });
    setTimeout(() => resolve(null), PATIENCE);
  });
  try {
    tries[way]();
  } catch {
    // Some refusals are thrown as well as told.
  }
  const rule = await refused;
  stop.abort();
  return { way, rule };
}

/** One after the other, so that each refusal belongs to what caused it. */
export async function tryEverything(tell: (outcomes: readonly Outcome[]) => void): Promise<void> {
  const outcomes: Outcome[] = [];
  for (const way of WAYS) {
    outcomes.push(await attempt(way));
    tell([...outcomes]);
  }
}
