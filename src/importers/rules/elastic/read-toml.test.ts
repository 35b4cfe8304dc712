import { describe, expect, it } from 'vitest';
import { locateKey, locateQuery, readToml } from './read-toml.ts';

const rule = `[metadata]
maturity = "production"

[rule]
name = "A rule"
rule_id = "1"
severity = "low"
type = "query"
query = '''
a:b
'''
`;

describe('a TOML file', () => {
  it('is a rule or a hunt', () => {
    expect(readToml('a.toml', rule)).toMatchObject({
      kind: 'rule',
      maturity: 'production',
      rule: { rule_id: '1', query: 'a:b\n' },
    });
    expect(readToml('a.toml', '[hunt]\nuuid = "1"\nname = "A hunt"\nlanguage = ["ES|QL"]\nquery = ["from a"]')).toMatchObject({
      kind: 'hunt',
    });
  });
  it('is left aside where it is neither', () => {
    expect(readToml('pyproject.toml', '[project]\nname = "x"')).toBeUndefined();
    expect(readToml('empty.toml', '')).toBeUndefined();
  });
  it('says where its TOML is wrong', () => {
    expect(readToml('a.toml', '[rule]\nname = "x\n')).toMatchObject({
      errors: [{ path: 'a.toml', line: 2, message: expect.stringMatching(/^Invalid TOML: /) }],
    });
  });
  it('says which value is missing or of another type, and near where', () => {
    const errors = readToml('a.toml', rule.replace('severity = "low"', 'severity = 3').replace('rule_id = "1"\n', ''));
    expect(errors).toMatchObject({
      errors: [
        { line: 1, column: 1, message: expect.stringContaining('Cannot read "rule.rule_id"') },
        { line: 6, column: 1, message: expect.stringContaining('Cannot read "rule.severity"') },
      ],
    });
  });
});

describe('a place in a TOML file', () => {
  it('is where a key is set or its table opens', () => {
    expect(locateKey(rule, 'severity')).toEqual({ line: 7, column: 1 });
    expect(locateKey('a = 1\n[[rule.threat]]\n', 'threat')).toEqual({ line: 2, column: 1 });
    expect(locateKey(rule, '')).toEqual({ line: 1, column: 1 });
    expect(locateKey(rule, '((')).toEqual({ line: 1, column: 1 });
  });
  it('is where a query begins, or its key where it was written with escapes', () => {
    expect(locateQuery(rule, 'a:b\n')).toEqual({ line: 10, column: 1 });
    expect(locateQuery('query = "a:\\"b\\""', 'a:"b"')).toEqual({ line: 1, column: 1 });
  });
});
