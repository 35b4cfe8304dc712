import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { loadCatalog } from '../src/catalog/load.ts';
import { formatProblem } from '../src/catalog/problem.ts';

/** Checks the content, then renders the site. Exits with 1 where the content has errors or a step fails. */
const root = process.cwd();
const { catalog, problems } = loadCatalog(root);
for (const problem of problems) console.error(formatProblem(problem));
if (!catalog) process.exit(1);

const astro = spawn(process.execPath, [join(root, 'node_modules/astro/bin/astro.mjs'), 'build', '--silent'], { stdio: 'inherit' });
const [code] = (await once(astro, 'exit')) as [number | null];
if (code !== 0) process.exit(code ?? 1);
console.log(`Built ${catalog.operations.length} operations, ${catalog.resources.length} resources and ${catalog.fields.length} fields into dist`);
