import { describe, expect, it } from 'vitest';
import type { OperationKey } from './event-lookup.ts';
import { classifyReach, compileReach, reachesAll, reachOf } from './named.ts';
import { parsePredicate } from './parse.ts';

const toKey = (text: string): OperationKey => {
  const [verb = '', target = ''] = text.split(' ');
  const [name = '', subresource] = target.split('/');
  const [resource = '', ...group] = name.split('.');
  return { verb, apiGroup: group.join('.'), resource, subresource };
};
const reach = (rule: string, operation: string) => classifyReach(parsePredicate(rule), toKey(operation));

describe('classifyReach', () => {
  it.each([
    ['verb = "create" and objectRef.resource = "pods"', 'create pods', 'named'],
    ['verb = "create" and objectRef.resource = "pods"', 'create pods/exec', 'also'],
    ['verb = "create" and objectRef.resource = "pods"', 'get pods', 'none'],
    ['verb = "create" and objectRef.resource = "pods" and not objectRef.subresource exists', 'create pods/exec', 'none'],
    ['verb = "create" and objectRef.resource = "pods" and objectRef.subresource exists', 'create pods/exec', 'also'],
    ['verb = "create" and objectRef.subresource = "exec"', 'create pods/exec', 'named'],
    ['verb = "create" and objectRef.subresource = "exec"', 'create pods', 'none'],
    ['objectRef.resource = "secrets"', 'get secrets', 'any'],
    ['objectRef.resource = "pods"', 'get pods/log', 'any'],
    ['objectRef.subresource = "exec"', 'get pods/exec', 'any'],
    ['objectRef.resource = "secrets" and verb exists', 'get secrets', 'any'],
    ['objectRef.resource = "secrets" and not verb = "get"', 'list secrets', 'any'],
    ['objectRef.resource = "secrets" and not verb = "get"', 'get secrets', 'none'],
    ['verb = "create"', 'create pods', 'also'],
    ['objectRef.apiGroup = "apps"', 'list deployments.apps', 'also'],
    ['objectRef.apiGroup = "apps" and verb = "list"', 'list deployments.apps', 'also'],
    ['user.username = "x"', 'list pods', 'also'],
    ['unsupported threshold "x"', 'list pods', 'also'],
    ['always', 'list pods', 'also'],
    ['never', 'list pods', 'none'],
  ])('%s: %s is %s', (rule, operation, expected) => {
    expect(reach(rule, operation)).toBe(expected);
  });

  it.each([
    ['verb in ("get", "list") and objectRef.resource glob "sec*"', 'named'],
    ['verb startsWith "l" and objectRef.resource endsWith "ets"', 'named'],
    ['verb contains "is" and objectRef.resource matches /^secret/', 'named'],
    ['verb =~ "LIST" and objectRef.resource in~ ("SECRETS")', 'named'],
    ['verb glob "*" and objectRef.resource = "secrets"', 'any'],
    ['verb matches /.*/ and objectRef.resource = "secrets"', 'any'],
    ['verb contains "" and objectRef.resource = "secrets"', 'any'],
    ['verb glob ("x", "**") and objectRef.resource = "secrets"', 'any'],
  ])('takes %s for a rule that is %s for list secrets', (rule, expected) => {
    expect(reach(rule, 'list secrets')).toBe(expected);
  });

  it('keeps the alternatives of a rule apart', () => {
    const rule = '(verb = "create" and objectRef.resource = "pods") or (verb = "get" and objectRef.resource = "secrets")';
    expect(['create pods', 'get secrets', 'get pods', 'create secrets'].map((one) => reach(rule, one))).toEqual([
      'named',
      'named',
      'none',
      'none',
    ]);
    const loose = 'verb = "list" or objectRef.resource = "secrets"';
    expect(['list secrets', 'get secrets', 'list pods', 'get pods'].map((one) => reach(loose, one))).toEqual([
      'also',
      'any',
      'also',
      'none',
    ]);
  });

  it('adds together what alternatives in several places pin', () => {
    const rule = '(verb = "get" or user.username = "x") and (objectRef.resource = "pods" or objectRef.resource = "secrets")';
    expect(['get pods', 'list pods', 'get jobs'].map((one) => reach(rule, one))).toEqual(['named', 'any', 'none']);
  });

  it('leaves in what a negated conjunction with other fields does not exclude alone', () => {
    const rule = 'objectRef.resource = "secrets" and not (verb = "get" and user.username = "x")';
    expect(reach(rule, 'get secrets')).toBe('any');
  });

  it('counts a test under two negations, and none under one', () => {
    expect(reach('not (not verb = "get" or not objectRef.resource = "pods")', 'get pods')).toBe('named');
    expect(reach('not (verb = "list" or objectRef.resource = "jobs")', 'get pods')).toBe('also');
  });

  it('does not let verbs in a body name an operation', () => {
    expect(reach('requestObject.rules[].verbs[] = "create" and objectRef.resource = "roles"', 'create roles')).toBe('any');
  });

  it('names nothing with a rule that one alternative opens to everything', () => {
    expect(reach('always or (verb = "get" and objectRef.resource = "pods")', 'get pods')).toBe('also');
  });
});

describe('reachOf', () => {
  it('lists what each way of matching pins', () => {
    const rule = parsePredicate('objectRef.resource = "pods" and (verb = "create" or user.username = "x") and not verb = "list"');
    expect(reachOf(rule, toKey('create pods'))).toEqual({ reached: true, pins: [['resource'], ['verb', 'resource']] });
    expect(reachOf(rule, toKey('list pods'))).toBe('none');
  });
});

describe('reachesAll', () => {
  const keys = ['get pods', 'create pods/exec', 'list deployments.apps'].map(toKey);

  it.each([
    ['user.username = "system:anonymous"', true],
    ['not verb = "escalate"', true],
    ['verb exists and objectRef exists', true],
    ['verb = "get" or responseStatus.code = 403', true],
    ['verb = "get"', false],
    ['not objectRef.subresource exists', false],
    ['never', false],
  ])('says of %s: %s', (rule, expected) => {
    expect(reachesAll(parsePredicate(rule), keys)).toBe(expected);
  });
});

describe('compileReach', () => {
  it('asks a rule of fifty tests about a thousand operations in less than a second', () => {
    const verbs = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'];
    const keys = Array.from({ length: 1000 }, (_, at) => toKey(`${verbs[at % 8]} resource${at >> 3}`));
    const clause = (at: number) => `(verb in ("get", "list") and objectRef.resource = "resource${at}" and user.username = "x")`;
    const reachOfRule = compileReach(parsePredicate(Array.from({ length: 50 }, (_, at) => clause(at)).join(' or ')));
    const start = performance.now();
    expect(keys.filter((key) => reachOfRule(key) === 'named').length).toBe(100);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
