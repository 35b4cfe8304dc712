import { describe, expect, it } from 'vitest';
import { dumpField, dumpOperation } from '../../catalog/dump.ts';
import type { Catalog, Field } from '../../catalog/model.ts';
import { toFieldIndex } from '../field-page.ts';
import { toOperationPage } from '../operation-page.ts';
import { catalogWith, findOperation } from '../test-data/rule-catalog.ts';
import { toFieldTwin, toOperationTwin, toResourceTwin } from '../twins.ts';
import { toFieldRules } from './field-rules.ts';

function fieldOf(path: string, { fields }: Catalog): Field {
  return fields.find((field) => field.path === path) as Field;
}

const READS = 'verb = "get" and objectRef.resource = "pods"';

describe('toFieldRules', () => {
  it('says where no rule tests the field', () => {
    const catalog = catalogWith([['verb = "get"']]);
    expect(toFieldRules(fieldOf('objectRef.name', catalog), catalog)).toEqual({
      count: 0,
      line: 'No public rule tests it.',
      vendors: [],
      indicators: { wanted: [], excluded: [] },
      groups: [],
    });
  });

  it('counts a rule once, by vendor, with its values and exclusions', () => {
    const catalog = catalogWith([
      ['objectRef.name in ("a", "b") and not objectRef.name startsWith "system:"'],
      ['objectRef.name = "a"', { corpus: 'blue' }],
    ]);
    const rules = toFieldRules(fieldOf('objectRef.name', catalog), catalog);
    expect(rules.line).toBe('2 rules of 2 vendors test it.');
    expect(rules.vendors).toEqual([
      { title: 'Acme', count: 1 },
      { title: 'Blue', count: 1 },
    ]);
    expect(rules.indicators.wanted.map(({ value, rules: count }) => `${value} ${count}`)).toEqual(['a 2', 'b 1']);
    expect(rules.indicators.excluded.map(({ kind, value }) => `${kind} ${value}`)).toEqual(['starts with system:']);
  });

  it('counts rules on every request too', () => {
    const catalog = catalogWith([['user.groups[] = "system:masters"']]);
    expect(toFieldRules(fieldOf('user.groups[]', catalog), catalog).line).toBe('1 rule of 1 vendor tests it.');
  });

  it('lists up to 100 rules, and counts more', () => {
    const many = (count: number) => {
      const catalog = catalogWith(Array.from({ length: count }, () => ['objectRef.name = "a"'] as const));
      return toFieldRules(fieldOf('objectRef.name', catalog), catalog);
    };
    expect(many(100).groups[0]?.items).toHaveLength(100);
    expect(many(101)).toMatchObject({ count: 101, groups: [] });
  });
});

describe('the index of fields', () => {
  it('says how many rules test each, and nothing where none does', () => {
    const catalog = catalogWith([['objectRef.name = "a"'], ['objectRef.name = "b"']]);
    const rows = toFieldIndex(catalog).flatMap((group) => group.rows);
    expect(rows.map(({ path, rules }) => [path, rules])).toContainEqual(['objectRef.name', 2]);
    expect(rows.map(({ path, rules }) => [path, rules])).toContainEqual(['objectRef.subresource', undefined]);
  });
});

describe('the JSON twins', () => {
  const catalog = catalogWith([
    [`${READS} and objectRef.name = "${'x'.repeat(500)}" and not objectRef.name = "y"`, { title: 'A <b>title</b>' }],
    ['objectRef.resource = "pods"'],
    ['verb = "get"'],
  ]);
  const [operation, resource] = findOperation('get-pods', catalog);

  it('of an operation name its rules in the words of the dump, and hold every value whole', () => {
    const row = dumpOperation(operation, catalog);
    const twin = toOperationTwin(row, toOperationPage(operation, resource, catalog), catalog) as Record<string, object[]>;
    expect(twin['rules']?.map((rule) => ({ ...rule }))).toMatchObject(row.rules);
    expect(twin['rules']?.[0]).toEqual({
      ...{ corpus: 'acme', id: '0', how: 'named', title: 'A <b>title</b>', url: '/rules/acme/rule-0/' },
      ...{ severity: 'low', status: 'stable' },
    });
    const facts = { field: 'objectRef.name', kind: 'equals', rules: 1, vendors: ['Acme'] };
    expect(twin['indicators']).toEqual([
      { ...facts, value: 'x'.repeat(500), excluded: false },
      { ...facts, value: 'y', excluded: true },
    ]);
  });

  it('of a resource list the rules that name it', () => {
    expect(toResourceTwin(resource, [], catalog)).toMatchObject({ rules: [{ id: '0' }, { id: '1' }] });
  });

  it('of a field list the rules that test it', () => {
    const field = fieldOf('objectRef.name', catalog);
    expect(toFieldTwin(field, dumpField(field, catalog), catalog)).toMatchObject({
      rules: [{ id: '0' }],
      indicators: { length: 2 },
    });
  });
});
