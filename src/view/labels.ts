import type { ApiVersion, Bound, Operation, Resource } from '../catalog/model.ts';

/** "1.14", or "1.25 or earlier" where minors in between were not imported. */
export function boundLabel({ minor, exact }: Bound): string {
  return exact ? minor : `${minor} or earlier`;
}

/** "pods/exec", or "/healthz" for a path. */
export function targetLabel({ resource, subresource }: Pick<Operation, 'resource' | 'subresource'>): string {
  return subresource ? `${resource}/${subresource}` : resource;
}

/** "create pods/exec"; with the group where another group's resource has the plain name: "create ingresses.extensions". */
export function operationTitle({
  verb,
  resourceName,
  subresource,
}: Pick<Operation, 'verb' | 'resourceName' | 'subresource'>): string {
  return `${verb} ${targetLabel({ resource: resourceName, subresource })}`;
}

export function groupLabel(group: string): string {
  return group === '' ? 'core' : group;
}

/** "apps/v1", "v1" */
export function groupVersion(group: string, version: string): string {
  return group === '' ? version : `${group}/${version}`;
}

const STAGE_LABELS = { ga: 'GA', beta: 'beta', alpha: 'alpha' } as const;

/** What is to say of one API version: stage, since, removal, and whether a plain API server serves it. */
export function versionNotes(version: ApiVersion): string[] {
  const notes: string[] = [STAGE_LABELS[version.stage], ...(version.since ? [`since ${boundLabel(version.since)}`] : [])];
  if (version.removed) notes.push(`removed in ${boundLabel(version.removed)}`);
  if (version.removalPlanned) notes.push(`to be removed in ${version.removalPlanned}`);
  if (version.servedByDefault === false) notes.push('off by default');
  return notes;
}

/** How long a verb keeps what it touches, which is also how it is coloured; the word always stands beside the colour. */
export function verbClass(verb: string): 'read' | 'write' | 'delete' | 'connect' {
  if (verb === 'get' || verb === 'list' || verb === 'watch' || verb === 'head') return 'read';
  return verb === 'delete' || verb === 'deletecollection' ? 'delete' : 'write';
}

/** The class of an operation: a connection counts as such whatever its verb. */
export function operationClass(operation: Pick<Operation, 'verb' | 'shape'>): ReturnType<typeof verbClass> {
  return operation.shape === 'connect' ? 'connect' : verbClass(operation.verb);
}

export function scopeLabel({ namespaced }: Pick<Resource, 'namespaced'>): string {
  return namespaced ? 'namespaced' : 'cluster';
}
