import type { Catalog } from '../../catalog/model.ts';

/** ATT&CK 19 took Defense Evasion apart; what is left of it under its id is called Stealth. */
const FIRST_WITH_NEW_NAMES = 19;

/** "Execution (TA0002)"; the id alone where it is not known. `attackVersion`: the major version that a rule uses, where it can be told. */
export function tacticLabel(id: string, { attack }: Pick<Catalog, 'attack'>, attackVersion?: string): string {
  const tactic = attack.tactics.find((one) => one.id === id);
  if (!tactic) return id;
  const { name, nameBefore } = tactic;
  if (nameBefore === undefined) return `${name} (${id})`;
  if (attackVersion === undefined) return `${name} (${id}; ${nameBefore} before ATT&CK ${FIRST_WITH_NEW_NAMES})`;
  return `${Number(attackVersion) < FIRST_WITH_NEW_NAMES ? nameBefore : name} (${id})`;
}
