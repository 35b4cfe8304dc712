import { parse } from 'yaml';
import { parsePredicate } from '../../predicate/parse.ts';
import type { ApiSurface } from '../../schema/api-surface.ts';
import type { FieldContent } from '../../schema/field.ts';
import { deriveResources } from '../derive/operations.ts';
import { deriveReach } from '../derive/rules.ts';
import type { HealthCheck, HealthContext } from '../health/health-check.ts';
import type { HealthFinding, Rule } from '../model.ts';
import { readFile, readFolder } from '../read.ts';

const ROOT = process.cwd();
const surface = parse(readFile(ROOT, 'content/imported/api/1.36.yaml')?.text ?? '') as ApiSurface;
const resources = deriveResources([surface], []);

/** The API of Kubernetes 1.36 and the field pages, without any other content. */
export const healthContext: HealthContext = {
  resources,
  fields: readFolder(ROOT, 'content/fields').map(({ text }) => ({ ...(parse(text) as FieldContent), slug: '' })),
  dialects: [],
};

/** A made-up rule with this logic, in the notation of predicates. */
export function makeRule(logic: string, facts: Partial<Rule> = {}): Rule {
  const predicate = parsePredicate(logic);
  return {
    ...{ corpus: 'made-up', id: '1', title: 'A rule', url: 'https://example.org/', language: 'none', logSource: 'k8s-audit' },
    ...{ scope: 'core', reading: 'parsed', tactics: [], techniques: [], unsupported: [], slug: 'a-rule' },
    status: { level: 'stable', original: null },
    severity: { level: 'low', original: null },
    provenance: { repository: 'example/rules', path: 'a.yaml', commit: '0', license: 'MIT' },
    ...{ predicate, ...deriveReach({ predicate }, resources), health: [] },
    ...facts,
  };
}

/** What a check finds in a rule with this logic: certainty, `dead` where the rule is, and message. */
export function findIn(check: HealthCheck, logic: string, facts: Partial<Rule> = {}): string[] {
  return check.find(makeRule(logic, facts), healthContext).map(sayFinding);
}

export function sayFinding({ certainty, dead, message }: HealthFinding): string {
  return `${certainty}${dead ? ', dead' : ''}: ${message}`;
}
