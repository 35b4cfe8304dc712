import type { Leaf, Scalar } from '../../predicate/types.ts';
import type { HealthFinding, Resource } from '../model.ts';
import type { HealthCheck } from './health-check.ts';
import { testsOf } from './parts.ts';
import { judgeIn, worldWithout } from './world.ts';

const CODE = 'singular-resource';

/**
 * The kind, the singular or the short name of a resource where the log has its name from the path: only a request for an API that is
 * not there would be recorded so. Likely, because a custom resource may be called anything.
 */
export const singularResource: HealthCheck = {
  code: CODE,
  title: 'Names a resource by its kind or singular',
  find: ({ predicate, scope }, { resources }) => {
    if (scope === 'adjacent') return [];
    const names = new Set(resources.map(({ resource }) => resource));
    return testsOf(predicate).flatMap(({ part, isNegated }): HealthFinding[] => {
      const wrong = wrongNames(part, names, resources);
      const isWhole = wrong.length > 0 && wrong.length === part.values?.length;
      const isDemanded =
        isWhole &&
        judgeIn(
          predicate,
          worldWithout((other) => other === part),
        ) === 'no-match';
      return wrong.map(({ value, right }) => ({
        ...{ code: CODE, certainty: isNegated ? 'note' : 'likely', dead: false, part },
        message: `${say(value, right)}${isNegated ? ', so this exclusion leaves nothing out' : isDemanded ? ', and the rule demands it' : ''}.`,
        fix: `Use "${right.resource}".`,
      }));
    });
  },
};

function say(value: Scalar, { resource, kind }: Resource): string {
  return `objectRef.resource holds the plural from the path, "${resource}" for a ${kind}: no served resource is called ${JSON.stringify(value)}`;
}

function wrongNames(
  { field, op, values = [], ignoreCase }: Leaf,
  names: ReadonlySet<string>,
  resources: readonly Resource[],
): { value: Scalar; right: Resource }[] {
  if (field !== 'objectRef.resource' || (op !== 'equals' && op !== 'in')) return [];
  return values.flatMap((value) => {
    const text = String(value);
    if (names.has(ignoreCase ? text.toLowerCase() : text)) return [];
    const right = resources.find((resource) => isMeant(resource, text.toLowerCase()));
    return right ? [{ value, right }] : [];
  });
}

function isMeant({ resource, singular, kind, shortNames }: Resource, text: string): boolean {
  return [resource, singular, kind.toLowerCase(), ...shortNames].includes(text);
}
