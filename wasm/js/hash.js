// Hash: SHA-256 and kin, by the platform's Web Crypto.
import { LimpidError } from './error.js';

/** `parts`: pieces of text that follow each other. Gives "sha256:" and 64 hexadecimal digits. */
export async function sha256(parts) {
  const digest = await webCrypto().digest('SHA-256', await new Blob(parts).arrayBuffer());
  const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0'));
  return `sha256:${hex.join('')}`;
}

export function webCrypto() {
  if (globalThis.crypto?.subtle) return crypto.subtle;
  throw new LimpidError({ code: 'not-supported', message: 'there is no Web Crypto here: serve the page over https or from localhost' });
}
