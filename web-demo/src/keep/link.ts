// A recipe as a link, and back: JSON, packed (deflate-raw), written in the letters that an address may hold, behind
// `#r=`. What stands behind `#` is never sent to a server. Posts are never put in a link.
// The engine decides whether what comes out is a recipe; here only size and packing are checked.

import type { Recipe } from 'limpid/worker';

const MARK = '#r=1.';
/** Longer addresses are cut by some programs that pass them on (chat programs, old mail). */
export const LONGEST_LINK = 8000;
/** A recipe is some kilobytes; a link that unpacks to more than this is made to do harm. */
const MOST_BYTES = 256 * 1024;

export const isRecipeLink = (hash: string): boolean => hash.startsWith('#r=');

export async function linkOf(recipe: Recipe, page: string): Promise<string> {
  const packed = new Blob([JSON.stringify(recipe)]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
  return page + MARK + letters(bytes);
}

export type LinkFault = 'version' | 'damaged' | 'large';

/** The recipe's JSON text; a fault where the link does not hold one. */
export async function textIn(hash: string): Promise<{ text: string } | { fault: LinkFault }> {
  if (!hash.startsWith(MARK)) return { fault: 'version' };
  try {
    return await unpack(bytesOf(hash.slice(MARK.length)));
  } catch {
    return { fault: 'damaged' };
  }
}

async function unpack(packed: Uint8Array<ArrayBuffer>): Promise<{ text: string } | { fault: LinkFault }> {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return { text: text + decoder.decode() };
    bytes += value.length;
    if (bytes > MOST_BYTES) {
      await reader.cancel();
      return { fault: 'large' };
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** Base64url, RFC 4648 §5. */
function letters(bytes: Uint8Array): string {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
