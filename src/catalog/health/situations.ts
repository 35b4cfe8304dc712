import { createOperationLookup } from '../../predicate/event-lookup.ts';
import { parseFieldPath } from '../../predicate/field-path.ts';
import type { Leaf, Verdict } from '../../predicate/types.ts';
import type { Operation, Rule } from '../model.ts';
import { answerLacksKey, isOutsideStatus, lacksKey } from './body-keys.ts';
import { customWorlds, namesakeWorlds } from './custom-worlds.ts';
import type { HealthContext } from './health-check.ts';
import { METHOD_VERBS } from './possible-values.ts';
import { joinWorlds, type World, worldOf } from './world.ts';

/**
 * How much is said of bodies: `presence`: which requests have one; `keys`: also which keys the kind of the object has at its top;
 * `patches`: the same of patches, which are recorded as sent, so that a senseless one could have any key.
 */
export type BodyKnowledge = 'presence' | 'keys' | 'patches';

/** What is known of the record of one operation. */
export function operationWorld(operation: Operation, knowledge: BodyKnowledge, isGke = false): World {
  const known = worldOf(createOperationLookup(operation.key));
  return joinWorlds(
    known,
    onLeaf((leaf) => judgeBody(leaf, operation, knowledge, isGke)),
  );
}

/**
 * Every kind of request that a rule could match, as far as its bodies go: each operation that it reaches; resources that are not in the
 * catalog; requests that no handler takes, and those without an object, which have no body.
 */
export function situationsOf(rule: Rule, { resources }: HealthContext, knowledge: BodyKnowledge): World[] {
  const operations = reachedBy(rule, resources);
  const isGke = rule.logSource.includes('gke');
  return [
    ...operations.map((operation) => operationWorld(operation, knowledge, isGke)),
    ...customWorlds(resources, knowledge === 'keys'),
    ...(knowledge === 'presence' ? namesakeWorlds(rule.predicate, resources) : []),
    unhandled(knowledge),
    ...METHOD_VERBS.map(withoutObject),
  ];
}

/** The operations that a rule reaches; every one where it applies to all. */
export function reachedBy({ reach, appliesToAll }: Rule, resources: HealthContext['resources']): readonly Operation[] {
  return appliesToAll ? resources.flatMap(({ operations }) => operations) : reach.map(({ operation }) => operation);
}

/** A request without an object, by its HTTP method in lower case. */
export function withoutObject(verb: string): World {
  return onLeaf((leaf) => {
    if (leaf.field === 'verb') return worldOf(() => ({ kind: 'value', values: [verb] }))(leaf);
    return /^(objectRef|requestObject)\b/.test(leaf.field) ? 'no-match' : 'unknown';
  });
}

/** Refused, or for an API that is not served: nothing reads the body, and the answer is a Status. */
function unhandled(knowledge: BodyKnowledge): World {
  return onLeaf((leaf) => {
    const [root, key = ''] = parseFieldPath(leaf.field) ?? [];
    if (root === 'requestObject') return 'no-match';
    return root === 'responseObject' && knowledge !== 'presence' && isOutsideStatus(key) ? 'no-match' : 'unknown';
  });
}

function onLeaf(judge: (leaf: Leaf) => Verdict): World {
  return (part) => ('field' in part ? judge(part) : 'unknown');
}

function judgeBody(leaf: Leaf, operation: Operation, knowledge: BodyKnowledge, isGke: boolean): Verdict {
  const [root, key] = parseFieldPath(leaf.field.replace(/^responseObject\.items\[\]\./, 'responseObject.')) ?? [];
  if (root === 'requestObject') return isNeverSent(operation, key, knowledge, isGke) ? 'no-match' : 'unknown';
  return root === 'responseObject' && isNeverAnswered(operation, key, knowledge) ? 'no-match' : 'unknown';
}

/** Never a body of what is read or connected to (apiserver pkg/endpoints/handlers); what GKE makes of a stream is not known. */
/** The kind of the body, where its keys are known: a custom resource may be called like one of Kubernetes. */
function knownKind({ kind, local }: Operation): string {
  return local ? '' : kind;
}

function isNeverSent(operation: Operation, key: string | undefined, knowledge: BodyKnowledge, isGke: boolean): boolean {
  const kind = knownKind(operation);
  switch (operation.shape) {
    case 'connect':
      return !isGke;
    case 'read':
    case 'list':
    case 'watch':
    case 'log':
      return true;
    case 'create':
    case 'update':
      return knowledge !== 'presence' && key !== undefined && lacksKey(kind, key);
    case 'delete':
    case 'deletecollection':
      return knowledge !== 'presence' && key !== undefined && lacksKey('DeleteOptions', key);
    case 'patch':
      return knowledge === 'patches' && key !== undefined && lacksKey(kind, key) && !JSON_PATCH.includes(key);
  }
}

const JSON_PATCH = ['op', 'path', 'value', 'from'];

function isNeverAnswered(operation: Operation, key: string | undefined, knowledge: BodyKnowledge): boolean {
  const { shape } = operation;
  if (shape === 'watch') return true;
  return knowledge !== 'presence' && shape !== 'connect' && key !== undefined && answerLacksKey(knownKind(operation), key);
}
