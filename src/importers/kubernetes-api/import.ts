import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ApiRow, ApiSurface } from '../../schema/api-surface.ts';
import { writeIfChanged } from '../write-yaml.ts';
import { readAggregated, readResourceList } from './discovery.ts';
import { formatLifecycle, formatNonResource, formatSurface } from './format.ts';
import { minorOf, readLifecycleTable, readNonResourceTable, readResourcesTable } from './tables.ts';

/** What a Kubernetes checkout cannot tell by its discovery files: the version they belong to and the commit they stand at. */
export interface DiscoverySource {
  readonly version: string;
  readonly commit: string;
}

/**
 * Imports the API surface from a folder of tables (resources-<version>.json, lifecycle.json, nonresource-<version>.json) or
 * from the discovery files of a Kubernetes checkout (its root, or api/discovery itself) into `<target>/content/imported/api`.
 * Answers the paths it changed. Throws with the file's name where a file cannot be read as what its name says.
 */
export function importKubernetesApi(folder: string, target: string, discovery?: DiscoverySource): string[] {
  if (!existsSync(folder)) throw new Error(`Cannot find the folder "${folder}"`);
  const texts = hasTables(folder) ? readTables(folder) : readDiscovery(folder, discovery);
  const out = join(target, 'content/imported/api');
  return [...texts]
    .filter(([name, text]) => writeIfChanged(join(out, name), text))
    .map(([name]) => join('content/imported/api', name));
}

function hasTables(folder: string): boolean {
  return readdirSync(folder).some((name) => /^resources-.*\.json$/.test(name));
}

function readTables(folder: string): Map<string, string> {
  const texts = new Map<string, string>();
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name);
    if (/^resources-.*\.json$/.test(name)) {
      const surface = reading(path, readResourcesTable);
      texts.set(`${surface.minor}.yaml`, formatSurface(surface));
    } else if (name === 'lifecycle.json') texts.set('lifecycle.yaml', formatLifecycle(reading(path, readLifecycleTable)));
    else if (/^nonresource-.*\.json$/.test(name)) {
      texts.set('nonresource.yaml', formatNonResource(reading(path, (json) => readNonResourceTable(json, 'GET /'))));
    }
  }
  return texts;
}

function readDiscovery(folder: string, source: DiscoverySource | undefined): Map<string, string> {
  const nested = join(folder, 'api/discovery');
  const base = existsSync(nested) ? nested : folder;
  const resources = readDiscoveryRows(base);
  if (resources.length === 0) throw new Error(`Cannot find resources-<version>.json or discovery files in "${folder}"`);
  if (!source)
    throw new Error(
      'Cannot tell the Kubernetes version of these discovery files: add --version 1.<minor>.<patch> --commit <sha>',
    );
  const surface: ApiSurface = {
    kubernetes: source.version.replace(/^v/, ''),
    minor: minorOf(source.version),
    provenance: { repository: 'kubernetes/kubernetes', path: 'api/discovery/', commit: source.commit, license: 'Apache-2.0' },
    resources,
  };
  return new Map([[`${surface.minor}.yaml`, formatSurface(surface)]]);
}

/** The aggregated file of a checkout is the answer of /apis: it has every group but core, which stands in api__v1.json. */
function readDiscoveryRows(base: string): ApiRow[] {
  const path = join(base, 'aggregated_v2.json');
  const aggregated = existsSync(path) ? reading(path, readAggregated) : [];
  const have = new Set(aggregated.map(groupVersionOf));
  const lists = readdirSync(base).filter((name) => /^(api|apis__[^_]+)__v[^_]+\.json$/.test(name));
  const listed = lists.sort().flatMap((name) => reading(join(base, name), readResourceList));
  const rows = [...aggregated, ...listed.filter((row) => !have.has(groupVersionOf(row)))];
  if (rows.length > 0 && !rows.some(({ group }) => group === ''))
    throw new Error(`Cannot find the core API in "${base}": add api__v1.json`);
  return rows;
}

function groupVersionOf({ group, version }: ApiRow): string {
  return `${group}/${version}`;
}

function reading<T>(path: string, read: (json: unknown) => T): T {
  try {
    return read(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    throw new Error(`Cannot read "${basename(path)}": ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}
