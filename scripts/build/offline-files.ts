import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FACTS_PATH, FILES_PATH, type SiteFacts, type SiteFiles, WORKER_PATH } from '../../src/client/offline/kept-site.ts';
import { listFiles } from './list-files.ts';
import { bundleWorker } from './offline-worker.ts';
import { describeFile, type WrittenFiles } from './site-folder.ts';
import { writeOver } from './write-over.ts';

/** How a site is offered for offline use. */
export interface OfflineSettings {
  /** Where the site is mounted. */
  readonly base: string;
  /** Whether the worker that keeps the site in a browser is replaced by one that removes it. */
  readonly isWithdrawn: boolean;
  /** Files that need not be read to be known. */
  readonly written?: WrittenFiles;
}

/** Files that configure a host. They are no part of a version, as hosts do not serve them. */
const HOST_FILES: ReadonlySet<string> = new Set(['_headers', '_redirects']);

/**
 * Writes what keeps the finished site of a folder in a browser: the list of its files with their hashes, the facts that a page shows before
 * it loads them, and the service worker, whose version follows from the files. Comes after everything else in a build.
 */
export async function writeOfflineFiles(folder: string, { base, isWithdrawn, written }: OfflineSettings): Promise<SiteFacts> {
  const { list, bytes } = listSite(folder, written);
  const facts: SiteFacts = {
    version: list.version,
    base: base.endsWith('/') ? base : `${base}/`,
    files: Object.keys(list.files).length,
    bytes,
    isWithdrawn,
    zip: null,
  };
  writeOver(join(folder, FILES_PATH), JSON.stringify(list));
  writeOver(join(folder, FACTS_PATH), JSON.stringify(facts));
  writeOver(join(folder, WORKER_PATH), await bundleWorker(isWithdrawn ? 'withdrawn-worker' : 'offline-worker', list.version));
  return facts;
}

/** The version, addresses and hashes of a folder's files, and their size. The page of a folder has the address of the folder. */
export function listSite(
  folder: string,
  written: WrittenFiles = new Map(),
): { readonly list: SiteFiles; readonly bytes: number } {
  const files: Record<string, string> = {};
  let bytes = 0;
  for (const name of listFiles(folder).filter(isOfVersion)) {
    const file = written.get(name) ?? describeFile(readFileSync(join(folder, name)));
    bytes += file.bytes;
    files[name.replace(/(^|\/)index\.html$/, '$1')] = file.hash;
  }
  return { list: { version: hash('sha256', JSON.stringify(files)).slice(0, 12), files }, bytes };
}

function isOfVersion(name: string): boolean {
  return !HOST_FILES.has(name) && name !== WORKER_PATH && !/^offline\/(?!index\.html$)/.test(name);
}
