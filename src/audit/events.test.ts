import { describe, expect, it } from 'vitest';
import { findEvents } from './events.ts';
import { describeOther } from './not-audit.ts';
import { readInput } from './read-input.ts';

const EVENT = { kind: 'Event', apiVersion: 'audit.k8s.io/v1', verb: 'get', requestURI: '/api' };
const BARE = { level: 'Metadata', auditID: 'x', verb: 'get', requestURI: '/api' };

function find(value: unknown): unknown[] {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return readInput(text).flatMap((record) =>
    findEvents(record).map((found) => (found.kind === 'event' ? `${found.item} ${found.wrapper}` : found.kind)),
  );
}

describe('findEvents', () => {
  it.each([
    ['an event', EVENT, ['0 raw']],
    ['an event of v1beta1', { ...EVENT, apiVersion: 'audit.k8s.io/v1beta1' }, ['0 raw']],
    ['an event of v1alpha1', { ...EVENT, apiVersion: 'audit.k8s.io/v1alpha1' }, ['0 raw']],
    ['an event without kind and apiVersion', BARE, ['0 raw']],
    ['an EventList', { kind: 'EventList', apiVersion: 'audit.k8s.io/v1', items: [BARE, BARE] }, ['0 eventlist', '1 eventlist']],
    ['a List', { kind: 'List', apiVersion: 'v1', items: [EVENT, { kind: 'Pod', apiVersion: 'v1' }] }, ['0 list', 'other']],
    ['an array', [EVENT, 1, BARE], ['0 json-array', 'other', '2 json-array']],
    ['an array of EventLists', [{ kind: 'EventList', items: [BARE] }, EVENT], ['0 eventlist', '1 json-array']],
    ['an empty EventList', { kind: 'EventList', apiVersion: 'audit.k8s.io/v1', items: [] }, ['other']],
    ['an empty array', [], ['other']],
    ['arrays in arrays beyond all use', JSON.parse(`${'['.repeat(50)}${']'.repeat(50)}`), ['other']],
    [
      'an event of the core group',
      { kind: 'Event', apiVersion: 'v1', involvedObject: {}, verb: 'get', requestURI: '/api' },
      ['other'],
    ],
  ])('finds in %s the events it holds', (_what, value, expected) => {
    expect(find(value)).toEqual(expected);
  });

  it('reads a line of the text log and says what it has lost', () => {
    const line =
      '2026-11-23T07:24:05.7Z AUDIT: id="a-1" stage="ResponseComplete" ip="127.0.0.1" method="get" user="alice" groups="\\"g 1\\",\\"g2\\"" ' +
      'as="bob" asgroups="<lookup>" user-agent="curl/7" namespace="n" uri="/api/v1/namespaces/n/secrets/x" response="200"';
    const [found] = readInput(line).flatMap((record) => findEvents(record));
    expect(found).toMatchObject({ kind: 'event', wrapper: 'legacy-text', lost: expect.arrayContaining(['objectRef', 'level']) });
    expect(found?.kind === 'event' && found.event).toEqual({
      ...{
        auditID: 'a-1',
        stage: 'ResponseComplete',
        verb: 'get',
        requestURI: '/api/v1/namespaces/n/secrets/x',
        userAgent: 'curl/7',
      },
      ...{ stageTimestamp: '2026-11-23T07:24:05.7Z', user: { username: 'alice', groups: ['g 1', 'g2'] } },
      ...{ impersonatedUser: { username: 'bob', groups: [] }, sourceIPs: ['127.0.0.1'], responseStatus: { code: 200 } },
    });
  });
});

describe('describeOther', () => {
  it.each([
    [{ kind: 'Event', apiVersion: 'v1', involvedObject: {} }, /kubectl get events/],
    [{ kind: 'Event', apiVersion: 'events.k8s.io/v1' }, /kubectl get events/],
    [{ kind: 'Pod', apiVersion: 'v1' }, /Kubernetes object, Pod of v1/],
    [{ kind: 'Policy', apiVersion: 'audit.k8s.io/v1', rules: [] }, /audit Policy/],
    [{ rule: 'x', output: 'y', priority: 'Warning' }, /Falco alert/],
    [{ eventVersion: '1.05', eventSource: 'iam.amazonaws.com', eventName: 'CreateUser' }, /CloudTrail/],
    [{ protoPayload: { serviceName: 'k8s.io', methodName: 'io.k8s.core.v1.pods.create' } }, /GKE log entry/],
    [{ protoPayload: { serviceName: 'compute.googleapis.com' } }, /another service than Kubernetes/],
    [{ category: 'kube-audit', properties: { log: '{}' } }, /AKS/],
    [{ '@timestamp': 'x', ecs: { version: '8' } }, /Elastic/],
    [{ log: '{"kind":"Event"}', stream: 'stdout' }, /paste the text in "log"/],
    [{}, /empty object/],
    [{ a: 1, b: 2, c: 3, d: 4, e: 5 }, /its keys are "a", "b", "c", "d" and more/],
    [{ kind: 0 }, /no audit event/],
    [JSON.parse('{"__proto__": 1, "constructor": 2}'), /"__proto__", "constructor"/],
    [null, /but null/],
    [42, /the number 42/],
    ['', /empty/],
    ['hello world', /Plain text/],
    ['<!DOCTYPE html><html>', /HTML/],
    ['NAME   READY   STATUS', /table from "kubectl get"/],
    ['NAMESPACE     NAME', /table from "kubectl get"/],
    ['Name:         web\nNamespace:    default', /kubectl describe/],
    ['kubectl get pods', /kubectl command/],
    ['GET /api/v1/pods HTTP/1.1', /HTTP request/],
    ['I1123 07:20:07.864336       1 server.go:1] x', /component log/],
    ['16:23:11.1: Warning Shell spawned', /Falco alert/],
    ['{"kind":"Event"}', /quoted once more/],
    ['type=SYSCALL msg=audit(1:2): x', /auditd/],
    ['kind: Pod', /looks like YAML/],
  ])('says what %j is', (value, message) => {
    expect(describeOther(value)).toMatch(message);
    expect(describeOther(value)).not.toMatch(/\.$/);
  });
});
