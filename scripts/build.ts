import { rename } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'astro';
import { shareCatalog } from '../src/catalog/index.ts';
import { loadCatalog } from '../src/catalog/load.ts';
import { formatProblem } from '../src/catalog/problem.ts';
import { createSearchIndex } from './build/search-index.ts';

/** Checks the content, then renders the site and makes the search index at the same time. Exits with 1 where anything fails. */
const { values } = parseArgs({ options: { out: { type: 'string', default: 'dist' } } });
const root = process.cwd();
const outDir = resolve(root, values.out);
const { catalog, problems } = loadCatalog(root);
for (const problem of problems) console.error(formatProblem(problem));
if (!catalog) process.exit(1);

shareCatalog(catalog);
// Astro empties its folder when it begins, so the index waits beside it and moves in at the end.
const waiting = `${outDir}.pagefind`;
await Promise.all([
  createSearchIndex(catalog).then((index) => index.writeTo(waiting)),
  build({ root, outDir, logLevel: 'error' }),
]);
await rename(waiting, join(outDir, 'pagefind'));
const { operations, resources, fields } = catalog;
console.log(
  `Built ${operations.length} operations, ${resources.length} resources and ${fields.length} fields into ${values.out}`,
);
