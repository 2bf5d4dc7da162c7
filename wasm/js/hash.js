// Hash: text -> SHA-256, by the platform's Web Crypto.
import { LimpidError } from './error.js';

/** `parts`: pieces of text that follow each other. Gives "sha256:" and 64 hexadecimal digits. */
export async function sha256(parts) {
  if (!globalThis.crypto?.subtle) {
    throw new LimpidError({ code: 'not-supported', message: 'there is no Web Crypto here: serve the page over https or from localhost' });
  }
  const digest = await crypto.subtle.digest('SHA-256', await new Blob(parts).arrayBuffer());
  const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0'));
  return `sha256:${hex.join('')}`;
}
