import { answer, keptPath } from './answer.ts';
import { keepSite } from './keep-site.ts';
import { cacheName, removeCaches } from './kept-site.ts';
import { workerScope } from './worker-scope.ts';

/** Put in by the build, so that the script of each version differs: that is how browsers notice a new one. */
declare const SITE_VERSION: string;

/**
 * The service worker of a kept site. It is registered by the page /offline/ alone, when somebody asks for it, and serves one version as a
 * whole. The next one is loaded beside it and takes over when no page of this one is open any more. It reads requests and
 * answers them; nothing is stored but the files of the site.
 */
const { registration, clients, location } = workerScope;
const base = new URL(registration.scope).pathname;
const kept = { cacheName: cacheName(base, SITE_VERSION), ignoreVary: true };
let reloadsPages = false;

workerScope.addEventListener('install', (event) => event.waitUntil(keepSite({ base, version: SITE_VERSION })));

workerScope.addEventListener('activate', (event) => {
  event.waitUntil(removeCaches(base, SITE_VERSION));
  if (reloadsPages) void reloadPages();
});

workerScope.addEventListener('message', ({ data }) => {
  if (data !== 'take-over') return;
  reloadsPages = true;
  void workerScope.skipWaiting();
});

workerScope.addEventListener('fetch', (event) => {
  const { request, clientId } = event;
  const path = keptPath(request, base, location.origin);
  if (path !== undefined) event.respondWith(answerRequest(request, path, clientId));
});

async function answerRequest(request: Request, path: string, clientId: string): Promise<Response> {
  const find = (address: string): Promise<Response | undefined> => caches.match(base + address, kept);
  const asking = clientId === '' ? undefined : (await clients.get(clientId))?.url;
  return answer(request, path, { base, find, load: (missing) => fetch(missing), asking });
}

/** Open pages are of the version before, whose files are gone. Not waited for: they are answered once this worker is active. */
async function reloadPages(): Promise<void> {
  for (const page of await clients.matchAll({ type: 'window' })) void page.navigate(page.url);
}
