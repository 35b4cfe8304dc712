import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadCatalog } from '../src/catalog/load.ts';
import { formatProblem } from '../src/catalog/problem.ts';
import { toChangelog } from '../src/view/changes/changelog.ts';
import { listPages } from '../src/view/site-pages.ts';
import { completeRelease } from './changes/complete-release.ts';

/**
 * Writes into the newest release of content/changes.yaml which pages are new and gone since the last one, and CHANGELOG.md. With
 * `--release 2027-01-10` that day becomes its date, and its pages the list with which the next release is compared.
 */
const { values } = parseArgs({ options: { release: { type: 'string' } } });
const [changes, pages, changelog] = ['content/changes.yaml', 'content/released-pages.txt', 'CHANGELOG.md'];
const { catalog, problems } = loadCatalog(process.cwd());
if (!catalog) {
  for (const problem of problems) console.error(formatProblem(problem));
  process.exit(1);
}
const listed = listPages(catalog).sort();
const before = existsSync(pages) ? readFileSync(pages, 'utf8').trim().split('\n') : undefined;
const completed = completeRelease(readFileSync(changes, 'utf8'), { before, pages: listed, date: values.release });
writeFileSync(changes, completed.text);
writeFileSync(changelog, toChangelog(completed.releases));
if (values.release !== undefined) writeFileSync(pages, `${listed.join('\n')}\n`);
