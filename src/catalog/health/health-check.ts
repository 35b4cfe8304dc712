import type { Dialect } from '../../schema/dialect.ts';
import type { Field, HealthFinding, Resource, Rule } from '../model.ts';

/** What a check may look at besides the rule itself. */
export interface HealthContext {
  readonly resources: readonly Resource[];
  readonly fields: readonly Field[];
  readonly dialects: readonly Dialect[];
}

/** One question about what a rule can match. It answers with findings and never throws. */
export interface HealthCheck {
  /** Name of its file; the code of its findings. */
  readonly code: string;
  /** What it looks for, as a heading on the page of all findings. */
  readonly title: string;
  readonly find: (rule: Rule, context: HealthContext) => readonly HealthFinding[];
}
