// What differs between the page on a host and the page as a single file; this is the host's. The other is host.single.ts,
// which `npm run build:single` takes in its place.

export { default as threadAddress } from 'limpid/worker-thread?worker&url';

export const threadType: WorkerType = 'module';

/** The engine's file lies beside its script, which fetches it. */
export const wasmBinary = async (): Promise<ArrayBuffer | undefined> => undefined;

/** Whether there is a service worker to keep the page for use offline. */
export const hasServiceWorker: boolean = import.meta.env.PROD;

/** Whether a script's address may be used: this page's own origin. */
export const isOwnScript = ({ origin }: URL): boolean => origin === location.origin;
