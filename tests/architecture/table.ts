import type { Edge } from './imports.ts';

/** What the files of one folder of src may import besides that folder. The table is that of ARCHITECTURE.md. */
interface Row {
  readonly folders: readonly string[];
  /** Folders and packages of which only types may be imported. */
  readonly types?: readonly string[];
  /** Folders that a `<script>` may load. */
  readonly scripts?: readonly string[];
  /** Packages; a name that ends in `:` or `/` stands for all that begin with it. */
  readonly packages: readonly string[];
  /** Files that may import more packages than the folder. */
  readonly doors?: Readonly<Record<string, readonly string[]>>;
}

const node = 'node:';

export const table: Readonly<Record<string, Row>> = {
  predicate: { folders: [], packages: [] },
  audit: { folders: ['predicate'], packages: [] },
  labels: { folders: ['audit'], packages: [] },
  schema: { folders: ['predicate'], packages: ['zod'] },
  dialects: { folders: ['predicate'], types: ['schema'], packages: [] },
  queries: { folders: ['predicate', 'dialects'], packages: [] },
  catalog: {
    folders: ['schema', 'predicate', 'audit', 'dialects'],
    types: ['zod'],
    packages: ['yaml'],
    doors: { 'catalog/read.ts': ['node:fs', 'node:path'] },
  },
  importers: { folders: ['catalog', 'schema', 'predicate', 'dialects'], packages: ['yaml', 'smol-toml', 'zod', node] },
  view: { folders: ['catalog', 'predicate', 'audit', 'dialects', 'queries'], types: ['schema'], packages: [] },
  components: { folders: ['view', 'styles'], scripts: ['client'], packages: ['astro', 'astro/'] },
  layouts: { folders: ['view', 'components', 'styles'], scripts: ['client'], packages: ['astro', 'astro/'] },
  pages: {
    folders: ['catalog', 'labels', 'view', 'components', 'layouts', 'styles'],
    types: ['schema'],
    scripts: ['client'],
    packages: ['astro', 'astro/', 'astro:'],
  },
  // A pasted YAML document is rare: its parser is fetched only then, through this one file.
  client: {
    folders: ['predicate', 'audit', 'dialects', 'queries'],
    types: ['view'],
    packages: [],
    doors: { 'client/load-yaml.ts': ['yaml'] },
  },
};

/** The imports that break the table, each as one line for a person. A file right under src may import what it likes. */
export function findForbidden(edges: readonly Edge[]): readonly string[] {
  return edges.filter((edge) => edge.from.includes('/') && !isAllowed(edge)).map(describeEdge);
}

function isAllowed({ from, to, isTypeOnly, isScript }: Edge): boolean {
  const [home, target] = [folderOf(from), folderOf(to)];
  const row = table[home];
  if (row === undefined) return false;
  if (isTypeOnly && row.types?.includes(target)) return true;
  if (!isInSrc(to)) return [...row.packages, ...(row.doors?.[from] ?? [])].some((name) => isCovered(to, name));
  return target === home || row.folders.includes(target) || (isScript && row.scripts?.includes(target) === true);
}

function folderOf(path: string): string {
  return path.split('/')[0] ?? '';
}

/** Files of src have an extension and a folder of the table; a path that climbs out of src is no package either. */
function isInSrc(to: string): boolean {
  return to.startsWith('..') || Object.hasOwn(table, folderOf(to)) || /\.(ts|astro|css|mdx|json|svg)$/.test(to);
}

function isCovered(to: string, name: string): boolean {
  return to === name || (/[:/]$/.test(name) && to.startsWith(name));
}

function describeEdge({ from, to }: Edge): string {
  const row = table[folderOf(from)];
  if (row === undefined) return `src/${from}: the folder "${folderOf(from)}" has no row in tests/architecture/table.ts`;
  return `src/${from} imports "${to}", which "${folderOf(from)}" may not`;
}

/** The cycles among files, each as the chain of its files; an empty list is the rule. */
export function findCycles(edges: readonly Edge[]): readonly string[] {
  const targets = Map.groupBy(edges, (edge) => edge.from);
  const done = new Set<string>();
  const cycles: string[] = [];
  const walk = (file: string, above: readonly string[]): void => {
    if (above.includes(file)) cycles.push([...above.slice(above.indexOf(file)), file].join(' -> '));
    if (above.includes(file) || done.has(file)) return;
    for (const { to } of targets.get(file) ?? []) walk(to, [...above, file]);
    done.add(file);
  };
  for (const file of targets.keys()) walk(file, []);
  return cycles;
}
