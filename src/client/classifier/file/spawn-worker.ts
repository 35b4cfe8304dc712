/// <reference types="vite/client" />
import address from './file-worker.ts?worker&url';
import type { News, Order } from './messages.ts';
import { moduleImporting } from './worker-policy.ts';

const idle: Promise<Worker>[] = [];

/**
 * A worker that reads files, ready to be asked: one that was kept, or a new one.
 * @throws Error where its script cannot be loaded.
 */
export function takeWorker(): Promise<Worker> {
  return idle.pop() ?? spawnWorker();
}

/** Keeps a worker that has nothing to do, so that the next file needs no server. */
export function keepWorker(worker: Promise<Worker>): void {
  idle.push(worker);
  worker.catch(() => {
    const at = idle.indexOf(worker);
    if (at >= 0) idle.splice(at, 1);
  });
}

/**
 * Makes a worker ready to read files, and to ask the rules of this address, without a network.
 * @throws Error where a part cannot be loaded.
 */
export async function prepareWorker(rules: string): Promise<void> {
  const worker = takeWorker();
  await loadRulesIn(await worker, rules);
  keepWorker(worker);
}

async function loadRulesIn(worker: Worker, rules: string): Promise<void> {
  const order: Order = { kind: 'prepare', rules };
  const { kind } = await new Promise<News>((resolve) => {
    worker.addEventListener('message', ({ data }: MessageEvent<News>) => resolve(data), { once: true });
    worker.postMessage(order);
  });
  if (kind !== 'ready') throw new Error(`Cannot load "${rules}": load the page again`);
}

/**
 * A worker that is loaded by its address has the policy of that answer's headers, and none where the host sends no headers; one that is
 * made from a blob inherits the policy of the page. So it is started from a line that imports its script: whatever the host, it can
 * connect to nothing, as the page cannot. `worker-src` allows no other kind on this page.
 */
function spawnWorker(): Promise<Worker> {
  const blob = moduleImporting(address);
  const worker = new Worker(blob, { type: 'module' });
  return new Promise<Worker>((resolve, reject) => {
    const fail = (): void => {
      worker.terminate();
      reject(new Error('The script that reads files could not be loaded from this server: load the page again'));
    };
    worker.addEventListener(
      'message',
      ({ data }: MessageEvent<News>) => {
        worker.removeEventListener('error', fail);
        if (data.kind === 'ready') resolve(worker);
        else fail();
      },
      { once: true },
    );
    worker.addEventListener('error', fail, { once: true });
  }).finally(() => URL.revokeObjectURL(String(blob)));
}
