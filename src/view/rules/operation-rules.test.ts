import { describe, expect, it } from 'vitest';
import type { Rule } from '../../catalog/model.ts';
import { toAnyPage } from '../any-page.ts';
import { toResourcePage } from '../resource-page.ts';
import { listPages } from '../site-pages.ts';
import { catalogWith, findOperation } from '../test-data/rule-catalog.ts';
import { hasRulesPage, toOperationRules } from './operation-rules.ts';
import { toOperationRulesPage } from './operation-rules-page.ts';

type MadeUp = Parameters<typeof catalogWith>[0];

const EXEC = 'verb = "get" and objectRef.resource = "pods" and objectRef.subresource = "exec"';
const READS = 'verb = "get" and objectRef.resource = "pods"';
const PODS = 'objectRef.resource = "pods"';

function rulesOf(id: string, rules: MadeUp) {
  const catalog = catalogWith(rules);
  return toOperationRules(...findOperation(id, catalog), catalog);
}

function repeat(logic: string, count: number, facts: Partial<Rule> = {}): MadeUp {
  return Array.from({ length: count }, () => [logic, facts] as const);
}

describe('toOperationRules', () => {
  it('says where there is no rule at all', () => {
    const rules = rulesOf('get-pods', []);
    expect(rules).toMatchObject({
      line: 'Named by no public rule',
      more: '',
      named: [],
      any: { count: 0 },
      also: { count: 0 },
      every: 0,
    });
    expect(rules.indicators).toEqual({ wanted: [], excluded: [] });
    expect(rules.all).toBeUndefined();
  });

  it('counts one as one', () => {
    expect(rulesOf('get-pods-exec', [[EXEC]])).toMatchObject({ line: 'Named by 1 rule of 1 vendor', more: '' });
    expect(rulesOf('get-pods-exec', [[READS]])).toMatchObject({
      line: 'Named by no public rule',
      more: '; 1 rule may match it',
    });
  });

  it('parts rules that name it, those that name the resource alone, those that also reach it, and those on every request', () => {
    const rules = rulesOf('get-pods-exec', [[EXEC], [EXEC, { corpus: 'blue' }], [READS], ['user.username = "x"']]);
    expect(rules.line + rules.more).toBe('Named by 2 rules of 2 vendors; 1 other rule may also match it');
    expect(rules.named.map(({ title, items }) => `${title} ${items.map((item) => item.title)}`)).toEqual([
      'Acme Rule 0',
      'Blue Rule 1',
    ]);
    expect(rules.also.groups.flatMap(({ items }) => items.map(({ href }) => href))).toEqual(['/rules/acme/rule-2/']);
    expect(rules).toMatchObject({ every: 1, everyHref: '/rules/every-request/' });
  });

  it('parts from the others those that demand a body that the record never has', () => {
    const HOST_PID = 'verb = "create" and objectRef.resource = "pods" and requestObject.spec.hostPID = true';
    const exec = rulesOf('create-pods-exec', [[HOST_PID], ['verb = "create" and objectRef.resource = "pods"']]);
    expect(exec.more).toBe('; 1 rule may match it');
    expect(exec).toMatchObject({ also: { count: 1 }, bodiless: { count: 1 } });
    expect(exec.bodiless.groups[0]?.items[0]?.title).toBe('Rule 0');
    expect(rulesOf('create-pods', [[HOST_PID]])).toMatchObject({ line: 'Named by 1 rule of 1 vendor', bodiless: { count: 0 } });
  });

  it('lists a rule on the resource alone under the page that stands for it', () => {
    const { any } = rulesOf('list-pods', [[PODS]]);
    expect(any).toMatchObject({ count: 1, page: { text: 'any-pods', href: '/kubernetes-pods/any-pods/' } });
  });

  it('puts the most severe of a vendor first', () => {
    const level = (severity: Rule['severity']['level']): Partial<Rule> => ({ severity: { level: severity, original: null } });
    const { named } = rulesOf('get-pods', [
      [READS, level('none')],
      [READS, level('medium')],
      [READS, level('critical')],
    ]);
    expect(named[0]?.items.map(({ severity }) => severity)).toEqual(['critical', 'medium', 'none']);
  });

  it('gathers what the alternatives for this operation test, without verb, resource and subresource', () => {
    const logic =
      '(objectRef.resource = "secrets" and objectRef.name = "not-here") or (verb = "get" and objectRef.resource = "pods" and objectRef.name = "here")';
    const { indicators } = rulesOf('get-pods', [[logic]]);
    expect(indicators.wanted.map(({ field, value }) => `${field} ${value}`)).toEqual(['objectRef.name here']);
  });

  it('leaves the tests of rules that only also reach it out', () => {
    expect(rulesOf('get-pods-exec', [[`${READS} and objectRef.name = "x"`]]).indicators.wanted).toEqual([]);
  });

  it('counts the rules that test a field, the parts of the operation included', () => {
    const { tested } = rulesOf('get-pods', [[`${READS} and objectRef.name = "x"`], [READS]]);
    expect([tested.get('verb'), tested.get('objectRef.resource'), tested.get('objectRef.name'), tested.get('stage')]).toEqual([
      2,
      2,
      1,
      undefined,
    ]);
  });

  it('shows all rules up to 24, and of more three of each vendor and the way to all', () => {
    expect(rulesOf('get-pods', repeat(READS, 24)).all).toBeUndefined();
    const rules = rulesOf('get-pods', [...repeat(READS, 24), ...repeat(READS, 1, { corpus: 'blue' })]);
    expect(rules.named.map(({ items, total }) => [items.length, total])).toEqual([
      [3, 24],
      [1, 1],
    ]);
    expect(rules.all).toEqual({
      text: 'View all rules referencing this event (25)',
      href: '/kubernetes-pods/get-pods/rules/',
    });
  });

  it('names also-reaching rules up to 40, and counts more', () => {
    expect(rulesOf('get-pods-exec', repeat(READS, 40)).also.groups[0]?.items).toHaveLength(40);
    const { also, all } = rulesOf('get-pods-exec', repeat(READS, 41));
    expect([also.count, also.groups, all?.href]).toEqual([41, [], '/kubernetes-pods/get-pods-exec/rules/']);
  });

  it('takes titles of every kind as they are', () => {
    const titles = ['<img src=x onerror=alert(1)>', '__proto__', 'Zugriff auf Geheimnisse — 秘密 🔑', `${'long '.repeat(39)}`];
    const { named } = rulesOf(
      'get-pods',
      titles.map((title) => [READS, { title }] as const),
    );
    expect(named[0]?.items.map(({ title }) => title)).toEqual(titles);
  });
});

