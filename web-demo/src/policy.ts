// Under `require-trusted-types-for 'script'` a script's address must come from a policy. This page has one policy, it is
// called `limpid`, and it lets through addresses of this page's own origin: its worker's and its service worker's.

import { isOwnScript } from './host';

/** What we use of Trusted Types; browsers without them (Firefox before 148, Safari before 26) have no such object. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

function ownAddress(url: string): string {
  const address = new URL(url, document.baseURI);
  if (!isOwnScript(address)) throw new TypeError(`not an address of this page: ${address.origin}`);
  return address.href;
}

const trustedTypes = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
const policy = trustedTypes?.createPolicy('limpid', { createScriptURL: ownAddress });

export const ownScript = (url: string): string => (policy ? policy.createScriptURL(url) : ownAddress(url));
