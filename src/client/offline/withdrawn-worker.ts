import { removeCaches } from './kept-site.ts';
import { workerScope } from './worker-scope.ts';

/** Stands in for the service worker where the owner of the site withdraws it: removes what was kept, and itself. */
workerScope.addEventListener('install', () => void workerScope.skipWaiting());
workerScope.addEventListener('activate', (event) => event.waitUntil(withdraw()));

async function withdraw(): Promise<void> {
  await removeCaches(new URL(workerScope.registration.scope).pathname);
  await workerScope.registration.unregister();
}
