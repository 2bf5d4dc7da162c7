// Which build is this? The list of all its files with their SHA-256, `files.txt`, is made with it, in the form of
// sha256sum; the hash of that list names the build. Here the browser computes both from what it was given.

export interface Build {
  /** Of files.txt, which names every other file's. */
  readonly hash: string;
  readonly files: readonly { readonly name: string; readonly hash: string }[];
}

const LIST = 'files.txt';

async function sha256(bytes: BufferSource): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function bytesOf(name: string): Promise<ArrayBuffer> {
  const response = await fetch(new URL(name, document.baseURI), { cache: 'no-cache' });
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response.arrayBuffer();
}

/** Null where this page was not built, or is a single file. */
export async function buildHere(): Promise<Build | null> {
  try {
    const bytes = await bytesOf(LIST);
    const files = [...new TextDecoder().decode(bytes).matchAll(/^([0-9a-f]{64})  (.+)$/gm)].map(([, hash = '', name = '']) => ({ hash, name }));
    return files.length ? { hash: await sha256(bytes), files } : null;
  } catch {
    return null;
  }
}

/** The names of files that are not as the list says. */
export async function differing({ files }: Build): Promise<string[]> {
  const checked = await Promise.all(files.map(async ({ name, hash }) => {
    const is = await bytesOf(name).then(sha256, () => null);
    return is === hash ? [] : [name];
  }));
  return checked.flat();
}
