import { describe, expect, it } from 'vitest';
import type { Catalog, HealthFinding, Rule } from '../../catalog/model.ts';
import { catalogWith } from '../test-data/rule-catalog.ts';
import { listCorpusSources, toCorpusPage } from './corpus-page.ts';
import { toRuleRows } from './rule-table.ts';
import { toEveryRequestPage, toHealthPage, toRulesPage } from './rules-page.ts';

const SECRETS = 'verb = "get" and objectRef.resource = "secrets"';
const finding: HealthFinding = { code: 'never-written', certainty: 'likely', dead: false, message: 'It is so.', fix: 'Do this.' };

function rowOf(logic: string, facts: Partial<Rule> = {}) {
  const catalog = catalogWith([[logic, facts]]);
  return toRuleRows(catalog.rules, catalog)[0];
}

describe('toRuleRows', () => {
  it('names the resources of the operations that a rule names, and of those without a verb', () => {
    expect(rowOf(SECRETS)).toMatchObject({ resources: ['secrets'], resourcesShown: 'secrets', vendor: 'Acme', health: '' });
    expect(rowOf('objectRef.resource = "pods"')).toMatchObject({ resources: ['pods'] });
    expect(rowOf('verb = "get"')).toMatchObject({ resources: [], resourcesShown: '' });
    expect(rowOf('user.username = "a"')).toMatchObject({ resources: [], resourcesShown: 'every request' });
  });

  it('says the gravest finding', () => {
    const word = (...health: HealthFinding[]) => rowOf(SECRETS, { health })?.health;
    expect(word({ ...finding, certainty: 'note' }, finding)).toBe('likely');
    expect(word(finding, { ...finding, certainty: 'certain', dead: true })).toBe('cannot match');
    expect(word({ ...finding, certainty: 'certain' })).toBe('certain');
  });
});

describe('toRulesPage', () => {
  it('counts the rules of each vendor, those on every request and those with findings', () => {
    const catalog = catalogWith([[SECRETS], [SECRETS, { corpus: 'blue', health: [finding] }], ['user.username = "a"']]);
    const page = toRulesPage(catalog);
    expect(page.rows).toHaveLength(3);
    expect(page).toMatchObject({ everyRequest: 1, withFindings: 1 });
    expect(page.vendors).toContainEqual({ text: 'Blue', href: '/rules/blue/', note: '1' });
  });

  it('is there without any rule', () => {
    const catalog = catalogWith([]);
    expect(toRulesPage(catalog)).toMatchObject({ rows: [], everyRequest: 0, withFindings: 0 });
    expect([toEveryRequestPage(catalog), toHealthPage(catalog)]).toEqual([[], []]);
  });
});

describe('toEveryRequestPage', () => {
  it('lists rules without an operation by vendor, with the fields that they test', () => {
    const groups = toEveryRequestPage(catalogWith([[SECRETS], ['user.username = "a"'], ['stage = "Panic"', { corpus: 'blue' }]]));
    expect(groups.map(({ title, rows }) => [title, rows.map(({ fields }) => fields.map(({ path }) => path))])).toEqual([
      ['Acme', [['user.username']]],
      ['Blue', [['stage']]],
    ]);
  });
});

describe('toHealthPage', () => {
  it('puts first, and apart, what can never match', () => {
    const dead = { ...finding, certainty: 'certain', dead: true } as const;
    const groups = toHealthPage(
      catalogWith([
        [SECRETS, { health: [finding] }],
        [SECRETS, { health: [dead] }],
      ]),
    );
    expect(groups.map(({ code, rows }) => `${code} ${rows.length}`)).toEqual(['cannot-match 1', 'never-written 1']);
  });

  it('says a fix once where it is the same for all of several', () => {
    const [group] = toHealthPage(catalogWith([[SECRETS, { health: [finding, { ...finding }] }]]));
    expect(group?.fix).toBe('Do this.');
    expect(toHealthPage(catalogWith([[SECRETS, { health: [finding] }]]))[0]?.fix).toBeUndefined();
  });

  it('lists each finding under the check that found it', () => {
    const groups = toHealthPage(catalogWith([[SECRETS, { health: [finding, finding] }], [SECRETS]]));
    expect(groups).toHaveLength(1);
    expect(groups[0]).toMatchObject({ code: 'never-written', rows: [{ certainty: 'Likely', fix: 'Do this.' }, {}] });
  });
});

describe('toCorpusPage', () => {
  const withSource = (changes: Partial<Catalog['ruleSources'][number]>): Catalog => ({
    ...catalogWith([[SECRETS]]),
    ruleSources: [
      {
        ...{ corpus: 'acme', repository: 'acme/rules', commit: 'a'.repeat(40), license: 'MIT', seen: 3, imported: 1 },
        ...{ withUnsupported: 0, rejected: [{ id: 'x', reason: 'Joins two logs' }], unmapped: [], ...changes },
      },
    ],
  });
  const pageOf = (catalog: Catalog) => {
    const corpus = catalog.corpora.find(({ id }) => id === 'acme');
    if (!corpus) throw new Error('There is no such corpus');
    return toCorpusPage({ ...corpus, repository: 'acme/rules' }, catalog);
  };

  it('says what was read at which commit, and what was left out', () => {
    const { source, rows } = pageOf(withSource({ date: '2026-08-05' }));
    expect(rows).toHaveLength(1);
    expect(source).toMatchObject({ commit: 'a'.repeat(12), date: '2026-08-05', seen: 3, imported: 1, rejected: [{ id: 'x' }] });
    expect(source.repository).toEqual({ text: 'acme/rules', href: `https://github.com/acme/rules/tree/${'a'.repeat(40)}` });
  });

  it('makes no commit of what is none', () => {
    for (const commit of ['', 'none', 'main'])
      expect(pageOf(withSource({ commit })).source).toMatchObject({
        commit: undefined,
        repository: { href: 'https://github.com/acme/rules' },
      });
  });

  it('has a row for each corpus, also without a source and without rules', () => {
    const catalog = catalogWith([]);
    expect(listCorpusSources(catalog)).toHaveLength(catalog.corpora.length);
    expect(listCorpusSources(catalog)[0]).toMatchObject({ imported: 0, rejected: [], seen: undefined });
  });
});
