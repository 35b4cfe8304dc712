import type { Operation } from '../model.ts';
import type { JsonValue } from './json-value.ts';
import { answersWithStatus } from './record-fields.ts';
import type { SampleValues } from './sample-event.ts';

/** Details of the Status that a delete answers with; a create that stores nothing has none. */
type Details = { readonly name: string; readonly group?: string; readonly kind: string; readonly uid: string };

export interface SampleStatus {
  readonly status: 'Success';
  readonly details?: Details | undefined;
}

/**
 * Resources whose delete answers with the object: their storage returns it, or a finalizer or grace period keeps it for a while. Seen with
 * kube-apiserver 1.36.3, but for pods, serviceaccounts and persistentvolumeclaims (kubernetes pkg/registry/core: ReturnDeletedObject, pvc-protection).
 */
const RETURNED = new Set([
  ...[
    'pods',
    'serviceaccounts',
    'persistentvolumeclaims',
    'persistentvolumes',
    'podtemplates',
    'customresourcedefinitions',
    'jobs',
  ],
  ...['resourceslices', 'resourceclaims', 'resourceclaimtemplates', 'deviceclasses', 'csidrivers', 'storageclasses'],
]);

/** The Status with which a successful request answers, where it answers with one and not with an object. */
export function sampleStatus({ shape, kind, resource, group }: Operation, name: string): SampleStatus | undefined {
  if (shape === 'create') return answersWithStatus(kind) ? { status: 'Success' } : undefined;
  if (shape !== 'delete' || RETURNED.has(resource)) return undefined;
  const details = { name, ...(group ? { group } : {}), kind: resource, uid: 'adb4e7d1-b294-4c81-a105-7b2fe28515a8' };
  return { status: 'Success', details };
}

/** The fields of responseStatus for such an answer: an object leaves only metadata and code there. */
export function statusValues(status: SampleStatus | undefined): SampleValues {
  const { name = null, group = null, kind = null, uid = null } = status?.details ?? {};
  const details = Object.entries({ name, group, kind, uid }).map(
    ([key, value]) => [`responseStatus.details.${key}`, value] as const,
  );
  return { 'responseStatus.metadata': {}, 'responseStatus.status': status?.status ?? null, ...Object.fromEntries(details) };
}

/** The same as a body; undefined where the answer is an object. */
export function statusBody(operation: Operation, name: string): JsonValue | undefined {
  const status = sampleStatus(operation, name);
  if (!status) return undefined;
  const { details } = status;
  return {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: status.status,
    ...(details ? { details: { ...details } } : { code: 201 }),
  };
}
