import type { RuleContent } from '../../../schema/rule.ts';
import type { RuleTable } from './read-toml.ts';

type Tags = Pick<RuleContent, 'tactics' | 'techniques'>;

/** Tactics and techniques of ATT&CK that a rule is tagged with, subtechniques after their technique, each once. */
export function readThreat(threat: RuleTable['threat'] = []): Tags {
  const techniques = threat.flatMap(({ technique = [] }) =>
    technique.flatMap(({ id, subtechnique = [] }) => [id, ...subtechnique.map((sub) => sub.id)]),
  );
  return {
    tactics: pick(
      threat.map(({ tactic }) => tactic.id),
      /^TA\d{4}$/,
    ),
    techniques: pick(techniques, /^T\d{4}(\.\d{3})?$/),
  };
}

/** The tags of a hunt, which are techniques alone. */
export function readMitre(mitre: readonly string[] = []): Tags {
  return { tactics: pick(mitre, /^TA\d{4}$/), techniques: pick(mitre, /^T\d{4}(\.\d{3})?$/) };
}

function pick(ids: readonly string[], form: RegExp): string[] {
  return [...new Set(ids.filter((id) => form.test(id)))];
}
