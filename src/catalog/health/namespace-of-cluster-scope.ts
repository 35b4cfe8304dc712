import type { Operation } from '../model.ts';
import { customWorlds } from './custom-worlds.ts';
import type { HealthCheck } from './health-check.ts';
import { applyLaw } from './law.ts';
import { testsOf } from './parts.ts';
import { METHOD_VERBS } from './possible-values.ts';
import { operationWorld, reachedBy, withoutObject } from './situations.ts';
import { listWords } from './words.ts';
import { joinWorlds, type World, worldWithout } from './world.ts';

const CODE = 'namespace-of-cluster-scope';

/** A namespace demanded of what has none. Likely: a request for a path that is not there is recorded with what the path says. */
export const namespaceOfClusterScope: HealthCheck = {
  code: CODE,
  title: 'Demands a namespace where there is none',
  find: ({ predicate, ...rule }, { resources }) => {
    const leaf = testsOf(predicate).find(({ part, isNegated }) => part.field === 'objectRef.namespace' && !isNegated)?.part;
    const reached = reachedBy({ predicate, ...rule }, resources);
    if (!leaf || rule.appliesToAll || reached.length === 0) return [];
    const worlds: World[] = [
      ...reached.map((operation) => joinWorlds(operationWorld(operation, 'presence'), withoutNamespace(operation))),
      ...customWorlds(resources, false),
      ...METHOD_VERBS.map(withoutObject),
    ];
    const names = [...new Set(reached.filter(({ namespaced }) => !namespaced).map(({ resource }) => resource))];
    const fact = `Requests for ${listWords(names)} have no objectRef.namespace`;
    return applyLaw(CODE, predicate, { worlds, fact, fix: 'Leave the test of the namespace out, or test objectRef.name.' }, false)
      .filter(({ certainty }) => certainty === 'likely')
      .map((finding) => ({ ...finding, part: leaf }));
  },
};

/** A Namespace is its own namespace (requestinfo.go). */
function withoutNamespace({ namespaced, resource }: Operation): World {
  const hasNone = !namespaced && resource !== 'namespaces';
  return worldWithout((part) => hasNone && 'field' in part && part.field === 'objectRef.namespace');
}
