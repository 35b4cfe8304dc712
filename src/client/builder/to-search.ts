import { not } from '../../predicate/build.ts';
import type { Predicate, Scalar } from '../../predicate/types.ts';
import type { Search } from '../../queries/search.ts';
import { type CatalogIndex, findActs } from './catalog-index.ts';
import { hasNumber, toPredicate } from './operators.ts';
import type { BuildState, Condition } from './state.ts';

/** What a state asks for. */
export function toSearch(state: BuildState, index: CatalogIndex): Search {
  return {
    targets: findActs(state.operations, index).acts.map(({ target }) => target),
    tests: [
      ...state.where.map((condition) => toTest(condition, index)),
      ...state.not.map((condition) => not(toTest(condition, index))),
    ],
    ...{ outcome: state.outcome, isOneRecord: state.isOneRecord },
  };
}

/** Nothing is asked that would leave out a request. */
export function isOpen({ operations, where, not: excluded, outcome }: BuildState): boolean {
  return operations.length + where.length + excluded.length === 0 && outcome === 'any';
}

/** A condition, its values of the type of the field. */
export function toTest({ field, operator, values }: Condition, { fieldOf }: CatalogIndex): Predicate {
  const type = fieldOf.get(field)?.type;
  return toPredicate(
    field,
    operator,
    values.map((value) => (hasNumber(operator) ? Number(value) : toScalar(value, type))),
  );
}

function toScalar(value: string, type: string | undefined): Scalar {
  if (type === 'integer' && /^-?\d{1,15}$/.test(value)) return Number(value);
  return type === 'boolean' && (value === 'true' || value === 'false') ? value === 'true' : value;
}