describe('the page of all rules of an operation', () => {
  const catalog = catalogWith([['verb = "get"'], [PODS], ...repeat(READS, 25, { corpus: 'blue' }), [READS]]);
  const [operation, resource] = findOperation('get-pods', catalog);

  it('is there only where the page of the operation does not list all', () => {
    expect(hasRulesPage(operation, catalog)).toBe(true);
    expect(hasRulesPage(findOperation('list-pods', catalog)[0], catalog)).toBe(false);
    expect(listPages(catalog).filter((path) => path.endsWith('/rules/'))).toContain('/kubernetes-pods/get-pods/rules/');
    expect(listPages(catalog)).not.toContain('/kubernetes-pods/list-pods/rules/');
  });

  it('has a row for each rule, those that name it first, by vendor', () => {
    const page = toOperationRulesPage(operation, resource, catalog);
    expect(page).toMatchObject({ title: 'Rules for get pods', caption: '28 rules referencing get pods' });
    expect(page.rows.map(({ vendor, how }) => `${vendor} ${how}`)).toEqual([
      'Acme named',
      ...Array.from({ length: 25 }, () => 'Blue named'),
      'Acme any verb',
      'Acme also',
    ]);
  });
});

describe('the page of any operation', () => {
  it('lists the rules that name the resource and no verb, and what they test', () => {
    const catalog = catalogWith([[`${PODS} and objectRef.name = "x"`], [READS]]);
    const page = toAnyPage(findOperation('get-pods', catalog)[1], catalog);
    expect(page.line).toBe('1 rule of 1 vendor.');
    expect(page.rules.flatMap(({ items }) => items.map(({ title }) => title))).toEqual(['Rule 0']);
    expect(page.indicators.wanted.map(({ field, value }) => `${field} ${value}`)).toEqual(['objectRef.name x']);
  });

  it('says where there is none', () => {
    const catalog = catalogWith([]);
    expect(toAnyPage(findOperation('get-pods', catalog)[1], catalog).line).toBe(
      'No public rule names pods and leaves the verb open.',
    );
  });
});

describe('the rules of a resource page', () => {
  it('are those that name it with a verb or without, each once', () => {
    const catalog = catalogWith([[PODS], [READS], ['verb in ("get", "list") and objectRef.resource = "pods"'], ['verb = "get"']]);
    const page = toResourcePage(findOperation('get-pods', catalog)[1], catalog);
    expect(page.rules).toMatchObject({ count: 3, line: '3 rules of 1 vendor name it, with a verb or without.' });
    expect(page.rows.find(({ id }) => id === 'get-pods')?.rules).toEqual({ named: 2, more: 2 });
    expect(page.rows.find(({ id }) => id === 'create-pods')?.rules).toEqual({ named: 0, more: 1 });
  });

  it('are said to be none where there are none', () => {
    const catalog = catalogWith([]);
    expect(toResourcePage(findOperation('get-pods', catalog)[1], catalog).rules).toEqual({
      count: 0,
      line: 'No public rule names it.',
      groups: [],
    });
  });
});
