import type { HealthFinding, Rule } from '../model.ts';
import type { HealthCheck, HealthContext } from './health-check.ts';
import { neverWritten } from './never-written.ts';

/** Every check of what a rule can match, in the order in which their findings are shown. */
export const HEALTH_CHECKS: readonly HealthCheck[] = [neverWritten];

/** Everything that is wrong, or worth knowing, with what a rule can match. */
export function findHealth(rule: Rule, context: HealthContext): HealthFinding[] {
  return HEALTH_CHECKS.flatMap((check) => check.find(rule, context));
}
