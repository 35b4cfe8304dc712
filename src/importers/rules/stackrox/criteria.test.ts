import { describe, expect, it } from 'vitest';
import { all, any, exists, not, unsupported } from '../../../predicate/build.ts';
import type { Predicate } from '../../../predicate/types.ts';
import { type PolicyGroup, readSections } from './criteria.ts';

const group = (fieldName: string, values: readonly string[], more: Partial<PolicyGroup> = {}): PolicyGroup => ({
  fieldName,
  values: values.map((value) => ({ value })),
  ...more,
});
const read = (...groups: PolicyGroup[]): Predicate => readSections([{ policyGroups: groups }]);
const NAME = 'Kubernetes Resource Name';
const caseless = (op: string, ...values: string[]) => ({ field: NAME, op, values, ignoreCase: true }) as Predicate;

describe('the criteria of a policy', () => {
  it('are any of its sections, each all of its groups, each any of its values', () => {
    const verbs = group('Kubernetes API Verb', ['GET', 'PATCH']);
    const secrets = group('Kubernetes Resource', ['SECRETS']);
    expect(readSections([{ policyGroups: [verbs, secrets] }, { policyGroups: [secrets] }])).toEqual(
      any(
        all(
          { field: 'Kubernetes API Verb', op: 'in', values: ['GET', 'PATCH'] },
          { field: 'Kubernetes Resource', op: 'equals', values: ['SECRETS'] },
        ),
        { field: 'Kubernetes Resource', op: 'equals', values: ['SECRETS'] },
      ),
    );
  });
  it('take a text as the beginning of the field, in quotes as the whole, in letters of either case', () => {
    expect(read(group(NAME, ['kube']))).toEqual(caseless('startsWith', 'kube'));
    expect(read(group(NAME, ['"kube"']))).toEqual(caseless('equals', 'kube'));
    expect(read(group(NAME, ['*']))).toEqual({ field: NAME, op: 'exists' });
    expect(read(group('Source IP Address', ['10.']))).toEqual({ field: 'Source IP Address', op: 'startsWith', values: ['10.'] });
  });
  it('take r/ as a regular expression for the whole of the field', () => {
    expect(read(group(NAME, ['r/a|b']))).toEqual(caseless('regex', '^(?:a|b)$'));
    expect(read(group(NAME, ['r/\\pL+']))).toEqual(unsupported('regex', `${NAME}: r/\\pL+`));
  });
  it('may be negated, a value or the whole group', () => {
    expect(read(group(NAME, ['!a', 'b'], { booleanOperator: 'AND' }))).toEqual(
      all(not(caseless('startsWith', 'a')), caseless('startsWith', 'b')),
    );
    expect(read(group(NAME, ['a', 'b'], { negate: true }))).toEqual(not(caseless('startsWith', 'a', 'b')));
    expect(read(group(NAME, ['a', 'b'], { negate: true, booleanOperator: 'AND' }))).toEqual(
      not(all(caseless('startsWith', 'a'), caseless('startsWith', 'b'))),
    );
  });
  it('ask whether somebody was impersonated, or nobody', () => {
    const impersonated = exists('Is Impersonated User');
    expect(read(group('Is Impersonated User', ['true']))).toEqual(impersonated);
    expect(read(group('Is Impersonated User', ['false']))).toEqual(not(impersonated));
  });
});
