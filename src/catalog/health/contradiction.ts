import { parseFieldPath } from '../../predicate/field-path.ts';
import type { Leaf, Predicate, Verdict } from '../../predicate/types.ts';
import { STAGES } from '../../schema/common.ts';
import type { Field, HealthFinding, Rule } from '../model.ts';
import type { HealthCheck, HealthContext } from './health-check.ts';
import { applyLaw, type Law } from './law.ts';
import { testsOf } from './parts.ts';
import { impossibleValues, METHOD_VERBS, OBJECT_VERBS } from './possible-values.ts';
import { reachedBy, situationsOf, withoutObject } from './situations.ts';
import { listWords, quoteTest } from './words.ts';
import { type World, worldOf } from './world.ts';

const CODE = 'contradiction';

/** Demands that exclude each other: two values of one field, a body of a request that has none, a status before there is an answer. */
export const contradiction: HealthCheck = {
  code: CODE,
  title: 'Demands things that exclude each other',
  find: (rule, context) => {
    if (rule.scope === 'adjacent') return [];
    const leaves = testsOf(rule.predicate).map(({ part }) => part);
    const laws = [
      ...valueLaws(leaves, context.fields),
      ...objectLaw(leaves),
      ...stageLaw(leaves),
      ...bodyLaw(rule, leaves, context),
    ];
    return findFirst(rule.predicate, laws);
  },
};

/** Of a dead rule the first law that kills it; of each dead alternative the first too. */
function findFirst(predicate: Predicate, laws: readonly Law[]): HealthFinding[] {
  const found = new Map<Predicate, HealthFinding>();
  for (const finding of laws.flatMap((law) => applyLaw(CODE, predicate, law))) {
    if (finding.dead) return [finding];
    if (finding.part && !found.has(finding.part)) found.set(finding.part, finding);
  }
  return [...found.values()];
}

/** One law for each field with one value that several tests are about. */
function valueLaws(leaves: readonly Leaf[], fields: readonly Field[]): Law[] {
  const single = new Set(fields.filter(({ body, type, path }) => !body && isSingle(type, path)).map(({ path }) => path));
  const byField = Map.groupBy(leaves, ({ field }) => field);
  return [...byField].flatMap(([field, own]) => {
    if (own.length < 2 || !(single.has(field) || field.startsWith('annotations["') || field === 'requestObject.kind')) return [];
    const tests = listWords([...new Set(own.map(quoteTest))]);
    return [
      {
        worlds: valueWorlds(field, own),
        fact: `No value of ${field} meets its tests together (${tests})`,
        fix: `Demand one value of ${field}, or join the tests by "or".`,
      },
    ];
  });
}

function isSingle(type: Field['type'], path: string): boolean {
  return ['string', 'integer', 'boolean', 'timestamp'].includes(type) && !path.includes('[]');
}

/** A field can have each value that a test names, in its letters or others where case is ignored, some other value, or none. */
function valueWorlds(field: string, leaves: readonly Leaf[]): World[] {
  const isEquality = ({ op }: Leaf) => op === 'equals' || op === 'in';
  const named = new Set(leaves.filter(isEquality).flatMap(({ values = [] }) => values.map(String)));
  const anyCase = leaves.some(({ ignoreCase }) => ignoreCase);
  const about =
    (judge: (leaf: Leaf) => Verdict): World =>
    (part) =>
      'field' in part && part.field === field ? judge(part) : 'unknown';
  const judgeOther = (leaf: Leaf): Verdict => (leaf.op === 'exists' ? 'match' : isEquality(leaf) ? 'no-match' : 'unknown');
  return [
    about(() => 'no-match'),
    about(judgeOther),
    ...[...named].flatMap((text) => {
      const exact = worldOf(() => ({ kind: 'value', values: [text] }));
      return [about(exact), ...(anyCase ? [about((leaf) => (leaf.ignoreCase ? exact(leaf) : judgeOther(leaf)))] : [])];
    }),
  ];
}

/** Requests for an object have other verbs than those without. */
function objectLaw(leaves: readonly Leaf[]): Law[] {
  const verbs = leaves.filter(({ field }) => field === 'verb');
  if (verbs.length === 0) return [];
  const impossible = verbs.flatMap((leaf) => (impossibleValues(leaf) ?? []).map(String));
  const isObject = (leaf: Leaf): Verdict =>
    leaf.op === 'exists' && (leaf.field === 'objectRef' || leaf.field === 'objectRef.resource') ? 'match' : 'unknown';
  const withObject = (verb: string): World => {
    const named = worldOf((field) => (field === 'verb' ? { kind: 'value', values: [verb] } : { kind: 'unknown' }));
    return (part) => ('field' in part && part.field !== 'verb' ? isObject(part) : named(part));
  };
  return [
    {
      worlds: [...[...OBJECT_VERBS, ...impossible].map(withObject), ...[...METHOD_VERBS, ...impossible].map(withoutObject)],
      fact: `Requests for an object have other verbs than requests without one (${listWords([...new Set(verbs.map(quoteTest))])})`,
      fix: 'Use the verb of requests for an object: POST is create, PUT is update, HEAD is get.',
    },
  ];
}

/** What is not written yet at a stage (apiserver pkg/endpoints/filters/audit.go). */
const ABSENT_AT: Readonly<Record<string, RegExp>> = {
  RequestReceived: /^(requestObject|responseObject|responseStatus|impersonatedUser|annotations\["authorization\.k8s\.io\/)/,
  ResponseStarted: /^requestObject\b/,
};

function stageLaw(leaves: readonly Leaf[]): Law[] {
  const stages = leaves.filter(({ field }) => field === 'stage');
  if (stages.length === 0) return [];
  const impossible = stages.flatMap((leaf) => (impossibleValues(leaf) ?? []).map(String));
  const worlds = [...STAGES, ...impossible].map((stage): World => {
    const named = worldOf((field) => (field === 'stage' ? { kind: 'value', values: [stage] } : { kind: 'unknown' }));
    return (part) => ('field' in part && ABSENT_AT[stage]?.test(part.field) ? 'no-match' : named(part));
  });
  const later = leaves.filter(({ field }) => Object.values(ABSENT_AT).some((pattern) => pattern.test(field)));
  if (later.length === 0) return [];
  return [
    {
      worlds,
      fact: `A record of the stage that it asks for (${listWords([...new Set(stages.map(quoteTest))])}) does not have ${listWords([...new Set(later.map(({ field }) => field))])} yet`,
      fix: 'Ask for stage ResponseComplete.',
    },
  ];
}

/** Only what is written or deleted has a request body, and a watch has no answer. */
function bodyLaw(rule: Rule, leaves: readonly Leaf[], context: HealthContext): Law[] {
  const bodies = [...new Set(leaves.map(({ field }) => parseFieldPath(field)?.[0] ?? ''))].filter((root) =>
    ['requestObject', 'responseObject'].includes(root),
  );
  if (bodies.length === 0) return [];
  const names = reachedBy(rule, context.resources).map(({ verb, resource, subresource }) =>
    [verb, subresource ? `${resource}/${subresource}` : resource].join(' '),
  );
  const what = rule.appliesToAll || names.length === 0 ? 'such a request' : listWords([...new Set(names)], 'or');
  return [
    {
      worlds: situationsOf(rule, context, 'presence'),
      fact: `The record of ${what} has no ${listWords(bodies, 'or')}`,
      factOfAlternative: `Not every record has a ${listWords(bodies, 'or')}`,
      fix: 'Test what the record has: the verb, objectRef, and for a session requestURI.',
    },
  ];
}
