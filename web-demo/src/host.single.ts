// What differs between the page on a host and the page as a single file; this is the single file's: the worker's script
// and the engine are inside, and nothing is ever fetched (`connect-src 'none'`).

import { wasmBinary as packed } from 'limpid/inline';
import script from 'virtual:thread';

export const threadAddress = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
/** Browsers make no module worker from the memory of a page on a disk. */
export const threadType: WorkerType = 'classic';
export const wasmBinary = (): Promise<ArrayBuffer | undefined> => packed();

/** A file from a disk is offline already. */
export const hasServiceWorker = false as boolean;

/** Whether a script's address may be used: only what this page made itself, in its own memory. */
export const isOwnScript = ({ protocol }: URL): boolean => protocol === 'blob:';
