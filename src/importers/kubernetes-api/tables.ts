import { z } from 'zod';
import {
  type ApiSurface,
  apiRow,
  type Lifecycle,
  lifecycleRow,
  type NonResourcePaths,
  type Provenance,
} from '../../schema/api-surface.ts';
import { verb } from '../../schema/common.ts';

const tableSource = z.object({
  repo: z.string(),
  commit: z.string(),
  path: z.string(),
  licence: z.string(),
  from: z.string().optional(),
  upstream: z.string().optional(),
});

/** Rows without verbs are the long-dead /api/v1/proxy/ prefix of old OpenAPI documents; no operation follows from them. */
const tableRow = apiRow.extend({ verbs: z.array(verb) });
const resourcesTable = z.object({ kubernetes: z.string(), source: tableSource, resources: z.array(tableRow) });
const lifecycleTable = z.object({ source: tableSource, kinds: z.array(lifecycleRow) });
const nonResourceTable = z.object({
  kubernetes: z.string(),
  source: z.string(),
  paths: z.array(z.string()),
  alsoServedButNotListed: z.array(z.string()).default([]),
});

/** Reads a table resources-<version>.json. Throws a ZodError that names the row and key where it does not fit. */
export function readResourcesTable(json: unknown): ApiSurface {
  const table = resourcesTable.parse(json);
  return {
    kubernetes: table.kubernetes,
    minor: minorOf(table.kubernetes),
    provenance: toProvenance(table.source),
    resources: table.resources.filter((row) => row.verbs.length > 0),
  };
}

/** Reads a table lifecycle.json. */
export function readLifecycleTable(json: unknown): Lifecycle {
  const table = lifecycleTable.parse(json);
  return { provenance: toProvenance(table.source), kinds: table.kinds };
}

/** Reads a table nonresource-<version>.json: the paths that a running server lists at GET /. */
export function readNonResourceTable(json: unknown, file: string): NonResourcePaths {
  const table = nonResourceTable.parse(json);
  const provenance = {
    repository: 'kubernetes/kubernetes',
    path: file,
    commit: `v${table.kubernetes}`,
    license: 'Apache-2.0',
    note: table.source,
  };
  return { kubernetes: table.kubernetes, provenance, listed: table.paths, unlisted: table.alsoServedButNotListed };
}

/** "1.36.3" -> "1.36". Throws where the text is no Kubernetes version. */
export function minorOf(version: string): string {
  const match = /^v?(1\.\d+)(\.|$)/.exec(version);
  if (!match?.[1]) throw new Error(`Cannot read a Kubernetes minor from "${version}": expected 1.<minor>[.<patch>]`);
  return match[1];
}

function toProvenance(source: z.infer<typeof tableSource>): Provenance {
  const note = [source.from, source.upstream].filter(Boolean).join('; ');
  return {
    repository: source.repo,
    path: source.path,
    commit: source.commit,
    license: source.licence,
    ...(note ? { note } : {}),
  };
}
