import { describe, expect, it } from 'vitest';
import { findIn } from '../test-data/health-rule.ts';
import { contradiction } from './contradiction.ts';

const find = (logic: string) => findIn(contradiction, logic);

describe('two tests of one field', () => {
  it.each([
    'verb = "get" and verb = "list"',
    'objectRef.namespace = "a" and not objectRef.namespace startsWith "a"',
    'objectRef.name = "a" and not objectRef.name exists',
    'userAgent in ("a", "b") and userAgent = "c"',
    'userAgent =~ "Curl" and not userAgent =~ "curl"',
    'responseStatus.code = 200 and responseStatus.code > 300',
    'objectRef.subresource = "exec" and (objectRef.subresource = "log" or objectRef.subresource = "attach")',
    'requestObject.kind = "Pod" and requestObject.kind = "Role"',
  ])('kill a rule: %s', (logic) => {
    expect(find(logic)).toEqual([expect.stringMatching(/^certain, dead: No value of .* it can never match\.$/)]);
  });

  it.each([
    'verb = "get" or verb = "list"',
    'objectRef.namespace startsWith "a" and not objectRef.namespace = "a"',
    'userAgent startsWith "a" and userAgent startsWith "b"',
    'userAgent contains "a" and userAgent contains "b"',
    'userAgent =~ "curl" and not userAgent = "curl"',
    'userAgent =~ "curl" and not userAgent in ("curl", "CURL", "Curl", "cURL")',
    'user.groups[] = "a" and user.groups[] = "b"',
    'sourceIPs[] = "1.1.1.1" and not sourceIPs[] = "2.2.2.2"',
    'requestObject.spec.containers[].image = "a" and requestObject.spec.containers[].image = "b"',
    'responseStatus.code >= 200 and responseStatus.code < 300',
    'not objectRef.name exists and not objectRef.name = "a"',
    'responseStatus.code = 200 and responseStatus.code = "200"',
  ])('go together: %s', (logic) => {
    expect(find(logic)).toEqual([]);
  });

  it('kill only the alternative in which they stand', () => {
    expect(
      find('stage = "Panic" and ((verb = "get" and objectRef.name = "a" and objectRef.name = "b") or verb = "list")'),
    ).toEqual([
      'likely: No value of objectRef.name meets its tests together (objectRef.name = "a" and objectRef.name = "b"): one alternative of the rule demands it and never matches, the others can.',
    ]);
  });

  it('are not told again where a value never occurs', () => {
    expect(find('verb = "replace" and not verb = "get"')).toEqual([]);
  });
});

describe('a body', () => {
  it.each([
    ['verb = "get" and objectRef.resource = "pods" and requestObject.spec.hostPID = true'],
    ['verb = "create" and objectRef.resource = "pods" and objectRef.subresource = "attach" and requestObject.kind = "Pod"'],
    ['verb in ("list", "watch") and requestObject exists'],
    ['verb = "watch" and objectRef.resource = "secrets" and responseObject.data exists and not objectRef.name exists'],
  ])('is in no record of %s', (logic) => {
    const isWatch = logic.includes('responseObject');
    expect(find(logic)).toEqual(isWatch ? [] : [expect.stringMatching(/^certain, dead: .* has no requestObject/)]);
  });

  it.each([
    'verb in ("get", "create") and requestObject.spec.hostPID = true',
    'verb = "delete" and requestObject.propagationPolicy = "Orphan"',
    'objectRef.resource = "pods" and requestObject.spec.hostPID = true',
    'objectRef.resource = "widgets" and requestObject.spec.size = 1',
    'verb = "get" and objectRef.resource = "pods" and responseObject.spec.hostPID = true',
    'verb = "get" and not requestObject.spec.hostPID = true',
    'verb = "patch" and objectRef.resource = "pods" and objectRef.subresource = "scale" and requestObject.spec.replicas = 1',
  ])('may be in a record of %s', (logic) => {
    expect(find(logic)).toEqual([]);
  });

  it('of a stream on GKE is left open', () => {
    const logic =
      'verb = "create" and objectRef.resource = "pods" and objectRef.subresource = "exec" and requestObject.container = "a"';
    expect(findIn(contradiction, logic, { logSource: 'gke-cloud-audit' })).toEqual([]);
    expect(find(logic)).toHaveLength(1);
  });
});

describe('a verb', () => {
  it('of requests without an object is none of an object', () => {
    expect(find('verb = "put" and objectRef.resource = "secrets"')).toEqual([
      expect.stringMatching(/^certain, dead: Requests for an object/),
    ]);
    expect(find('verb = "put" and requestURI startsWith "/apis"')).toEqual([]);
    expect(find('verb = "patch" and objectRef.resource = "secrets"')).toEqual([]);
  });
});

describe('a stage', () => {
  it.each([
    'stage = "RequestReceived" and responseStatus.code = 403',
    'stage = "RequestReceived" and annotations["authorization.k8s.io/decision"] = "allow"',
    'stage in ("RequestReceived", "ResponseStarted") and requestObject.spec.hostPID = true',
  ])('is too early in %s', (logic) => {
    expect(find(logic)).toEqual([expect.stringMatching(/^certain, dead: A record of the stage/)]);
  });

  it.each([
    'stage = "ResponseStarted" and responseStatus.code = 101',
    'stage in ("RequestReceived", "ResponseComplete") and responseStatus.code = 403',
    'stage = "RequestReceived" and not responseStatus.code = 403',
    'stage = "RequestReceived" and annotations["authentication.k8s.io/stale-token"] exists',
  ])('is not too early in %s', (logic) => {
    expect(find(logic)).toEqual([]);
  });
});
