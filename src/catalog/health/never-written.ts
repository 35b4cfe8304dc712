import type { Predicate, Unsupported } from '../../predicate/types.ts';
import type { HealthCheck } from './health-check.ts';

/** A name that the product's log never holds: the rule shows where it wants to be, and never matches. */
export const neverWritten: HealthCheck = {
  code: 'never-written',
  title: 'Tests a name that the product never writes',
  find: ({ predicate }) =>
    partsOf(predicate).map((part) => ({
      code: neverWritten.code,
      certainty: 'certain',
      message: `No record holds ${part.unsupported}.`,
      fix: 'Use the name as the log has it: io.k8s.<group reversed>.<version>.<resource>.<verb> on GKE.',
      part,
    })),
};

function partsOf(predicate: Predicate): Unsupported[] {
  if ('all' in predicate) return predicate.all.flatMap(partsOf);
  if ('any' in predicate) return predicate.any.flatMap(partsOf);
  if ('not' in predicate) return partsOf(predicate.not);
  return 'unsupported' in predicate && predicate.reason === 'never-written' ? [predicate] : [];
}
