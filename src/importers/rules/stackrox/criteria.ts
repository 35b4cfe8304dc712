import { unsupported } from '../../../predicate/build.ts';
import type { Leaf, Predicate } from '../../../predicate/types.ts';
import { toPortableRegex } from '../portable-regex.ts';
import { joinAll, joinAny, negate } from '../text/join.ts';

/** One criterion of a policy: a field, its values, and how they are joined. */
export interface PolicyGroup {
  readonly fieldName: string;
  readonly booleanOperator?: 'OR' | 'AND' | undefined;
  readonly negate?: boolean | undefined;
  readonly values: readonly { readonly value: string }[];
}

/** Fields whose values are words of an enumeration: the whole word, in letters of either case. */
const ENUMERATIONS = new Set(['Kubernetes Resource', 'Kubernetes API Verb']);
const IMPERSONATION = 'Is Impersonated User';

/**
 * Reads a policy as tests of StackRox's own fields: any of the sections, each all of its groups.
 * @see https://github.com/stackrox/stackrox/blob/03343445f3d9c537f5f38c8f49f1f5d084e70d16/pkg/search/predicate/basematchers/base_matchers.go
 */
export function readSections(sections: readonly { readonly policyGroups: readonly PolicyGroup[] }[]): Predicate {
  return joinAny(sections.map(({ policyGroups }) => joinAll(policyGroups.map(readGroup))));
}

function readGroup({ fieldName, booleanOperator = 'OR', negate: isNegated = false, values }: PolicyGroup): Predicate {
  const tests = values.map(({ value }) => readValue(fieldName, value));
  const joined = booleanOperator === 'AND' ? joinAll(tests) : joinAny(tests);
  return isNegated ? negate(joined) : joined;
}

function readValue(field: string, value: string): Predicate {
  if (field === IMPERSONATION) return readImpersonation(value);
  if (ENUMERATIONS.has(field)) return { field, op: 'equals', values: [value] };
  return value.startsWith('!') ? negate(readText(field, value.slice(1))) : readText(field, value);
}

function readImpersonation(value: string): Predicate {
  const isImpersonated: Leaf = { field: IMPERSONATION, op: 'exists' };
  return /^(true|t|yes|y|1)$/i.test(value) ? isImpersonated : negate(isImpersonated);
}

/** A text is the beginning of the field, `"text"` the whole of it, `r/` a regular expression for the whole of it; case never counts. */
function readText(field: string, value: string): Predicate {
  if (value.startsWith('r/')) return readRegex(field, value.slice('r/'.length));
  if (value === '*') return { field, op: 'exists' };
  const exact = /^"(.{2,})"$/s.exec(value)?.[1];
  const text = exact ?? value;
  const isCaseless = text.toLowerCase() !== text.toUpperCase();
  return { field, op: exact === undefined ? 'startsWith' : 'equals', values: [text], ...(isCaseless && { ignoreCase: true }) };
}

function readRegex(field: string, source: string): Predicate {
  const regex = toPortableRegex(source, true);
  if (!regex) return unsupported('regex', `${field}: r/${source}`.slice(0, 400));
  return { field, op: 'regex', values: [`^(?:${regex.pattern})$`], ignoreCase: true };
}
