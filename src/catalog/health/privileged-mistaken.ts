import type { HealthCheck } from './health-check.ts';
import { testsOf } from './parts.ts';

const CODE = 'privileged-mistaken';

/** A rule on privileged containers that looks at allowPrivilegeEscalation, which a privileged container need not set. */
export const privilegedMistaken: HealthCheck = {
  code: CODE,
  title: 'Tests allowPrivilegeEscalation for privileged',
  find: ({ predicate, title }) => {
    const tests = testsOf(predicate).filter(({ isNegated }) => !isNegated);
    const part = tests.find(({ part: { field } }) => field.endsWith('.securityContext.allowPrivilegeEscalation'))?.part;
    const isRight = tests.some(({ part: { field } }) => field.endsWith('.securityContext.privileged'));
    if (!part || isRight || !/\bprivileged\b/i.test(title)) return [];
    return [
      {
        ...{ code: CODE, certainty: 'likely', dead: false, part },
        message:
          'It tests allowPrivilegeEscalation, not privileged: a privileged container need not set it, and one that sets it need not be privileged.',
        fix: `Test ${part.field.replace(/allowPrivilegeEscalation$/, 'privileged')}.`,
      },
    ];
  },
};
