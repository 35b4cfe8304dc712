import { equals, unsupported } from '../../../predicate/build.ts';
import type { Predicate } from '../../../predicate/types.ts';

const COPIED_NAMES = unsupported(
  'never-written',
  'Method names that GKE never writes, as in the Sigma rule that this one copies',
);

/**
 * Tests beside the operation that a rule makes for certain, by corpus and id. They are few: those by which a rule, or a part of it, can
 * never match, so that the checks of rules find it. Read from the rules at the commits that their addresses name.
 */
const STATED: ReadonlyMap<string, readonly Predicate[]> = new Map<string, readonly Predicate[]>([
  ['panther/Kubernetes.PodCreatedDefaultNameSpace', [equals('requestObject.kind', 'pod')]],
  [
    'aws-eks-best-practices/detective.adoc:L228',
    [equals('objectRef.name', 'aws-auth'), equals('objectRef.namespace', 'kube-system')],
  ],
  ['aws-eks-best-practices/detective.adoc:L239', [equals('responseStatus.code', 201)]],
  ['aws-eks-best-practices/detective.adoc:L290', [equals('responseStatus.code', 401)]],
  ['runreveal/6ad91e31-53df-4826-bd27-0166171c8040', [COPIED_NAMES]],
  ['runreveal/cd3a808c-c7b7-4c50-a2f3-f4cfcd436435', [COPIED_NAMES]],
]);

/** What the rule is known to test beside its operations; nothing for most. */
export function findStatedTests(corpus: string, id: string): readonly Predicate[] {
  return STATED.get(`${corpus}/${id}`) ?? [];
}
