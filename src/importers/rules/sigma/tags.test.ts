import { describe, expect, it } from 'vitest';
import { readAttackTags } from './tags.ts';

describe("a rule's tags", () => {
  it('name tactics and techniques, each once and in order', () => {
    expect(
      readAttackTags(['attack.t1611', 'attack.privilege-escalation', 'attack.t1036.005', 'attack.privilege_escalation']),
    ).toEqual({
      tactics: ['TA0004'],
      techniques: ['T1036.005', 'T1611'],
      unknown: [],
    });
  });
  it('may use the tactics of 2026', () => {
    expect(readAttackTags(['attack.stealth', 'attack.defense-impairment', 'attack.defense-evasion']).tactics).toEqual([
      'TA0005',
      'TA0112',
    ]);
  });
  it('say nothing by other namespaces and by groups and software', () => {
    expect(readAttackTags(['cve.2024-1', 'attack.g0016', 'attack.s0106', 'tlp.red'])).toEqual({
      tactics: [],
      techniques: [],
      unknown: [],
    });
  });
  it('are named where they are not known', () => {
    expect(readAttackTags(['attack.constructor', 'attack.t16']).unknown).toEqual(['attack.constructor', 'attack.t16']);
  });
});
