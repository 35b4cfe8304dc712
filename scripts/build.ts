import { enableCompileCache } from 'node:module';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { AstroIntegration } from 'astro';
import { formatProblem } from '../src/catalog/problem.ts';
import { shareCatalog } from '../src/catalog/shared.ts';
import { startContent } from './build/content.ts';
import { isEndpoint } from './build/data-files.ts';
import { describeFailure } from './build/describe-failure.ts';
import { writeOfflineFiles } from './build/offline-files.ts';
import { onlyPages } from './build/only-pages.ts';
import { writePages } from './build/page-files.ts';
import { openSideFolder } from './build/side-folder.ts';
import { openSiteFolder } from './build/site-folder.ts';
import { shortPreload, siteScript } from './build/site-script.ts';
import { markStale } from './build/stale-files.ts';

/** Checks the content on one thread and renders the site on the other. Exits with 1 where anything fails. */
const { values } = parseArgs({ options: { out: { type: 'string', default: 'dist' } } });
const root = process.cwd();
const compileCache = join(root, 'node_modules/.cache/compile');
enableCompileCache(compileCache);
// For the other thread, which otherwise compiles its modules, and the compiler of their types, each time.
process.env['NODE_COMPILE_CACHE'] ??= compileCache;

function fail(error: unknown): never {
  console.error(describeFailure(error, root));
  process.exit(1);
}

process.once('uncaughtException', fail);
const { path: outDir, publish } = openSideFolder(resolve(root, values.out));
const folder = openSiteFolder(outDir);
const removeStale = markStale(outDir, join(root, 'public'));
const content = startContent({ root, outDir });
const catalog = content.loaded.then(({ catalog, problems }) => {
  for (const problem of problems) console.error(formatProblem(problem));
  return catalog ?? process.exit(1);
});

let base = '/';

/** Lets the pages wait for the catalog, which is read while Astro loads and bundles; leaves to the other thread what that writes. */
const takeCatalog: AstroIntegration = {
  name: 'take-catalog',
  hooks: {
    'astro:config:done': ({ config }) => {
      base = config.base;
      content.useSite(config.site);
    },
    'astro:build:start': ({ setPrerenderer }) =>
      setPrerenderer((standard) => ({
        ...standard,
        setup: async () => {
          shareCatalog(await catalog);
          await standard.setup?.();
        },
        render: writePages(standard.render, folder, () => base),
        getStaticPaths: async () => (await standard.getStaticPaths()).filter(({ route }) => !isEndpoint(route.component)),
      })),
  },
};

async function renderPages(): Promise<void> {
  const { build } = await import('astro');
  const client = { build: { rolldownOptions: { output: { codeSplitting: { groups: [siteScript] } } } } };
  const vite = { build: { emptyOutDir: false }, plugins: [onlyPages(root), shortPreload()], environments: { client } };
  await build({ root, outDir, logLevel: 'error', integrations: [takeCatalog], vite });
}

process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
// Read by the allocator of the bundler when that loads: on huge pages, what it keeps takes three times the memory.
process.env['MIMALLOC_ALLOW_THP'] ??= '0';
const [data] = await Promise.all([content.written, renderPages()]);
const written = new Map([...folder.written, ...data]);
removeStale(written);
await writeOfflineFiles(outDir, { base, isWithdrawn: process.env['ATLAS_OFFLINE'] === 'withdrawn', written });
publish();
const { operations, resources, fields, rules } = await catalog;
const [ownResources = 0, ownRules = 0] = [resources, rules].map((all) => all.filter(({ local }) => local).length);
console.log(
  `Built ${operations.length} operations, ${resources.length} resources and ${fields.length} fields into ${values.out}`,
);
if (ownResources + ownRules > 0)
  console.log(`${ownResources} of the resources and ${ownRules} rules are local: publish them only where they may be read`);
