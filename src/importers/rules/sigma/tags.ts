/** Tactics by the names of Sigma's tags. ATT&CK 19 of 2026 split Defense Evasion into Stealth, which kept its id, and Defense Impairment. */
const TACTICS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    reconnaissance: 'TA0043',
    'resource-development': 'TA0042',
    'initial-access': 'TA0001',
    execution: 'TA0002',
    persistence: 'TA0003',
    'privilege-escalation': 'TA0004',
    'defense-evasion': 'TA0005',
    stealth: 'TA0005',
    'defense-impairment': 'TA0112',
    'credential-access': 'TA0006',
    discovery: 'TA0007',
    'lateral-movement': 'TA0008',
    collection: 'TA0009',
    exfiltration: 'TA0010',
    'command-and-control': 'TA0011',
    impact: 'TA0040',
  }),
);

export interface AttackTags {
  readonly tactics: string[];
  readonly techniques: string[];
  /** Tags of the namespace `attack` that name no tactic, technique, group, software, data source, mitigation or asset. */
  readonly unknown: string[];
}

/** Reads what a rule's tags say of ATT&CK: ids in order, each once. Tags of other namespaces are left aside. */
export function readAttackTags(tags: readonly string[]): AttackTags {
  const names = tags.filter((tag) => /^attack\./i.test(tag)).map((tag) => tag.slice('attack.'.length).toLowerCase());
  const tactics = names.flatMap((name) => tacticOf(name) ?? []);
  const techniques = names.filter((name) => /^t\d{4}(\.\d{3})?$/.test(name)).map((name) => name.toUpperCase());
  const unknown = names.filter((name) => !tacticOf(name) && !/^(t\d{4}(\.\d{3})?|(g|s|ds|m|a)\d{4})$/.test(name));
  return { tactics: unique(tactics), techniques: unique(techniques), unknown: unknown.map((name) => `attack.${name}`) };
}

/** Older tags write the names with underscores. */
function tacticOf(name: string): string | undefined {
  return TACTICS.get(name.replaceAll('_', '-'));
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}
