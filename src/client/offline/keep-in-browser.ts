import { trustAddresses } from '../trust-addresses.ts';
import { type KeepOptions, keepSite } from './keep-site.ts';
import { removeCaches } from './kept-site.ts';
import { findRegistration, workerAddress } from './page-state.ts';

/** All that it makes is the address of the worker of the site mounted at `base`. */
const policy = trustAddresses({ createScriptURL: workerAddress });

/** Stores the newest version, has it served, and asks the browser not to give it up when space runs out. It may decline. */
export async function keepInBrowser(options: KeepOptions, onStored: () => void): Promise<void> {
  await keepSite(options);
  onStored();
  await startWorker(options.base);
  await navigator.storage?.persist?.();
}

/** Removes all that is kept; pages that are open are served by the network from here on. */
export async function removeFromBrowser(base: string): Promise<void> {
  await (await findRegistration(base))?.unregister();
  await removeCaches(base);
}

/** Makes a worker that waits take over now, by which all open pages of the site are loaded again. */
export async function takeOver(base: string): Promise<void> {
  (await findRegistration(base))?.waiting?.postMessage('take-over');
}

/**
 * Registers the worker of the site mounted at `base`, or looks for its newer version, and waits until it serves, or waits for pages of the
 * version before to be closed.
 * @throws Error where the browser refuses it, or where it cannot complete its version.
 */
async function startWorker(base: string): Promise<void> {
  const known = await findRegistration(base);
  if (known) await known.update();
  const options = { scope: base, updateViaCache: 'none' } as const;
  await waitForWorker(known ?? (await navigator.serviceWorker.register(policy.createScriptURL(base), options)));
}

function waitForWorker(registration: ServiceWorkerRegistration): Promise<void> {
  const worker = registration.installing;
  const wanted = registration.active ? ['installed', 'activated'] : ['activated'];
  return new Promise((resolve, reject) => {
    if (!worker || wanted.includes(worker.state)) return resolve();
    worker.addEventListener('statechange', () => {
      if (wanted.includes(worker.state)) resolve();
      else if (worker.state === 'redundant') reject(new Error('The new version could not be completed: try again'));
    });
  });
}
