import { describe, expect, it } from 'vitest';
import { tacticLabel } from './tactics.ts';

describe('a tactic', () => {
  it('has its name beside its id', () => {
    expect(tacticLabel('TA0002')).toBe('Execution (TA0002)');
  });

  it('is called as the version of ATT&CK calls it that the rule uses', () => {
    expect(tacticLabel('TA0005', '18')).toBe('Defense Evasion (TA0005)');
    expect(tacticLabel('TA0005', '19')).toBe('Stealth (TA0005)');
    expect(tacticLabel('TA0005')).toBe('Stealth (TA0005; Defense Evasion before ATT&CK 19)');
  });

  it('keeps an id that is not known', () => {
    expect(tacticLabel('TA9999')).toBe('TA9999');
  });
});
