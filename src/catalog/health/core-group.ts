import type { HealthFinding } from '../model.ts';
import type { HealthCheck } from './health-check.ts';
import { testsOf } from './parts.ts';

const CODE = 'core-group';
const WORDS = new Set(['core', 'v1', '']);

/** A name for the core group, of which records have none: the key is left out. */
export const coreGroup: HealthCheck = {
  code: CODE,
  title: 'Gives the core group a name',
  find: ({ predicate, scope }) =>
    scope === 'adjacent'
      ? []
      : testsOf(predicate).flatMap(({ part, isNegated }): HealthFinding[] => {
          const isEquality = part.op === 'equals' || part.op === 'in';
          const wrong =
            part.field === 'objectRef.apiGroup' && isEquality
              ? (part.values ?? []).find((value) => WORDS.has(String(value)))
              : undefined;
          if (wrong === undefined) return [];
          const certainty = isNegated || wrong === '' ? 'note' : 'likely';
          return [
            {
              ...{ code: CODE, certainty, dead: false, part },
              message: `Records of the core group have no objectRef.apiGroup at all, so ${JSON.stringify(wrong)} does not match them.`,
              fix: 'Demand that there is no objectRef.apiGroup.',
            },
          ];
        }),
};
