import type { OperationKey } from '../audit/operation-id.ts';
import { groupFolder } from '../schema/ids.ts';

/** The file that describes an operation: content/operations/<group>/<resource>[/<subresource>]/<verb>.yaml. */
export function operationFile({ verb, apiGroup, resource, subresource }: OperationKey): string {
  const folder = subresource ? `${resource}/${subresource}` : resource;
  return `content/operations/${groupFolder(apiGroup)}/${folder}/${verb}.yaml`;
}

/** The file that describes a request without objectRef. */
export function nonResourceFile(slug: string, method: string): string {
  return `content/operations/nonresource/${slug}/${method}.yaml`;
}

/** The file that describes a resource. */
export function resourceFile(group: string, resource: string): string {
  return `content/resources/${groupFolder(group)}/${resource}.yaml`;
}

/** The file that describes what a note of one's own is about: content/local/notes/core/pods/exec/get.yaml -> content/operations/core/... */
export function notedFile(file: string): string {
  return file.replace(/^content\/local\/notes\//, 'content/operations/');
}
