import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { root } from './built-site.ts';

interface SurfaceRow {
  readonly group: string;
  readonly resource: string;
  readonly subresource?: string;
  readonly verbs: readonly string[];
}

/** An operation of one minor as the import has it, with the names that DESIGN.md asks for, made here anew and not by the catalog. */
export interface ServedOperation {
  readonly id: string;
  readonly resourceName: string;
  readonly verb: string;
  readonly group: string;
  readonly resource: string;
  readonly subresource: string | null;
}

/** The rows of content/imported/api/<minor>.yaml. */
export function readSurface(minor: string): readonly SurfaceRow[] {
  const text = readFileSync(join(root, 'content/imported/api', `${minor}.yaml`), 'utf8');
  return (parse(text) as { resources: readonly SurfaceRow[] }).resources;
}

/** The operations of one minor, versions put together, sorted as they come. */
export function listServed(minor: string): readonly ServedOperation[] {
  const rows = readSurface(minor);
  const inCore = new Set(rows.filter(({ group }) => group === '').map(({ resource }) => resource));
  const found = new Map<string, ServedOperation>();
  for (const row of rows) for (const verb of row.verbs) add(found, row, verb, inCore);
  return [...found.values()];
}

/** Of the resources that two groups serve, the core one has the plain name and the other the kubectl form. */
function add(found: Map<string, ServedOperation>, row: SurfaceRow, verb: string, inCore: ReadonlySet<string>): void {
  const { group, resource, subresource = null } = row;
  const resourceName = group !== '' && inCore.has(resource) ? `${resource}.${group}` : resource;
  const id = [verb, resourceName, subresource].filter(Boolean).join('-');
  found.set([verb, group, resource, subresource].join(' '), { id, resourceName, verb, group, resource, subresource });
}
