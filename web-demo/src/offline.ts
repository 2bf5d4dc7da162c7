// The page keeps itself for use without a network: a service worker holds every file of one version. A newer version is
// fetched beside it, and waits until the reader says so: the page never reloads by itself.

import { signal } from '@preact/signals';
import { hasServiceWorker } from './host';
import { ownScript } from './policy';

/** Where a new version lies ready: what takes it into use, and with it the page is loaded anew. */
export const newVersion = signal<(() => void) | null>(null);

export async function workOffline(): Promise<void> {
  if (!hasServiceWorker || !('serviceWorker' in navigator)) return;
  const { serviceWorker } = navigator;
  // Another tab may take the new version into use: the files of the old one are gone then, and this page says so.
  if (serviceWorker.controller) serviceWorker.addEventListener('controllerchange', () => (newVersion.value = () => location.reload()));
  try {
    const registration = await serviceWorker.register(ownScript('./sw.js'));
    offer(registration);
    registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', () => offer(registration)));
  } catch {
    // Private windows and broken storage refuse it: the page works as before, only not offline.
  }
}

/** A version that waits although another is in use is newer. */
function offer({ waiting }: ServiceWorkerRegistration): void {
  const { serviceWorker } = navigator;
  if (!waiting || !serviceWorker.controller) return;
  newVersion.value = () => {
    serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    waiting.postMessage({ type: 'SKIP_WAITING' });
  };
}
