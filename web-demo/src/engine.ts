// Starts the engine: limpid on a Web Worker of its own, so that the page never waits for it. The worker is given as a
// function, so that limpid can start it again, and everything on it, should it ever die.
//
// Under `require-trusted-types-for 'script'` a worker's address must come from a policy. This page has one policy, it is
// called `limpid`, and it lets through addresses of this page's own origin: the worker's, nothing else.

import { connect, type LimpidError, type RemoteLimpid } from 'limpid/worker';
import threadUrl from 'limpid/worker-thread?worker&url';

/** What we use of Trusted Types; browsers without them (Firefox before 148, Safari before 26) have no such object. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

function ownAddress(url: string): string {
  const address = new URL(url, document.baseURI);
  if (address.origin !== location.origin) throw new TypeError(`not an address of this page: ${address.origin}`);
  return address.href;
}

/** `onRestart` is told when everything stands again after the engine had stopped. */
export function startEngine(onRestart: (error: LimpidError) => void): Promise<RemoteLimpid> {
  const trustedTypes = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
  const policy = trustedTypes?.createPolicy('limpid', { createScriptURL: ownAddress });
  const address = policy ? policy.createScriptURL(threadUrl) : ownAddress(threadUrl);
  return connect({ worker: () => new Worker(address, { type: 'module' }), onRestart });
}
