import { Worker } from 'node:worker_threads';
import type { LoadResult } from '../../src/catalog/load.ts';
import type { WrittenFiles } from './site-folder.ts';

/** What the second thread needs to know: the root of the repository, and the folder that the site is written into. */
export interface ContentTask {
  readonly root: string;
  readonly outDir: string;
}

/** Work that the second thread does beside the rendering of pages. */
export interface Content {
  /** The catalog, or everything that is wrong with the content. */
  readonly loaded: Promise<LoadResult>;
  /** Says at which address the site will be served, if that is known; files with whole addresses wait for it. */
  readonly useSite: (site: string | undefined) => void;
  /** The data files and the search index, once they are written. Fails with what the thread failed with. */
  readonly written: Promise<WrittenFiles>;
}

/** Starts the second thread. */
export function startContent(task: ContentTask): Content {
  const worker = new Worker(new URL('./content-worker.ts', import.meta.url), { workerData: task });
  let files: WrittenFiles = new Map();
  const loaded = new Promise<LoadResult>((resolve) => {
    worker.once('message', (result: LoadResult) => {
      worker.once('message', (all: WrittenFiles) => {
        files = all;
      });
      resolve(result);
    });
  });
  const written = new Promise<WrittenFiles>((resolve, reject) => {
    worker.once('error', reject);
    worker.once('exit', (code) => (code === 0 ? resolve(files) : reject(new Error(`The content thread ended with ${code}`))));
  });
  // A thread that fails before it has loaded the content sends no message.
  return { loaded: Promise.race([loaded, written.then(() => loaded)]), useSite: (site) => worker.postMessage(site), written };
}
