import { all, equals, unsupported } from '../../../predicate/build.ts';
import type { Leaf, Predicate } from '../../../predicate/types.ts';
import { joinAny } from '../text/join.ts';
import { readGkeResourceName } from './gke-resource-name.ts';
import type { ValueReader } from './reader.ts';

/**
 * Reads a test of `authorizationInfo[].resource` of a GKE entry, which has the form of its `resourceName`. A resource alone, such as
 * `secrets`, is never written there: it is read by its intention and joined by an `unsupported` part. Undefined as for a resourceName.
 * @see https://cloud.google.com/kubernetes-engine/docs/how-to/audit-logging
 */
export const readGkeAuthorizedResource: ValueReader = (test) => {
  if (test.op !== 'equals' && test.op !== 'in') return readGkeResourceName(test);
  const values = (test.values ?? []).map(String);
  const alone = values.filter((value) => isResourceAlone(value));
  const names = values.filter((value) => !alone.includes(value));
  const intended = alone.length > 0 ? [readAlone(test, alone)] : [];
  if (alone.length > 0 && names.length === 0) return joinAny(intended);
  const written = readGkeResourceName({ ...test, values: names });
  return written && joinAny([written, ...intended]);
};

function isResourceAlone(value: string): boolean {
  return /^[a-z]+$/i.test(value) && readGkeResourceName({ field: '', op: 'equals', values: [value.toLowerCase()] }) === undefined;
}

function readAlone({ field, ignoreCase }: Leaf, resources: readonly string[]): Predicate {
  const named: Leaf = { ...equals('objectRef.resource', ...resources), ...(ignoreCase && { ignoreCase }) };
  return all(named, unsupported('never-written', `${field}: ${resources.join(', ')}`.slice(0, 400)));
}
