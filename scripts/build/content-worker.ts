import { parentPort, workerData } from 'node:worker_threads';
import { loadCatalog } from '../../src/catalog/load.ts';
import { localFolder } from '../../src/catalog/local-content.ts';
import { shareCatalog } from '../../src/catalog/shared.ts';
import { checkPages } from '../../src/view/page-problems.ts';
import type { ContentTask } from './content.ts';
import { writeDataFiles } from './data-files.ts';
import { createSearchIndex } from './search-index.ts';
import { openSiteFolder } from './site-folder.ts';

/** The second thread of a build: checks the content, hands the catalog over, and writes what needs no HTML while the pages are rendered. */
const { root, outDir } = workerData as ContentTask;
const site = new Promise<string | undefined>((resolve) => parentPort?.once('message', resolve));
const result = checkPages(loadCatalog(root, localFolder(process.env)));
parentPort?.postMessage(result);
if (result.catalog) {
  shareCatalog(result.catalog);
  const folder = openSiteFolder(outDir);
  await Promise.all([
    createSearchIndex(result.catalog).then((index) => index.writeTo(folder)),
    site.then((site) => writeDataFiles(root, folder, site)),
  ]);
  parentPort?.postMessage(folder.written);
}
