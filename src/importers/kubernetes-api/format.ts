import type { ApiRow, ApiSurface, Lifecycle, NonResourcePaths } from '../../schema/api-surface.ts';
import { flowRow, importedHeader } from '../write-yaml.ts';

const header = importedHeader('kubernetes-api <folder>');

/** The text of content/imported/api/<minor>.yaml: one row a line, sorted by group, version, resource, subresource. */
export function formatSurface(surface: ApiSurface): string {
  const rows = [...surface.resources].sort(compareRows).map((row) => `  - ${flowRow(orderRow(row))}\n`);
  return `${header}kubernetes: "${surface.kubernetes}"\nminor: "${surface.minor}"\nprovenance: ${flowRow(surface.provenance)}\nresources:\n${rows.join('')}`;
}

/** The text of content/imported/api/lifecycle.yaml, sorted by group, version and kind. */
export function formatLifecycle(lifecycle: Lifecycle): string {
  const rows = [...lifecycle.kinds].sort(compareBy('group', 'version', 'kind')).map((row) => `  - ${flowRow(row)}\n`);
  return `${header}provenance: ${flowRow(lifecycle.provenance)}\nkinds:\n${rows.join('')}`;
}

/** The text of content/imported/api/nonresource.yaml. */
export function formatNonResource(paths: NonResourcePaths): string {
  const list = (items: readonly string[]) =>
    [...items]
      .sort()
      .map((path) => `  - ${JSON.stringify(path)}\n`)
      .join('');
  const unlisted = paths.unlisted.length > 0 ? `unlisted:\n${list(paths.unlisted)}` : 'unlisted: []\n';
  return `${header}kubernetes: "${paths.kubernetes}"\nprovenance: ${flowRow(paths.provenance)}\nlisted:\n${list(paths.listed)}${unlisted}`;
}

const VERB_ORDER = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'];

function orderRow(row: ApiRow): ApiRow {
  const verbs = [...row.verbs].sort((a, b) => VERB_ORDER.indexOf(a) - VERB_ORDER.indexOf(b));
  const { group, version, resource, subresource, namespaced, kind, kindGroupVersion, stage, ...rest } = row;
  const ordered = {
    group,
    version,
    resource,
    subresource,
    namespaced,
    kind,
    kindGroupVersion,
    verbs,
    stage,
    shortNames: rest.shortNames,
    singular: rest.singular,
    categories: rest.categories,
    connectMethods: rest.connectMethods,
    default: rest.default,
  };
  return Object.fromEntries(Object.entries(ordered).filter(([, value]) => value !== undefined)) as ApiRow;
}

const compareRows = compareBy<ApiRow>('group', 'version', 'resource', 'subresource');

function compareBy<T extends object>(...keys: (keyof T)[]): (a: T, b: T) => number {
  return (a, b) => {
    for (const key of keys) {
      const [left, right] = [String(a[key] ?? ''), String(b[key] ?? '')];
      if (left !== right) return left < right ? -1 : 1;
    }
    return 0;
  };
}
