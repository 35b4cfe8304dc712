import type { Unsupported } from '../../predicate/types.ts';
import { deadFinding, findDeadParts } from './effect.ts';
import type { HealthCheck } from './health-check.ts';

const CODE = 'never-written';
const FIX =
  'Use the name as GKE writes it. A method: io.k8s.<group reversed>.<version>.<resource>.<verb>. A resource: <group>/<version>/<resource> or <group>/<version>/namespaces/<namespace>/<resource>, with "core" for the core group.';

/** A name that the product's log never holds: the rule shows where it wants to be, and never matches. */
export const neverWritten: HealthCheck = {
  code: CODE,
  title: 'Tests a name that the product never writes',
  find: ({ predicate }) =>
    findDeadParts(predicate, (part) => 'unsupported' in part && part.reason === 'never-written').map((dead) =>
      deadFinding(CODE, dead, `No record has what it asks for (${(dead.part as Unsupported).unsupported})`, FIX),
    ),
};
