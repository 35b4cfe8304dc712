import { all, equals, exists, FALSE, not, TRUE, unsupported } from '../../../predicate/build.ts';
import type { Leaf, LeafOp, Predicate, Scalar } from '../../../predicate/types.ts';
import { describeTest } from '../dialect.ts';
import { toPortableRegex } from '../portable-regex.ts';
import { TextError } from '../text/position.ts';
import type { FieldCheck } from './condition.ts';

/** Says of a field whether the plugin gives a list of values for it. */
export type IsList = (field: string) => boolean;

/**
 * One check as tests of the fields that it names, by the rules of Falco's filter checks:
 * - a field that is not there fits no check, `!=` neither;
 * - of a list, `in` wants every value in the set and `intersects` one of them; no other operator but `exists` takes a list;
 * - of one value, both mean the same;
 * - `regex` has to fit the whole value, `pmatch` a whole part of a path;
 * - all fields of the plugin are text, so that `<` and the like compare as text.
 *
 * `jevt.rawtime` is there for every event and never 0: by it macros are always or never true.
 * @see https://github.com/falcosecurity/libs/blob/03188c683de66793208c73b0aa2d7088498f5aa0/userspace/libsinsp/sinsp_filtercheck.cpp
 *   compare_nocache, compare_rhs_multi, matches_rhs_regex
 * @see https://github.com/falcosecurity/libs/blob/135cc56c07c6d9e91539dc4321ca480a09883f46/userspace/libsinsp/filter_compare.cpp
 * @throws TextError for an operator that Falco refuses for such a field.
 */
export function convertCheck(check: FieldCheck, isList: IsList): Predicate {
  const { field, operator, values, position } = check;
  if (field === 'jevt.rawtime') return readRawTime(check);
  if (operator === 'exists') return exists(field);
  if (!isList(field)) return convertSingle(check);
  switch (operator) {
    case 'in':
      return values.length === 0 ? FALSE : { ...equals(field, ...values.map(toScalar)), elements: 'all' };
    case 'intersects':
      return values.length === 0 ? FALSE : equals(field, ...values.map(toScalar));
    default:
      throw new TextError(`Cannot use "${operator}" on the list "${field}": only exists, in and intersects take one`, position);
  }
}

function readRawTime({ operator, values }: FieldCheck): Predicate {
  if (operator === 'exists') return TRUE;
  if ((operator === '=' || operator === '==') && values[0] === '0') return FALSE;
  return unsupported('time', `jevt.rawtime ${operator} ${values.join(', ')}`);
}

const SIMPLE: Readonly<Record<string, { readonly op: LeafOp; readonly ignoreCase?: true }>> = {
  startswith: { op: 'startsWith' },
  endswith: { op: 'endsWith' },
  contains: { op: 'contains' },
  icontains: { op: 'contains', ignoreCase: true },
};

function convertSingle({ field, operator, values, position }: FieldCheck): Predicate {
  const [value = ''] = values;
  const simple = SIMPLE[operator];
  if (simple) return { field, ...simple, values };
  switch (operator) {
    case '=':
    case '==':
      return equals(field, toScalar(value));
    case '!=':
      return all(exists(field), not(equals(field, toScalar(value))));
    case 'in':
    case 'intersects':
      return values.length === 0 ? FALSE : equals(field, ...values.map(toScalar));
    case 'pmatch':
      return convertPathMatch(field, values);
    case 'glob':
    case 'iglob':
      return convertGlob({ field, op: 'glob', values, ...(operator === 'iglob' && { ignoreCase: true }) });
    case 'regex':
      return convertRegex(field, value);
    case '<':
    case '<=':
    case '>':
    case '>=':
      return convertOrder({ field, op: 'compare', relation: operator, values });
    default:
      throw new TextError(`Cannot use "${operator}" on text such as "${field}"`, position);
  }
}

/** A path fits a shorter one of whole parts: /etc/kubernetes/pki fits /etc, /etcd does not. */
function convertPathMatch(field: string, values: readonly string[]): Predicate {
  const paths = values.map((value) => value.replace(/\/+$/, ''));
  if (paths.some((path) => /[*?[\]]/.test(path))) return unsupported('function', `${field} pmatch (${values.join(', ')})`);
  if (paths.length === 0) return FALSE;
  return { any: [equals(field, ...values), { field, op: 'startsWith', values: paths.map((path) => `${path}/`) }] };
}

/** Falco takes the globs of fnmatch, which know sets of characters and groups. */
function convertGlob(leaf: Leaf): Predicate {
  return /[[\]()]/.test(String(leaf.values?.[0])) ? unsupported('function', describeTest(leaf)) : leaf;
}

/** Falco's patterns are those of RE2, and have to fit the whole value. */
function convertRegex(field: string, pattern: string): Predicate {
  const portable = toPortableRegex(pattern);
  if (!portable) return unsupported('regex', `${field} regex ${pattern}`);
  const { ignoreCase } = portable;
  return { field, op: 'regex', values: [`^(?:${portable.pattern})$`], ...(ignoreCase && { ignoreCase }) };
}

/** Falco has text alone; the flags of a body are no text in an event. */
function toScalar(value: string): Scalar {
  return value === 'true' || value === 'false' ? value === 'true' : value;
}

/** The order of texts is that of numbers where all have as many digits: HTTP codes. */
function convertOrder(leaf: Leaf): Predicate {
  const isCode = leaf.field === 'ka.response.code' && /^\d{3}$/.test(String(leaf.values?.[0]));
  return isCode ? { ...leaf, values: [Number(leaf.values?.[0])] } : unsupported('function', describeTest(leaf));
}
