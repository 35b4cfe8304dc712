import { parseFieldPath } from '../../predicate/field-path.ts';
import type { Leaf, Predicate, Unsupported } from '../../predicate/types.ts';
import type { Field, HealthFinding, Operation, Rule } from '../model.ts';
import { nearest } from '../nearest.ts';
import { deadFinding, findDeadParts } from './effect.ts';
import { createEventSchema } from './event-schema.ts';
import type { HealthCheck, HealthContext } from './health-check.ts';
import { applyLaw, type Law } from './law.ts';
import { testsOf } from './parts.ts';
import { operationWorld, reachedBy, situationsOf } from './situations.ts';
import { listWords } from './words.ts';
import { isImpossible, joinWorlds, judgeIn, type World, worldWithout } from './world.ts';

const CODE = 'field-never-exists';

/** Fields that no event has, and keys of bodies that the kind of the object does not have. */
export const fieldNeverExists: HealthCheck = {
  code: CODE,
  title: 'Tests a field that does not exist',
  find: (rule, context) => {
    if (rule.scope === 'adjacent') return [];
    return [...findOutside(rule, context), ...findInBodies(rule, context)];
  },
};

/** Paths that the type of the event does not have. One that differs from a real one in case alone is left to the product: at most likely. */
function findOutside(rule: Rule, { fields, resources }: HealthContext): HealthFinding[] {
  const { predicate } = rule;
  const kinds = new Set(rule.appliesToAll ? [] : reachedBy(rule, resources).map(({ objectKind }) => objectKind));
  const kindOf = createEventSchema(fields);
  const isDead = (part: Leaf | Unsupported): boolean => 'field' in part && kindOf(part.field) === 'none';
  return findDeadParts(predicate, isDead).map((dead) => {
    const { field } = dead.part as Leaf;
    const meant = suggest(field, fields, kinds);
    const fix = meant ? `Test ${meant} instead.` : 'Test the path that the event has: see the list of fields.';
    const finding = deadFinding(CODE, dead, `No event has a field ${field}`, fix);
    const isCase = meant?.toLowerCase() === field.toLowerCase() && finding.dead;
    return isCase ? { ...finding, certainty: 'likely', dead: false } : finding;
  });
}

/** The real path that has the last key of this one, or one much like it: first those of the kinds that the rule is about, then short ones. */
function suggest(path: string, fields: readonly Field[], kinds: ReadonlySet<string>): string | undefined {
  const last = (parseFieldPath(path)?.at(-1) ?? path).toLowerCase();
  const isOther = ({ body }: Field): number => (!body || body.podSpec || body.kinds.some((kind) => kinds.has(kind)) ? 0 : 1);
  const sorted = fields.toSorted((a, b) => isOther(a) - isOther(b) || a.path.length - b.path.length).map((field) => field.path);
  const lower = (field: string): string[] => (parseFieldPath(field) ?? []).map((key) => key.toLowerCase());
  return (
    sorted.find((field) => field.toLowerCase() === path.toLowerCase()) ??
    sorted.find((field) => lower(field).at(-1) === last) ??
    sorted.find((field) => lower(field).includes(last)) ??
    nearest(path, sorted)
  );
}

/** What the kinds of the reached operations do not have in their bodies. */
function findInBodies(rule: Rule, context: HealthContext): HealthFinding[] {
  const { predicate } = rule;
  const bodies = testsOf(predicate).filter(({ part }) => /^(request|response)Object\b./.test(part.field));
  if (
    bodies.length === 0 ||
    reachedBy(rule, context.resources).length === 0 ||
    isImpossible(predicate, situationsOf(rule, context, 'presence'))
  )
    return [];
  const demanded = bodies.filter(({ part, isNegated }) => !isNegated && isDemanded(predicate, part)).map(({ part }) => part);
  const law = (worlds: readonly World[]): Law => lawOf(rule, context, demanded, worlds);
  const sure = applyLaw(CODE, predicate, law(situationsOf(rule, context, 'keys')));
  if (sure.length > 0) return sure.map((finding) => (finding.dead && demanded[0] ? { ...finding, part: demanded[0] } : finding));
  const patched = applyLaw(CODE, predicate, law(situationsOf(rule, context, 'patches')), false);
  const found = patched.length > 0 ? patched : applyLaw(CODE, predicate, law(templateWorlds(rule, context)), false);
  return found.filter(({ certainty }) => certainty === 'likely');
}

function isDemanded(predicate: Predicate, leaf: Leaf): boolean {
  return (
    judgeIn(
      predicate,
      worldWithout((part) => part === leaf),
    ) === 'no-match'
  );
}

function lawOf(rule: Rule, { resources }: HealthContext, demanded: readonly Leaf[], worlds: readonly World[]): Law {
  const writes = ['create', 'update', 'patch', 'delete', 'deletecollection', 'read', 'list'];
  const withBody = reachedBy(rule, resources).filter(({ shape }) => writes.includes(shape));
  const kinds = [...new Set(withBody.filter(({ subresource }) => !subresource).map(({ kind }) => kind))];
  const paths = [...new Set(demanded.map(({ field }) => field))];
  const what = paths.length > 0 ? listWords(paths) : 'what the rule asks of it';
  const whose =
    kinds.length > 0 && kinds.length < 7 ? `The body of a request for ${listWords(kinds, 'or')}` : 'The body of such a request';
  return {
    worlds,
    fact: `${whose} does not have ${what}`,
    factOfAlternative: 'The body of a request may lack a key that only another kind has',
    fix: 'Use a path of the kind of object that the rule is about; the page of its resource lists them.',
  };
}

/** Of workloads and Pods alone: the one keeps the spec of a Pod in its template, the other has no template. */
function templateWorlds(rule: Rule, context: HealthContext): World[] {
  const podSpec = new Set(context.fields.flatMap(({ body, path }) => (body?.podSpec ? (parseFieldPath(path)?.[2] ?? []) : [])));
  const isGke = rule.logSource.includes('gke');
  const misplaced = (operation: Operation): World =>
    worldWithout((part) => 'field' in part && isMisplaced(parseFieldPath(part.field) ?? [], operation, podSpec));
  const others = situationsOf({ ...rule, reach: [], appliesToAll: false }, context, 'patches');
  return [
    ...reachedBy(rule, context.resources).map((operation) =>
      joinWorlds(operationWorld(operation, 'patches', isGke), misplaced(operation)),
    ),
    ...others,
  ];
}

const TEMPLATED = new Set(['CronJob', 'DaemonSet', 'Deployment', 'Job', 'ReplicaSet', 'ReplicationController', 'StatefulSet']);

function isMisplaced(keys: readonly string[], { kind, local }: Operation, podSpec: ReadonlySet<string>): boolean {
  if (local) return false;
  const [root, first, key = ''] = keys;
  if (root !== 'requestObject' || first !== 'spec') return false;
  if (kind === 'Pod') return key === 'template' || key === 'jobTemplate';
  return TEMPLATED.has(kind) && podSpec.has(key) && key !== 'activeDeadlineSeconds';
}
