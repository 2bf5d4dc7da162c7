// What the browser itself tells of this page, from its first moment: requests made, and what its rules refused.

import { signal } from '@preact/signals';

export interface Refused {
  readonly rule: string;
  readonly what: string;
  /** The whole policy that said so: page and host each carry a copy. */
  readonly policy: string;
}
/** Newest first. */
export const refusals = signal<readonly Refused[]>([]);

export interface Request {
  readonly address: string;
  /** After the page stood there. */
  readonly isLate: boolean;
  /** To where the page itself came from. */
  readonly isOwn: boolean;
}
export const requests = signal<readonly Request[]>([]);

let isLoaded = false;
/** From here on a request is a late one. */
export const loadingEnds = (): void => void (isLoaded = true);

export function watchTheBrowser(): void {
  addEventListener('securitypolicyviolation', ({ effectiveDirective: rule, blockedURI: what, originalPolicy: policy }) => {
    const isEcho = refusals.value.some((other) => other.rule === rule && other.what === what && other.policy !== policy);
    if (!isEcho) refusals.value = [{ rule, what, policy }, ...refusals.value];
  });
  new PerformanceObserver((list) => {
    const seen = list.getEntries().map(({ name }) => ({ address: name, isLate: isLoaded, isOwn: isOwn(name) }));
    requests.value = [...requests.value, ...seen];
  }).observe({ type: 'resource', buffered: true });
}

function isOwn(address: string): boolean {
  const { origin, protocol } = new URL(address, document.baseURI);
  return origin === location.origin || protocol === 'data:' || protocol === 'blob:';
}
