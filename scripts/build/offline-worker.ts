import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';

/** The workers of a site: the one that serves what is kept, and the one that removes it. */
export type WorkerName = 'offline-worker' | 'withdrawn-worker';

/**
 * The script of a service worker, as one classic script: browsers older than module workers run it too. Pages share some of its modules,
 * which Astro's own bundling would put into files beside it.
 */
export async function bundleWorker(name: WorkerName, version: string): Promise<string> {
  const root = fileURLToPath(new URL('../../src/client/offline', import.meta.url));
  const result = (await build({
    configFile: false,
    logLevel: 'error',
    root,
    publicDir: false,
    define: { SITE_VERSION: JSON.stringify(version) },
    build: { write: false, lib: { entry: `${root}/${name}.ts`, formats: ['iife'], name: 'worker', fileName: () => 'worker.js' } },
  })) as readonly Rolldown.RolldownOutput[];
  const [chunk] = result[0]?.output ?? [];
  if (chunk === undefined) throw new Error(`Cannot bundle "${name}": Vite answers nothing`);
  return chunk.code;
}
