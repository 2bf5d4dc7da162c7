// A ZIP archive -> the members that may hold posts, as Files in reading order; and what stays closed.
//
// Which members those are the engine says, by their names alone: private messages are never unpacked. zip.js reads the
// archive's table of contents and those members, nothing else; without workers of its own, which the page's policy
// would not let it start. What is encrypted, damaged or made to do harm is refused by name.

import { type Entry, ERR_ENCRYPTED, type FileEntry, type Reader, ZipReader } from '@zip.js/zip.js/lib/zip-core-reader.js';
import type { RemoteLimpid, Warning } from 'limpid/worker';

const MOST_MEMBERS = 100_000;
/** What one archive may unpack to: browsers hold it. */
const MOST_BYTES = 2 ** 31;
/** No timeline shrinks to less than a hundredth; where that begins to count. */
const LARGEST_RATIO = 100;
const FREE_BYTES = 100_000;

const OPTIONS = { useWebWorkers: false, useCompressionStream: true, checkSignature: true, checkOverlappingEntry: true } as const;

export interface Unzipped {
  readonly files: File[];
  /** What stays closed, counted and named. */
  readonly warnings: Warning[];
}

/** The file as zip.js asks for it, piece by piece; its own reader would bring the rest of zip.js along. */
function piecesOf(file: File): Reader<File> {
  const reader = {
    size: file.size,
    createReadable: ({ offset = 0, size = file.size }: { offset?: number; size?: number } = {}) =>
      file.slice(offset, offset + size).stream(),
    async readUint8Array(offset: number, size: number) {
      return new Uint8Array(await file.slice(offset, offset + size).arrayBuffer());
    },
  };
  return reader as unknown as Reader<File>;
}

export async function isZip(file: Blob): Promise<boolean> {
  const [p, k, three, four] = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  return p === 0x50 && k === 0x4b && three === 3 && four === 4;
}

/** `use`: for its posts, or for what it knows of people. */
export async function unzip(file: File, limpid: RemoteLimpid, signal: AbortSignal, use: 'timeline' | 'affinity' = 'timeline'): Promise<Unzipped> {
  const reader = new ZipReader(piecesOf(file), OPTIONS);
  try {
    const entries = await listed(reader, file.name);
    // A name that ends in "/" is no file to the engine.
    const names = entries.map(({ filename, directory }) => (directory && !filename.endsWith('/') ? `${filename}/` : filename));
    const plan = await limpid.members(names, use);
    const files: File[] = [];
    let bytes = 0;
    for (const place of plan.open) {
      const entry = entries[place] as FileEntry;
      const member = await unpack(entry, file.name, signal);
      bytes += member.size;
      if (bytes > MOST_BYTES) throw refused(file.name, 'unpacks to more than 2 GiB: unpack it and give the files inside');
      files.push(member);
    }
    if (files.length === 0) throw refused(file.name, `of the ${names.length} files in this archive none may hold ${use === 'timeline' ? 'posts' : 'lists of accounts'}`);
    const warnings = plan.not_opened.map(({ what, count, first }) => ({
      code: 'not-opened', count, first: `${file.name}, ${first}`, text: `not opened: ${what} (${count})`,
    }));
    return { files, warnings };
  } finally {
    await reader.close();
  }
}

async function listed(reader: ZipReader<unknown>, archive: string): Promise<Entry[]> {
  const entries: Entry[] = [];
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      if (entries.length === MOST_MEMBERS) throw refused(archive, `holds more than ${MOST_MEMBERS} files`);
      entries.push(entry);
    }
  } catch (cause) {
    throw sentence(archive, cause);
  }
  return entries;
}

async function unpack(entry: FileEntry, archive: string, signal: AbortSignal): Promise<File> {
  const where = `${archive}, ${entry.filename}`;
  if (entry.encrypted) throw refused(where, 'is encrypted: unpack the archive with its password and give the files inside');
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  const sink = new WritableStream<Uint8Array<ArrayBuffer>>({
    write(piece) {
      bytes += piece.length;
      if (bytes > FREE_BYTES && bytes > entry.compressedSize * LARGEST_RATIO) {
        throw refused(where, `unpacks to more than ${LARGEST_RATIO} times its size: this is no timeline, and may be made to fill the memory`);
      }
      pieces.push(piece);
    },
  });
  try {
    await entry.getData(sink, { ...OPTIONS, signal });
  } catch (cause) {
    signal.throwIfAborted();
    throw sentence(where, cause);
  }
  return new File(pieces, entry.filename);
}

class Refused extends Error {}

function refused(where: string, why: string): Refused {
  return new Refused(`${where}: ${why}`);
}

function sentence(where: string, cause: unknown): Error {
  if (cause instanceof Refused) return cause;
  const why = cause instanceof Error ? cause.message : String(cause);
  if (why === ERR_ENCRYPTED) return refused(where, 'is encrypted: unpack the archive with its password and give the files inside');
  return refused(where, `this archive is damaged or cut off (${why}): download it again`);
}
