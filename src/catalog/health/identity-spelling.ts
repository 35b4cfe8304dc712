import type { Leaf } from '../../predicate/types.ts';
import type { HealthFinding } from '../model.ts';
import type { HealthCheck } from './health-check.ts';
import { testsOf } from './parts.ts';

const CODE = 'identity-spelling';
const USER_FIELD = /^(user|impersonatedUser)\.username$/;
const GROUP_FIELD = /^(user|impersonatedUser)\.groups\[\]$/;
const GROUPS = /^system:(authenticated|unauthenticated|masters|nodes|serviceaccounts(:.*)?)$/;
const USERS = /^system:(anonymous|serviceaccount:.*|node:.*|kube-scheduler|kube-controller-manager)$/;

/**
 * A group where the user is tested, a user where the groups are, a dot for the colon: no built-in identity is called so. Not asked of
 * GKE, which has names of its own.
 */
export const identitySpelling: HealthCheck = {
  code: CODE,
  title: 'Takes a group for a user, or misspells one',
  find: ({ predicate, logSource }) =>
    (logSource.includes('gke') ? [] : testsOf(predicate)).flatMap(({ part, isNegated }): HealthFinding[] =>
      mistakesIn(part).map(({ value, fact, fix }) => ({
        ...{ code: CODE, certainty: part.values?.length === 1 && !isNegated ? 'likely' : 'note', dead: false, fix, part },
        message: `"${value}" ${fact}: ${part.field} does not have it${isNegated ? ', so this exclusion leaves nothing out' : ''}.`,
      })),
    ),
};

interface Mistake {
  readonly value: string;
  readonly fact: string;
  readonly fix: string;
}

function mistakesIn({ field, op, values = [] }: Leaf): Mistake[] {
  if (op !== 'equals' && op !== 'in') return [];
  const side = USER_FIELD.test(field) ? 'user' : GROUP_FIELD.test(field) ? 'group' : undefined;
  return side === undefined ? [] : values.map(String).flatMap((value) => mistakeOf(value, field, side) ?? []);
}

function mistakeOf(value: string, field: string, side: 'user' | 'group'): Mistake | undefined {
  if (value.startsWith('system.')) {
    const right = value.replace('system.', 'system:');
    return { value, fact: `has a dot where built-in identities have a colon`, fix: `Use "${right}".` };
  }
  const root = field.split('.')[0] ?? '';
  if (side === 'user' && GROUPS.test(value)) return { value, fact: 'is a group', fix: `Test ${root}.groups[] for it.` };
  return side === 'group' && USERS.test(value) ? { value, fact: 'is a user', fix: `Test ${root}.username for it.` } : undefined;
}
