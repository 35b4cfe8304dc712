import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Predicate } from '../../predicate/types.ts';
import type { RuleContent } from '../../schema/rule.ts';
import { ruleContent } from '../../schema/rule.ts';
import { formatRule, ruleSlug } from './rule-file.ts';

const rule: RuleContent = {
  ...{ corpus: 'example', id: '1', title: 'Sessions: "quoted" # and more', url: 'https://github.com/example/rules' },
  ...{ language: 'sigma', logSource: 'k8s-audit', scope: 'core', reading: 'parsed' },
  status: { level: 'stable', original: 'test' },
  severity: { level: 'none', original: null },
  ...{ tactics: [], techniques: ['T1609'] },
  predicate: { field: 'verb', op: 'equals', values: ['create'] },
  unsupported: [],
  provenance: { repository: 'example/rules', path: 'a.yml', commit: '0123456', license: 'MIT' },
};

const leaf: fc.Arbitrary<Predicate> = fc.oneof(
  fc.record({
    field: fc.string({ minLength: 1 }),
    op: fc.constant('equals' as const),
    values: fc.array(fc.string(), { minLength: 1, maxLength: 1 }),
  }),
  fc.record({ unsupported: fc.string({ minLength: 1, maxLength: 100 }), reason: fc.constant('regex' as const) }),
);
const { predicate } = fc.letrec<{ predicate: Predicate }>((tie) => ({
  predicate: fc.oneof(
    { maxDepth: 5 },
    leaf,
    fc.record({ all: fc.array(tie('predicate'), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('predicate'), { maxLength: 3 }) }),
    fc.record({ not: tie('predicate') }),
  ),
}));

describe('the file of a rule', () => {
  it('reads back as the rule, whatever its predicate', () => {
    fc.assert(
      fc.property(predicate, (tree) => {
        const content = { ...rule, predicate: tree };
        expect(ruleContent.parse(parse(formatRule(content)))).toEqual(content);
      }),
    );
  });

  it('reads back with everything that a rule may have', () => {
    const content: RuleContent = {
      ...{
        ...rule,
        authors: ['Zoë', '- a: b'],
        dialect: 'sigma',
        attackVersion: '19',
        note: 'One line: "with" marks\nand another',
      },
      names: [{ field: 'verb', name: 'ka.verb' }],
      unsupported: [{ what: 'threshold', text: 'more than {5} in # 10 minutes' }],
    };
    expect(ruleContent.parse(parse(formatRule(content)))).toEqual(content);
  });

  it('says which command writes it', () => {
    expect(formatRule(rule)).toMatch(/^# Written by `npm run import -- example <folder>`/);
    expect(formatRule({ ...rule, reading: 'hand-read' })).toMatch(/^# Written by `npm run import -- reviewed <folder>`/);
  });
});

describe('the slug of a rule', () => {
  it('is the words of its title', () => {
    expect(ruleSlug('Café: Create/Delete "Pods"', new Set())).toBe('cafe-create-delete-pods');
  });

  it('has a number from the second rule of one title on', () => {
    expect(ruleSlug('Exec', new Set(['exec']))).toBe('exec-2');
    expect(ruleSlug('Exec', new Set(['exec', 'exec-2']))).toBe('exec-3');
  });

  it('is short, and there for a title without letters too', () => {
    expect(ruleSlug('a'.repeat(300), new Set()).length).toBeLessThanOrEqual(80);
    expect(ruleSlug('日本語', new Set())).toBe('rule');
  });
});
