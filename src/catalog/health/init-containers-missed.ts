import type { HealthCheck } from './health-check.ts';
import { testsOf } from './parts.ts';
import { quoteTest } from './words.ts';

const CODE = 'init-containers-missed';

/** What a container may do, tested of the plain containers of a Pod alone. */
export const initContainersMissed: HealthCheck = {
  code: CODE,
  title: 'Looks at plain containers only',
  find: ({ predicate }) => {
    const positive = testsOf(predicate).filter(({ isNegated }) => !isNegated);
    const part = positive.find(({ part: { field } }) =>
      /\.containers\[\]\.(securityContext|volumeDevices|ports)\b/.test(field),
    )?.part;
    if (!part || positive.some(({ part: { field } }) => field.includes('.initContainers[]'))) return [];
    return [
      {
        ...{ code: CODE, certainty: 'note', dead: false, part },
        message: `It tests the plain containers alone (${quoteTest(part)}): the same in initContainers[] passes unseen.`,
        fix: 'Test initContainers[] in the same way, and for pods/ephemeralcontainers ephemeralContainers[].',
      },
    ];
  },
};
