import type { Leaf } from '../../predicate/types.ts';
import type { HealthFinding } from '../model.ts';
import type { HealthCheck } from './health-check.ts';
import { testsOf } from './parts.ts';

const CODE = 'kind-spelling';
const KIND_FIELD =
  /^(requestObject|responseObject)\.(kind|roleRef\.kind|subjects\[\]\.kind|metadata\.ownerReferences\[\]\.kind)$/;
const SUBJECT_KINDS = ['User', 'Group'];

/** A kind in other letters than the API has it, or the name of the resource in its place. Likely: a custom kind may be called anything. */
export const kindSpelling: HealthCheck = {
  code: CODE,
  title: 'Spells a kind in another way',
  find: ({ predicate }, { resources }) => {
    const kinds = new Map(resources.flatMap(({ kind, resource }) => [kind.toLowerCase(), resource].map((name) => [name, kind])));
    for (const kind of SUBJECT_KINDS) kinds.set(kind.toLowerCase(), kind);
    const exact = new Set(kinds.values());
    return testsOf(predicate).flatMap(({ part, isNegated }): HealthFinding[] =>
      misspelt(part, exact, kinds).map(([value, kind]) => ({
        ...{ code: CODE, certainty: isNegated ? 'note' : 'likely', dead: false, part },
        message: `${part.field} holds the kind as the API spells it, "${kind}", so "${value}" ${isNegated ? 'leaves nothing out' : 'does not match it'}.`,
        fix: `Use "${kind}".`,
      })),
    );
  },
};

function misspelt(
  { field, op, values = [], ignoreCase }: Leaf,
  exact: ReadonlySet<string>,
  kinds: ReadonlyMap<string, string>,
): [value: string, kind: string][] {
  if (!KIND_FIELD.test(field) || (op !== 'equals' && op !== 'in')) return [];
  return values.map(String).flatMap((value): [string, string][] => {
    const kind = kinds.get(value.toLowerCase());
    const isRight = exact.has(value) || (ignoreCase && kind?.toLowerCase() === value.toLowerCase());
    return kind && !isRight ? [[value, kind]] : [];
  });
}
