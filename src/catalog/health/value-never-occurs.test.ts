import { describe, expect, it } from 'vitest';
import { findIn, healthContext, makeRule } from '../test-data/health-rule.ts';
import { valueNeverOccurs } from './value-never-occurs.ts';

const find = (logic: string) => findIn(valueNeverOccurs, logic);
const fixOf = (logic: string) => valueNeverOccurs.find(makeRule(logic), healthContext).map(({ fix }) => fix);

describe('a value that never occurs', () => {
  it.each([
    ['verb = "replace"', 'verb "replace"'],
    ['verb in ("bind", "escalate")', 'verb "bind" or "escalate"'],
    ['verb = "Create"', 'verb "Create"'],
    ['verb startsWith "ex"', 'a verb that fits startsWith "ex"'],
    ['responseStatus.code = "ALLOW"', 'status code "ALLOW"'],
    ['responseStatus.code = 7', 'status code 7'],
    ['responseStatus.code > 600', 'a status code that fits > 600'],
    ['stage = "RequestResponse"', 'stage "RequestResponse"'],
    ['level = "ResponseComplete"', 'level "ResponseComplete"'],
    ['objectRef.subresource = "pods/exec"', 'objectRef.subresource "pods/exec"'],
    ['objectRef.apiGroup = "apps/v1"', 'objectRef.apiGroup "apps/v1"'],
    ['annotations["authorization.k8s.io/decision"] = "deny"', 'decision "deny"'],
  ])('kills a rule that demands %s', (test, what) => {
    expect(find(`${test} and objectRef.resource = "roles"`)).toEqual([
      `certain, dead: No record has ${what.replace(/^a verb/, 'a verb')}, and the rule demands it: it can never match.`,
    ]);
  });

  it.each([
    'verb = "create"',
    'verb = ""',
    'verb = "proxy"',
    'verb = "post"',
    'verb =~ "CREATE"',
    'verb glob "*"',
    'verb exists',
    'responseStatus.code = "403"',
    'responseStatus.code startsWith "2"',
    'responseStatus.code < 400',
    'stage in ("ResponseStarted", "Panic")',
    'annotations["authorization.k8s.io/decision"] = "forbid"',
    'annotations["example.com/decision"] = "deny"',
    'objectRef.resource = "widgets"',
    'user.username = "replace"',
  ])('is not %s', (logic) => {
    expect(find(logic)).toEqual([]);
  });

  it('is told of each that the rule needs one of', () => {
    expect(find('(verb = "bind" or level = "Panic") and stage = "Panic"').map((text) => text.slice(0, 13))).toEqual([
      'certain, dead',
      'certain, dead',
    ]);
  });

  it('kills only its alternative beside one that can be met, also in a rule that is dead for something else', () => {
    expect(find('verb = "bind" or verb = "update"')).toEqual([
      'likely: No record has verb "bind": the alternative that demands it never matches, the others can.',
    ]);
    expect(find('stage = "Never" and (verb = "bind" or verb = "update")').map((text) => text.split(':')[0])).toEqual([
      'certain, dead',
      'likely',
    ]);
  });

  it('is likely in a list without the verb that is meant, else a note', () => {
    expect(find('verb in ("create", "replace")')).toEqual([
      'likely: No record has verb "replace", and the list lacks "update", which is meant.',
    ]);
    expect(find('verb in ("update", "replace")')).toEqual([
      'note: No record has verb "replace", only the others of the list occur.',
    ]);
  });

  it('excludes nothing under not', () => {
    expect(find('objectRef.resource = "pods" and not verb = "bind"')).toEqual([
      'note: No record has verb "bind": this exclusion leaves nothing out.',
    ]);
    expect(find('not verb in ("bind", "get")')).toEqual([]);
  });

  it('counts again under a second not', () => {
    expect(find('not not verb = "replace"')).toEqual([expect.stringMatching(/^certain, dead/)]);
  });

  it('may be one of a log beside the audit log', () => {
    expect(findIn(valueNeverOccurs, 'verb = "bind"', { scope: 'adjacent' })).toEqual([]);
  });

  it('comes with what to use instead', () => {
    expect(fixOf('verb = "replace"')).toEqual(['Use "update": a PUT, and so kubectl replace, is recorded under it.']);
    expect(fixOf('verb = "exec"')).toEqual(['Test objectRef.subresource for "exec", with verb get and create.']);
    expect(fixOf('verb = "impersonate"')[0]).toContain('only asked for inside another request');
    expect(fixOf('objectRef.resource = "pods/exec"')).toEqual([
      'Test objectRef.resource for "pods" and objectRef.subresource for "exec".',
    ]);
    expect(fixOf('verb = "delte"')).toEqual(['Use "delete".']);
    expect(fixOf('level = "ResponseComplete"')).toEqual(['"ResponseComplete" is a stage: test the field stage for it.']);
    expect(fixOf('annotations["authorization.k8s.io/decision"] = "denied"')).toEqual(['Use "forbid".']);
    expect(fixOf('responseStatus.code = "ALLOW"')[0]).toContain('test annotations["authorization.k8s.io/decision"] for "allow"');
  });
});
