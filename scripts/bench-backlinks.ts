import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { loadCatalog } from '../src/catalog/load.ts';
import { formatProblem } from '../src/catalog/problem.ts';
import { compareReach, formatComparison, type Truth } from './bench/backlinks.ts';

/** `npm run -s bench:backlinks [-- file]`: what rules reach, beside what a person read (YAML or JSON; a list, or `rules` with "any" for what is not tested). */
const root = fileURLToPath(new URL('..', import.meta.url));
const file = process.argv[2] ?? `${root}/tests/fixtures/backlinks/truth.yaml`;
const { catalog, problems } = loadCatalog(root);
if (!catalog) throw new Error(problems.map(formatProblem).join('\n'));

const content: Truth[] | { rules: Truth[] } = parse(readFileSync(file, 'utf8'), (_, value) =>
  value === 'any' ? undefined : value,
);
const truths = Array.isArray(content) ? content : content.rules;
const served = catalog.operations.filter(({ removed }) => !removed);
console.log(formatComparison(compareReach(truths, catalog.rules, served)));
