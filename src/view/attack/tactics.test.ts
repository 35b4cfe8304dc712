import { describe, expect, it } from 'vitest';
import { tacticLabel } from './tactics.ts';

const tactics = [
  { id: 'TA0002', name: 'Execution' },
  { id: 'TA0005', name: 'Stealth', nameBefore: 'Defense Evasion' },
];
const catalog = { attack: { versions: [], tactics, techniques: [] } };

describe('a tactic', () => {
  it('has its name beside its id', () => {
    expect(tacticLabel('TA0002', catalog)).toBe('Execution (TA0002)');
  });

  it('is called as the version of ATT&CK calls it that the rule uses', () => {
    expect(tacticLabel('TA0005', catalog, '18')).toBe('Defense Evasion (TA0005)');
    expect(tacticLabel('TA0005', catalog, '19')).toBe('Stealth (TA0005)');
    expect(tacticLabel('TA0005', catalog)).toBe('Stealth (TA0005; Defense Evasion before ATT&CK 19)');
  });

  it('keeps an id that is not known', () => {
    expect(tacticLabel('TA9999', catalog)).toBe('TA9999');
  });
});
