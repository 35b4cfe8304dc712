import { isWithin, parseFieldPath } from '../../predicate/field-path.ts';
import type { Leaf, Unsupported } from '../../predicate/types.ts';
import { deadFinding, findDeadParts } from './effect.ts';
import type { HealthCheck } from './health-check.ts';

const CODE = 'field-not-kept';

/** A part of the event that the product of the rule removes. Never certain: a pipeline can be changed. */
export const fieldNotKept: HealthCheck = {
  code: CODE,
  title: 'Tests a field that the product does not keep',
  find: ({ predicate, dialect }, { dialects }) => {
    const product = dialects.find(({ id }) => id === dialect);
    const lost = (product?.absent ?? []).map(({ path }) => parseFieldPath(path) ?? []);
    if (!product || lost.length === 0) return [];
    const isLost = (part: Leaf | Unsupported): boolean => {
      const keys = 'field' in part ? parseFieldPath(part.field) : undefined;
      return keys !== undefined && lost.some((path) => isWithin(keys, path));
    };
    return findDeadParts(predicate, isLost).map((dead) => {
      const fact = `${product.title}, does not keep ${(dead.part as Leaf).field}`;
      const finding = deadFinding(CODE, dead, fact, 'Test objectRef, or keep the field in the pipeline.');
      return finding.dead ? { ...finding, certainty: 'likely', dead: false } : finding;
    });
  },
};
