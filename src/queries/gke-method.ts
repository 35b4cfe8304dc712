import { all, any } from '../predicate/build.ts';
import type { Leaf, Predicate } from '../predicate/types.ts';
import { hasCase } from './field-test.ts';
import { toPattern, writePattern } from './pattern.ts';
import { escapeRegex } from './regex.ts';

/** Fields of which GKE's method name has a part each, and what stands for any value of one. */
const PARTS = {
  'objectRef.apiGroup': '[a-z0-9.-]+',
  'objectRef.apiVersion': 'v[0-9][a-z0-9]*',
  'objectRef.resource': '[^.]+',
  'objectRef.subresource': '([.][^.]+)?',
  verb: '[a-z]+',
} as const;
type PartField = keyof typeof PARTS;

/** The path under which the tests of method names that `joinMethodTests` makes are printed. */
export const METHOD_NAME = 'methodName';

export function isMethodPart(field: string): field is PartField {
  return Object.hasOwn(PARTS, field);
}

/**
 * Puts each test of a part of the method name, `<group reversed>.<version>.<resource>[.<subresource>].<verb>`, as a regular expression
 * over the whole name; those of one conjunction become one. Tests that it cannot put so stay as they are.
 */
export function joinMethodTests(predicate: Predicate): Predicate {
  if ('all' in predicate) {
    const found = predicate.all.map((part) => ({ part, row: readPart(part) }));
    const rows = found.flatMap(({ row }) => (row ? [row] : []));
    const isDouble = new Set(rows.map(({ field }) => field)).size < rows.length;
    if (isDouble) return all(...predicate.all.map(joinMethodTests));
    const rest = found.filter(({ row }) => !row).map(({ part }) => joinMethodTests(part));
    return { all: [...(rows.length > 0 ? [toLeaf(rows)] : []), ...rest] };
  }
  if ('any' in predicate) return any(...predicate.any.map(joinMethodTests));
  const row = readPart(predicate);
  if (row) return toLeaf([row]);
  return 'not' in predicate ? { not: joinMethodTests(predicate.not) } : predicate;
}

interface PartRow {
  readonly field: PartField;
  readonly regex: string;
}

/** A positive test of a part, or that there is no group or subresource. */
function readPart(part: Predicate): PartRow | undefined {
  if ('not' in part && 'field' in part.not && part.not.op === 'exists') return readAbsence(part.not.field);
  if (!('field' in part) || !isMethodPart(part.field)) return undefined;
  const { field } = part;
  if (part.op === 'exists') return readPresence(field);
  const regexes = (part.values ?? []).map((value) => writeValue(part, field, String(value)));
  if (regexes.length === 0 || regexes.includes(undefined)) return undefined;
  const inner = regexes.length === 1 ? String(regexes[0]) : `(${regexes.join('|')})`;
  return { field, regex: field === 'objectRef.subresource' ? `[.]${inner}` : inner };
}

function readAbsence(field: string): PartRow | undefined {
  if (field === 'objectRef.subresource') return { field, regex: '' };
  return field === 'objectRef.apiGroup' ? { field, regex: toGroup('') } : undefined;
}

function readPresence(field: PartField): PartRow | undefined {
  if (field === 'objectRef.subresource') return { field, regex: '[.][^.]+' };
  return field === 'objectRef.apiGroup' ? undefined : { field, regex: PARTS[field] };
}

function writeValue({ op, ignoreCase }: Leaf, field: PartField, value: string): string | undefined {
  if (ignoreCase && hasCase(value)) return undefined;
  if (op === 'equals' || op === 'in') return field === 'objectRef.apiGroup' ? toGroup(value) : toText(value);
  const isPattern = op === 'startsWith' || op === 'endsWith' || op === 'contains' || op === 'glob';
  if (!isPattern || field === 'objectRef.apiGroup') return undefined;
  return writePattern(toPattern(op, value), { run: '[^.]*', one: '[^.]', escape: toText });
}

/** A dot in brackets reads better than one behind two backslashes. */
function toText(text: string): string {
  return escapeRegex(text).replaceAll('\\.', '[.]');
}

/** The group reversed; groups without a dot look as if they were below k8s.io, and of RBAC two spellings are in use. */
function toGroup(group: string): string {
  if (group === '') return 'io[.]k8s[.]core';
  if (group === 'rbac.authorization.k8s.io') return 'io[.]k8s[.](authorization[.])?rbac';
  const parts = group.includes('.') ? group.split('.').reverse() : ['io', 'k8s', group];
  return parts.map(toText).join('[.]');
}

/** Of the verb alone, the end of the name tells it, which is so for requests without a resource too. */
function toLeaf(rows: readonly PartRow[]): Leaf {
  const of = (field: PartField) => rows.find((row) => row.field === field)?.regex ?? PARTS[field];
  const [first] = rows;
  const isVerb = rows.length === 1 && first?.field === 'verb';
  const name = ['objectRef.apiGroup', 'objectRef.apiVersion', 'objectRef.resource'] as const;
  const regex = isVerb ? `[.]${first.regex}$` : `^${name.map(of).join('[.]')}${of('objectRef.subresource')}[.]${of('verb')}$`;
  return { field: METHOD_NAME, op: 'regex', values: [regex] };
}
