/** Names of the tactics of MITRE ATT&CK 19 for enterprises, by id (https://attack.mitre.org/tactics/enterprise/). */
const TACTICS: Readonly<Record<string, string>> = {
  TA0043: 'Reconnaissance',
  TA0042: 'Resource Development',
  TA0001: 'Initial Access',
  TA0002: 'Execution',
  TA0003: 'Persistence',
  TA0004: 'Privilege Escalation',
  TA0005: 'Stealth',
  TA0112: 'Defense Impairment',
  TA0006: 'Credential Access',
  TA0007: 'Discovery',
  TA0008: 'Lateral Movement',
  TA0009: 'Collection',
  TA0011: 'Command and Control',
  TA0010: 'Exfiltration',
  TA0040: 'Impact',
};

/** ATT&CK 19 took Defense Evasion apart; what is left of it under its id is called Stealth. */
const DEFENSE_EVASION = 'Defense Evasion';
const FIRST_WITH_STEALTH = 19;

/** "Execution (TA0002)"; the id alone where it is not known. `attackVersion`: the major version that a rule uses, where it can be told. */
export function tacticLabel(id: string, attackVersion?: string): string {
  if (id === 'TA0005' && attackVersion === undefined)
    return `${TACTICS[id]} (${id}; ${DEFENSE_EVASION} before ATT&CK ${FIRST_WITH_STEALTH})`;
  const name = id === 'TA0005' && Number(attackVersion) < FIRST_WITH_STEALTH ? DEFENSE_EVASION : TACTICS[id];
  return name === undefined ? id : `${name} (${id})`;
}
