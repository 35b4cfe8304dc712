import { describe, expect, it } from 'vitest';
import { dumpRule } from '../../catalog/dump.ts';
import type { Catalog, HealthFinding, Rule } from '../../catalog/model.ts';
import { catalogWith } from '../test-data/rule-catalog.ts';
import { toNeedRows } from './rule-need-rows.ts';
import { toRulePage } from './rule-page.ts';
import { toRuleTwin } from './rule-twin.ts';

type MadeUp = Parameters<typeof catalogWith>[0];

const EXEC = 'verb = "create" and objectRef.resource = "pods" and objectRef.subresource = "exec"';

function pagesOf(rules: MadeUp, change: (catalog: Catalog) => Catalog = (catalog) => catalog) {
  const catalog = change(catalogWith(rules));
  return { catalog, pages: catalog.rules.map((rule) => toRulePage(rule, catalog)) };
}

function pageOf(logic: string, facts: Partial<Rule> = {}) {
  const page = pagesOf([[logic, facts]]).pages[0];
  if (!page) throw new Error('No page was made');
  return page;
}

describe('toRulePage', () => {
  it('leads from the rules by the vendor to the title, and says what the rule names', () => {
    const page = pageOf(EXEC);
    expect(page.breadcrumbs.map(({ text, href }) => `${text} ${href}`)).toEqual(['Rules /rules/', 'Acme /rules/acme/']);
    expect(page).toMatchObject({
      title: 'Rule 0',
      fullTitle: 'Rule 0 (Acme rule)',
      lead: 'Acme rule. Looks for create pods/exec.',
    });
    expect(page.operations.named).toEqual([{ text: 'create pods/exec', href: '/kubernetes-pods/create-pods-exec/' }]);
    expect(page.operations.missed.flatMap(({ links }) => links.map(({ text }) => text))).toEqual(['get pods/exec']);
  });

  it('gives rules of one title and vendor titles of their own', () => {
    const same = { title: 'Same' };
    const { pages } = pagesOf([
      [EXEC, same],
      [EXEC, same],
      [EXEC, { ...same, corpus: 'blue' }],
    ]);
    const titles = pages.map(({ fullTitle }) => fullTitle);
    expect(titles).toEqual(['Same (Acme rule)', 'Same (Acme rule 2)', 'Same (Blue rule)']);
  });

  it('keeps a hostile or foreign title as it is, and out of the description', () => {
    for (const title of ['<script>alert(1)</script>', '"><img src=x>', '规则：Ωmega 🚨', 'a](javascript:x) `b`']) {
      const page = pageOf(EXEC, { title });
      expect(page.title).toBe(title);
      expect(page.description).not.toMatch(/[`<>]|\]\(/);
    }
  });

  it('has no operations to list for a rule on every request', () => {
    const page = pageOf('user.username = "system:anonymous"');
    expect(page.operations).toMatchObject({ appliesToAll: true, named: [], any: [], missed: [], also: { count: 0 } });
    expect(page.lead).toContain('applies to every request');
  });

  it('shows a rule of which nothing is in data', () => {
    const page = pageOf('unsupported not-transcribed "All of it"', {
      reading: 'hand-read',
      unsupported: [{ what: 'not-transcribed', text: 'All of it' }],
    });
    expect(page.tree).toMatchObject({ kind: 'unsupported', part: { text: 'All of it', isQuote: false } });
    expect(page).toMatchObject({ indicators: [], exclusions: [], demands: [], samePredicate: [], sameOperations: [] });
  });

  it('lists beside the tree what the tree does not hold', () => {
    const page = pageOf(EXEC, { unsupported: [{ what: 'threshold', text: 'more than 5 in an hour' }] });
    expect(page.demands).toEqual([{ text: 'more than 5 in an hour', isQuote: true, meaning: 'a number of events, not one' }]);
  });

  it('says so where nothing fits', () => {
    const page = pageOf('never');
    expect(page.lead).toContain('No operation of this catalog can match');
    expect(page.operations).toMatchObject({ appliesToAll: false, named: [], also: { count: 0 } });
    expect(page.needs[0]?.note).toContain('No record of any level');
  });

  it('counts the others that test the same, and whose they are', () => {
    const { pages } = pagesOf([
      [EXEC],
      [EXEC, { corpus: 'blue' }],
      ['verb = "create" and not user.username = "a"'],
      ['not user.username = "a"'],
    ]);
    const verb = pages[0]?.indicators.find(({ field }) => field === 'verb');
    expect(verb).toMatchObject({ value: 'create', others: 2, vendors: ['Acme', 'Blue'] });
    expect(pages[2]?.exclusions).toMatchObject([{ field: 'user.username', value: 'a', others: 1 }]);
    expect(pages[2]?.indicators).toHaveLength(1);
  });

  it('finds rules with the same logic in another order, and apart from them those that name the same', () => {
    const turned = 'objectRef.subresource = "exec" and (objectRef.resource = "pods" and verb = "create")';
    const narrower = `${EXEC} and user.username = "a"`;
    const { pages } = pagesOf([[EXEC], [turned, { corpus: 'blue' }], [narrower], ['verb = "get"']]);
    const titles = (groups: (typeof pages)[number]['samePredicate']) =>
      groups.flatMap(({ items }) => items.map(({ title }) => title));
    expect(titles(pages[0]?.samePredicate ?? [])).toEqual(['Rule 1']);
    expect(titles(pages[0]?.sameOperations ?? [])).toEqual(['Rule 2']);
    expect(pages[3]).toMatchObject({ samePredicate: [], sameOperations: [] });
  });

  it('takes rules for the same only where all of their logic is known', () => {
    const open: Partial<Rule> = { unsupported: [{ what: 'not-transcribed', text: 'the rest' }] };
    const limit = (text: string): Partial<Rule> => ({ unsupported: [{ what: 'threshold', text }] });
    const same = (...facts: Partial<Rule>[]) => pagesOf(facts.map((each) => [EXEC, each])).pages[0]?.samePredicate.length;
    expect(same(open, open)).toBe(0);
    expect(same({}, limit('> 5'))).toBe(0);
    expect(same(limit('> 5'), limit('> 6'))).toBe(0);
    expect(same(limit('> 5'), limit('> 5'))).toBe(1);
  });

  it('asks for no stage of logs that have none, and for no level of logs beside the audit log', () => {
    const names = (facts: Partial<Rule>) =>
      pageOf('verb = "create"', facts).needs.map(({ name, links }) => `${name} ${links.length}`);
    expect(names({})).toEqual(['Lowest level 1', 'Stages 4']);
    expect(names({ logSource: 'gke-cloud-audit' })).toEqual(['Lowest level 1', 'Stages 0']);
    expect(names({ logSource: 'azure-activity-log', scope: 'adjacent' })).toEqual(['Log 0']);
  });

  it('says of a rule that a person read only what is known of its stages', () => {
    const stages = (facts: Partial<Rule>) => pageOf('verb = "create"', facts).needs[1];
    expect(stages({ reading: 'hand-read' })?.note).toContain('As far as');
    expect(stages({})?.note).toContain('Count by auditID');
  });

  it('leaves out the stages that a product does not read', () => {
    const { rules, fields } = catalogWith([['verb = "create"']]);
    const rows = rules.map((rule) => toNeedRows({ ...rule, corpus: 'stackrox' }, fields)[1]);
    expect(rows[0]?.links.map(({ text }) => text)).toEqual(['ResponseComplete', 'Panic']);
  });

  it('finds a rule on a subresource with any verb beside one that names each verb', () => {
    const anyVerb = 'objectRef.resource = "pods" and objectRef.subresource = "exec"';
    const { pages } = pagesOf([[anyVerb], [`${anyVerb} and verb in ("get", "create")`]]);
    expect(pages[0]?.sameOperations.flatMap(({ items }) => items.map(({ title }) => title))).toEqual(['Rule 1']);
    expect(pages[0]?.operations.any).toMatchObject([{ text: 'pods', note: '2' }]);
  });

  it('lists a test that stands in several alternatives once', () => {
    const page = pageOf('(verb = "get" and objectRef.name = "a") or (verb = "get" and objectRef.name = "b")');
    expect(page.indicators.map(({ value }) => value)).toEqual(['get', 'a', 'b']);
  });

  it('says why it needs its level', () => {
    const note = (logic: string, facts: Partial<Rule> = {}) => pageOf(logic, facts).needs[0]?.note;
    expect(note('level = "Request" and verb = "create"')).toBe('The rule itself tests the level.');
    expect(note('verb = "create" and not requestObject.spec.hostPID = true')).toContain('Below Request');
    expect(note('requestObject.spec.hostPID = true')).toBe('It reads the body of the request.');
    expect(note('verb = "create"', { reading: 'hand-read' })).toContain('As far as');
  });

  it('says in words how sure a finding is', () => {
    const finding: HealthFinding = { code: 'x', certainty: 'note', dead: false, message: 'It is so.', fix: 'Do this.' };
    const page = pageOf(EXEC, { health: [finding, { ...finding, certainty: 'certain' }] });
    expect(page.health.map(({ certainty }) => certainty)).toEqual(['Note', 'Certain']);
  });

  it('names the authors and the licence', () => {
    const credit = (facts: Partial<Rule>) => pageOf(EXEC, facts).facts.find(({ name }) => name === 'Credit')?.text;
    const provenance = { repository: 'a/b', path: 'c.yml', commit: 'd'.repeat(40), license: 'DRL-1.1' };
    expect(credit({ authors: ['Ann', 'Bob'], provenance })).toBe('Acme rule by Ann, Bob, Detection Rule License (DRL) 1.1');
    expect(credit({ provenance: { ...provenance, license: 'none stated' } })).toMatch(/, no licence stated$/);
  });

  it('lists what it also reaches by resource where that is much', () => {
    const page = pageOf('verb in ("get", "list", "patch")');
    expect(page.operations.also).toMatchObject({ byResource: expect.any(Boolean) });
    expect(page.operations.also.count).toBeGreaterThan(0);
    expect(page.lead).toMatch(/Names no operation; \d+ may match/);
  });
});

describe('toRuleTwin', () => {
  it('holds the row of the dump and what the page adds', () => {
    const { catalog, pages } = pagesOf([[EXEC], [EXEC, { corpus: 'blue' }]]);
    const [rule, page] = [catalog.rules[0], pages[0]];
    if (!rule || !page) throw new Error('No page was made');
    const twin = JSON.parse(JSON.stringify(toRuleTwin(dumpRule(rule), rule, page, catalog)));
    expect(twin).toMatchObject(JSON.parse(JSON.stringify(dumpRule(rule))));
    expect(twin).toMatchObject({
      needs: { level: 'Metadata', requestBody: [] },
      notReached: [{ operations: ['get-pods-exec'] }],
      samePredicate: [{ corpus: 'blue' }],
      sameOperations: [],
    });
    expect(twin.indicators[0]).toMatchObject({ field: 'verb', value: 'create', excluded: false, otherRules: 1 });
  });
});
