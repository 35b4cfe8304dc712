import type { Leaf, Scalar } from '../../predicate/types.ts';
import type { HealthFinding } from '../model.ts';
import { nearest } from '../nearest.ts';
import { deadFinding, findDeadParts } from './effect.ts';
import type { HealthCheck } from './health-check.ts';
import { testsOf } from './parts.ts';
import { impossibleValues, possibleValues } from './possible-values.ts';
import { listValues } from './words.ts';

const CODE = 'value-never-occurs';

/** Values that no record has: verb "replace", a stage where the level stands, a word for a status code. */
export const valueNeverOccurs: HealthCheck = {
  code: CODE,
  title: 'Tests for a value that never occurs',
  find: ({ predicate, scope }) => {
    if (scope === 'adjacent') return [];
    const isDead = (part: object): boolean => 'field' in part && isWhollyImpossible(part as Leaf);
    const dead = findDeadParts(predicate, isDead).map((entry) => {
      const leaf = entry.part as Leaf;
      return deadFinding(CODE, entry, sayNever(leaf, leaf.values ?? []), sayFix(leaf.field, leaf.values ?? []));
    });
    return [...dead, ...testsOf(predicate).flatMap(({ part, isNegated }) => (isNegated ? [] : findPartly(part)))];
  },
};

function isWhollyImpossible(leaf: Leaf): boolean {
  const impossible = impossibleValues(leaf);
  return impossible !== undefined && impossible.length > 0 && impossible.length === leaf.values?.length;
}

/** A list with values that occur beside those that do not: `likely` where the right word for a wrong one is missing too. */
function findPartly(leaf: Leaf): HealthFinding[] {
  const { field, values = [] } = leaf;
  const impossible = impossibleValues(leaf) ?? [];
  if (impossible.length === 0 || impossible.length === values.length) return [];
  const missing = field === 'verb' ? missingVerbs(impossible, values) : [];
  const rest =
    missing.length > 0 ? `and the list lacks ${listValues(missing, 'and')}, which is meant` : 'only the others of the list occur';
  return [
    {
      ...{ code: CODE, certainty: missing.length > 0 ? 'likely' : 'note', dead: false, part: leaf },
      message: `${sayNever(leaf, impossible)}, ${rest}.`,
      fix: sayFix(field, impossible),
    },
  ];
}

function missingVerbs(impossible: readonly Scalar[], values: readonly Scalar[]): string[] {
  const meant = impossible.flatMap((value) => VERB_MEANT.get(String(value).toLowerCase()) ?? []);
  return [...new Set(meant)].filter((verb) => !values.includes(verb));
}

const NAMES: ReadonlyMap<string, string> = new Map([
  ['responseStatus.code', 'status code'],
  ['annotations["authorization.k8s.io/decision"]', 'decision'],
]);

function sayNever({ field, op, relation }: Leaf, values: readonly Scalar[]): string {
  const name = NAMES.get(field) ?? field;
  const listed = listValues(values, 'or');
  if (op === 'equals' || op === 'in') return `No record has ${name} ${listed}`;
  return `No record has a ${name} that fits ${op === 'compare' ? `${relation} ${listed}` : `${op} ${listed}`}`;
}

const SESSION = /^(exec|attach|portforward|port-forward)$/i;
const AUTHORIZED_ONLY = /^(bind|escalate|impersonate|approve|sign|attest|use)$/i;

/** Words for a verb that are not the word in the log. */
const VERB_MEANT: ReadonlyMap<string, string> = new Map([
  ['replace', 'update'],
  ['modify', 'update'],
  ['edit', 'update'],
  ['write', 'update'],
  ['apply', 'patch'],
  ['add', 'create'],
  ['insert', 'create'],
  ['read', 'get'],
  ['remove', 'delete'],
  ['deleted', 'delete'],
  ['created', 'create'],
  ['updated', 'update'],
  ['patched', 'patch'],
  ['delete-collection', 'deletecollection'],
]);

function sayFix(field: string, values: readonly Scalar[]): string {
  return [...new Set(values.map((value) => fixOf(field, String(value))))].join(' ');
}

function fixOf(field: string, value: string): string {
  const other = ['stage', 'level'].find((name) => name !== field && possibleValues(name)?.includes(value));
  if ((field === 'stage' || field === 'level') && other)
    return `${JSON.stringify(value)} is a ${other}: test the field ${other} for it.`;
  if (field.startsWith('objectRef.')) return fixOfPart(field, value);
  if (field === 'verb') return fixOfVerb(value);
  if (field === 'responseStatus.code') return fixOfCode(value);
  const words = (possibleValues(field) ?? []).map(String);
  const meant = field.startsWith('annotations') ? DECISIONS.get(value.toLowerCase()) : nearest(value, words);
  return meant ? `Use ${JSON.stringify(meant)}.` : `Use one of ${listValues(words, 'or')}.`;
}

const DECISIONS: ReadonlyMap<string, string> = new Map([
  ...['allow', 'allowed', 'success', 'true'].map((word) => [word, 'allow'] as const),
  ...['deny', 'denied', 'forbidden', 'forbid', 'failure', 'false'].map((word) => [word, 'forbid'] as const),
]);

/** Two parts of a path in one field: pods/exec, apps/v1. */
function fixOfPart(field: string, value: string): string {
  const [first = '', ...rest] = value.split('/');
  const [one, other] = field.endsWith('esource') ? ['resource', 'subresource'] : ['apiGroup', 'apiVersion'];
  return `Test objectRef.${one} for "${first}" and objectRef.${other} for "${rest.join('/')}".`;
}

function fixOfVerb(value: string): string {
  if (SESSION.test(value))
    return `Test objectRef.subresource for ${JSON.stringify(value.toLowerCase().replace('-', ''))}, with verb get and create.`;
  if (AUTHORIZED_ONLY.test(value))
    return `${JSON.stringify(value)} is only asked for inside another request: test for the request, such as create or update of the object.`;
  const meant = VERB_MEANT.get(value.toLowerCase()) ?? nearest(value, OBJECT_WORDS);
  if (value.toLowerCase() === 'replace') return 'Use "update": a PUT, and so kubectl replace, is recorded under it.';
  return meant ? `Use ${JSON.stringify(meant)}.` : `Use one of ${listValues(OBJECT_WORDS, 'or')}.`;
}

const OBJECT_WORDS = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'];

function fixOfCode(value: string): string {
  const decision = DECISIONS.get(value.toLowerCase());
  const code = 'The code is the HTTP status, a number from 100 to 599';
  return decision ? `${code}; test annotations["authorization.k8s.io/decision"] for ${JSON.stringify(decision)}.` : `${code}.`;
}
