import type { HealthCheck } from './health-check.ts';
import { isNever } from './law.ts';

const CODE = 'never-matches';

/** A rule that excludes every record by its own form, whatever a record holds. */
export const neverMatches: HealthCheck = {
  code: CODE,
  title: 'Demands what no value can be',
  find: ({ predicate }) =>
    isNever(predicate)
      ? [
          {
            ...{ code: CODE, certainty: 'certain', dead: true, part: predicate },
            message: 'Its tests leave out every record, whatever the record holds: it can never match.',
            fix: 'Read its tests one by one: one of them, or several together, exclude every value.',
          },
        ]
      : [],
};
