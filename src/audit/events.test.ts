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

  it.each([
    ['json', 'raw'],
    ['pretty-json', 'pretty-json-text'],
    ['yaml', 'yaml-text'],
  ] as const)('names an event that stands for itself by how it is written: %s', (format, wrapper) => {
    expect(findEvents({ index: 0, line: 1, kind: 'value', format, value: EVENT })).toMatchObject([{ wrapper }]);
    expect(find(JSON.stringify(EVENT, null, format === 'json' ? 0 : 2))).toEqual([
      `0 ${format === 'json' ? 'raw' : 'pretty-json-text'}`,
    ]);
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
    [{ protoPayload: { serviceName: 'k8s.io', methodName: 'google.container.v1.Get' } }, /GKE for the method "google\.container/],
    [{ protoPayload: { serviceName: 'k8s.io' } }, /GKE without a methodName/],
    [
      { protoPayload: { serviceName: 'compute.googleapis.com', methodName: 'v1.compute.x' } },
      /compute\.googleapis\.com, .*"v1\.compute\.x"/,
    ],
    [{ protoPayload: {} }, /another service without a methodName/],
    [{ logName: 'x', jsonPayload: {}, resource: { type: 'k8s_node' } }, /Google Cloud Logging \(resource type "k8s_node"\)/],
    [{ operationName: 'MICROSOFT.SQL/SERVERS/DELETE', category: 'Administrative' }, /"Administrative" for "MICROSOFT\.SQL/],
    [{ awslogs: { data: 'H4sI' } }, /gunzip/],
    [{ messageType: 'CONTROL_MESSAGE', logGroup: '', logEvents: [] }, /without log events/],
    [{ '@timestamp': 'x', ecs: { version: '8' }, data_stream: { dataset: 'nginx.access' } }, /Elastic document of nginx\.access/],
    [{ '@timestamp': 'x', event: {} }, /Elastic document without/],
    [{ log: 'started\n', stream: 'stdout', time: 'x' }, /container log/],
    [{ log: 'started', kubernetes: { pod_name: 'p' } }, /container log, with the pod/],
    [{ log: '{"eventSource":"iam.amazonaws.com","eventName":"x"}', stream: 'stdout' }, /JSON under "log"\. In it: A CloudTrail/],
    [{ Records: [{ eventSource: 'iam.amazonaws.com', eventName: 'x' }] }, /A list\. In it: A CloudTrail/],
    [{ logName: 'projects/p/logs/compute.googleapis.com%2Fvpc_flows', jsonPayload: {} }, /VPC flow/],
    [{ logName: 'x', resource: { type: 'k8s_node' }, jsonPayload: {} }, /Google Cloud Logging.*"k8s_node".* no audit log/],
    [{ operation: { producer: 'k8s.io' } }, /without the "protoPayload"/],
    [{ category: 'Administrative', operationName: 'Microsoft.Compute/virtualMachines/write' }, /Azure/],
    [{ class_uid: 4001, category_uid: 4 }, /OCSF record of something else/],
    [{ schemaVersion: '2.0', service: {}, severity: 5, type: 'x' }, /GuardDuty/],
    [{ process_exec: {}, time: 'x' }, /Tetragon/],
    [{ flow: { verdict: 'FORWARDED' } }, /network flows/],
    [{ ts: 1, caller: 'x.go:1', msg: 'x', v: 0 }, /own log/],
    [{ kind: 'AdmissionReview', apiVersion: 'admission.k8s.io/v1', request: {} }, /AdmissionReview/],
    [{ title: 'x', logsource: {}, detection: { selection: { verb: 'get', 'objectRef.resource': 'pods' } } }, /Sigma rule/],
    [{ rule: 'x', condition: 'ka.verb=get', output: 'y', priority: 'Notice' }, /rule or macro of Falco/],
    [{ rule: 'x', priority: 'Notice', output_fields: { 'ka.verb': 'get' } }, /Falco alert/],
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
    ['{"kind":"Event","verb":"ge', /broken, perhaps because a log service cut it.*inside a string/],
    [{ service: { action: { kubernetesApiCallAction: { verb: 'get', sourceIPs: [] } } } }, /GuardDuty/],
    ['Nov 23 07:20:57 host kubelet[1]: x', /syslog/],
    ['<134>1 2026-11-23T07:20:57Z h app - - - x', /syslog/],
    ['2 123456789010 eni-1235b8ca123456789 172.31.16.139 172.31.16.21 20641 22 6 20 4249 1 2 ACCEPT OK', /VPC flow/],
    ['192.0.2.1 - - [23/Nov/2026:07:20:57 +0000] "GET /api HTTP/1.1" 200 1', /access log/],
    ['# HELP x y', /Prometheus/],
    ['type=SYSCALL msg=audit(1:2): x', /auditd/],
    ['H4sIAAAAAAAA/6tWKk', /gzip/],
    ['\u001f\u008b\b\u0000', /gzip/],
    ['kind: Pod', /looks like YAML/],
  ])('says what %j is', (value, message) => {
    expect(describeOther(value)).toMatch(message);
    expect(describeOther(value)).not.toMatch(/\.$/);
  });
});
