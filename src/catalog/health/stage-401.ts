import type { Leaf } from '../../predicate/types.ts';
import type { HealthCheck } from './health-check.ts';
import { testsOf } from './parts.ts';
import { judgeIn, type World, worldOf } from './world.ts';

const CODE = 'stage-401';

/**
 * A refused authentication is recorded once, at stage ResponseStarted, without a user (apiserver pkg/endpoints/filters/authn_audit.go).
 * At ResponseComplete a 401 is only what a proxied server or a webhook answered.
 */
export const stage401: HealthCheck = {
  code: CODE,
  title: 'Waits for a refused authentication at the wrong stage',
  find: ({ predicate }) => {
    const leaves = testsOf(predicate).filter(({ part, isNegated }) => !isNegated && names401(part));
    const part = leaves[0]?.part;
    if (
      !part ||
      judgeIn(predicate, at('ResponseStarted')) !== 'no-match' ||
      judgeIn(predicate, at('ResponseComplete')) === 'no-match'
    )
      return [];
    const isAlone = part.values?.length === 1;
    return [
      {
        ...{ code: CODE, certainty: 'likely', dead: false, part },
        message: `It asks for code 401 and not for stage ResponseStarted, the only one at which a refused authentication is recorded, so it ${isAlone ? 'sees none' : 'sees the other codes alone'}.`,
        fix: 'Take stage ResponseStarted as well; the record of a 401 has no user.',
      },
    ];
  },
};

function names401({ field, op, values = [] }: Leaf): boolean {
  return field === 'responseStatus.code' && (op === 'equals' || op === 'in') && values.some((value) => String(value) === '401');
}

function at(stage: string): World {
  return worldOf((field) => {
    if (field === 'stage') return { kind: 'value', values: [stage] };
    return field === 'responseStatus.code' ? { kind: 'value', values: [401] } : { kind: 'unknown' };
  });
}
