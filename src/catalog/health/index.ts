import type { HealthFinding, Rule } from '../model.ts';
import { bareKeyword } from './bare-keyword.ts';
import { bodyNeedsLevel } from './body-needs-level.ts';
import { contradiction } from './contradiction.ts';
import { coreGroup } from './core-group.ts';
import { execOneVerb } from './exec-one-verb.ts';
import { fieldNeverExists } from './field-never-exists.ts';
import { fieldNotKept } from './field-not-kept.ts';
import type { HealthCheck, HealthContext } from './health-check.ts';
import { identitySpelling } from './identity-spelling.ts';
import { impossibleSuccess } from './impossible-success.ts';
import { initContainersMissed } from './init-containers-missed.ts';
import { kindSpelling } from './kind-spelling.ts';
import { listEvasion } from './list-evasion.ts';
import { namespaceOfClusterScope } from './namespace-of-cluster-scope.ts';
import { neverMatches } from './never-matches.ts';
import { neverWritten } from './never-written.ts';
import { patchBody } from './patch-body.ts';
import { privilegedMistaken } from './privileged-mistaken.ts';
import { reachesMoreThanNamed } from './reaches-more-than-named.ts';
import { singularResource } from './singular-resource.ts';
import { stage401 } from './stage-401.ts';
import { valueNeverOccurs } from './value-never-occurs.ts';

const WHAT_CANNOT_MATCH: readonly HealthCheck[] = [
  ...[neverMatches, neverWritten, valueNeverOccurs, fieldNeverExists, fieldNotKept, contradiction, bodyNeedsLevel],
  ...[singularResource, kindSpelling, coreGroup, bareKeyword],
];

const WHAT_MATCHES: readonly HealthCheck[] = [
  ...[namespaceOfClusterScope, impossibleSuccess, stage401, identitySpelling, privilegedMistaken, execOneVerb],
  ...[listEvasion, reachesMoreThanNamed, patchBody, initContainersMissed],
];

/** Every check of what a rule can match, in the order in which their findings are shown: first what it cannot match at all. */
export const HEALTH_CHECKS: readonly HealthCheck[] = [...WHAT_CANNOT_MATCH, ...WHAT_MATCHES];

/** Everything that is wrong, or worth knowing, with what a rule can match. Of a rule that can match nothing, no more is said than why. */
export function findHealth(rule: Rule, context: HealthContext): HealthFinding[] {
  const found = WHAT_CANNOT_MATCH.flatMap((check) => check.find(rule, context));
  if (found.some(({ dead }) => dead)) return found;
  return [...found, ...WHAT_MATCHES.flatMap((check) => check.find(rule, context))];
}
