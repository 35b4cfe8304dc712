/// <reference types="vite/client" />
import address from './file-worker.ts?worker&url';
import type { News } from './messages.ts';

/**
 * Starts the worker that reads files. A worker that is loaded by its address has the policy of that answer's headers, and none where the
 * host sends no headers; one that is made from a blob inherits the policy of the page. So it is started from a line that imports its
 * script: whatever the host, it can connect to nothing, as the page cannot. `worker-src` allows no other kind on this page.
 */
export function spawnWorker(): Worker {
  const failed: News = {
    kind: 'failed',
    message: 'The script that reads files could not be loaded from this server: load the page again',
  };
  const script = `import(${JSON.stringify(new URL(address, location.href).href)}).catch(() => postMessage(${JSON.stringify(failed)}))`;
  const blob = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  const worker = new Worker(blob, { type: 'module' });
  worker.addEventListener('message', () => URL.revokeObjectURL(blob), { once: true });
  return worker;
}
