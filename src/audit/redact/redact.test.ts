import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { type JsonObject, textAt, valueAt } from '../json.ts';
import { createYamlReader, type ParseAllDocuments } from '../read-yaml.ts';
import { redactText } from './redact.ts';

const readYaml = createYamlReader(parseAllDocuments as ParseAllDocuments);
const redact = (value: unknown): JsonObject => JSON.parse(redactText(JSON.stringify(value)).text) as JsonObject;

const JWT = 'eyJhbGciOiJSUzI1NiIsImtpZCI6IkEifQ.eyJzdWIiOiJzeXN0ZW0ifQ.c2lnbmF0dXJl';

const EXEC = {
  kind: 'Event',
  apiVersion: 'audit.k8s.io/v1',
  level: 'Metadata',
  auditID: '8d60b234-80d6-4c75-9e23-dbf40f03a5c7',
  stage: 'ResponseStarted',
  requestURI: '/api/v1/namespaces/checkout/pods/web-0/exec?command=mysql&command=-pHunter2&command=%2Fopt%2Fweb-0&container=cart',
  verb: 'get',
  user: {
    username: 'alice@corp.example.net',
    uid: 'aws-iam-authenticator:123456789012:AIDAJ3K4L5M6N7O8P9Q0',
    groups: ['sre-team', 'system:authenticated'],
    extra: { arn: ['arn:aws:sts::123456789012:assumed-role/Deployer/alice'], sessionName: ['alice'] },
  },
  sourceIPs: ['198.18.7.9', '10.1.2.3', '127.0.0.1', '2a00:1450:4001::200e'],
  userAgent: 'kubectl/v1.31.0 (linux/amd64) kubernetes/9edcffc',
  objectRef: { resource: 'pods', namespace: 'checkout', name: 'web-0', apiVersion: 'v1', subresource: 'exec' },
  responseStatus: { code: 403, reason: 'Forbidden', message: 'pods "web-0" is forbidden: User "alice@corp.example.net" cannot' },
  annotations: {
    'authorization.k8s.io/decision': 'allow',
    'authorization.k8s.io/reason': 'RBAC: allowed by RoleBinding "deployers/checkout" of Role "deployer" to Group "sre-team"',
  },
};

describe('redactText', () => {
  it('gives the same stand-in to the same name wherever it stands, and keeps what is no identity', () => {
    const event = redact({ ...EXEC, sourceIPs: ['11.7.7.9', '10.1.2.3', '127.0.0.1', '2a00:1450:4001::200e'] });
    expect(event).toMatchObject({
      ...{ kind: 'Event', apiVersion: 'audit.k8s.io/v1', level: 'Metadata', stage: 'ResponseStarted', verb: 'get' },
      auditID: '00000000-0000-4000-8000-000000000001',
      requestURI:
        '/api/v1/namespaces/ns-1/pods/pod-1/exec?command=mysql&command=-pREDACTED&command=%2Fopt%2Fpod-1&container=container-1',
      user: { username: 'user-1@example.com', groups: ['group-1', 'system:authenticated'] },
      sourceIPs: ['203.0.113.1', '203.0.113.2', '127.0.0.1', '2001:db8::1'],
      userAgent: 'kubectl/v1.31.0 (linux/amd64) kubernetes/9edcffc',
      objectRef: { resource: 'pods', namespace: 'ns-1', name: 'pod-1', apiVersion: 'v1', subresource: 'exec' },
      responseStatus: { code: 403, reason: 'Forbidden', message: 'pods "pod-1" is forbidden: User "user-1@example.com" cannot' },
    });
    expect(textAt(event, 'annotations', 'authorization.k8s.io/reason')).toMatch(
      /^RBAC: allowed by RoleBinding "rolebinding-1\/ns-1" of Role "role-\d" to Group "group-1"$/,
    );
    expect(valueAt(event, 'user', 'extra', 'arn', '0')).toMatch(/^arn:aws:sts::111111\d{6}:assumed-role\/role-\d+\/\w+-\d+$/);
    expect(textAt(event, 'user', 'uid')).toMatch(/^aws-iam-authenticator:111111\d{6}:AIDAEXAMPLE\d{9}$/);
  });

  it('keeps the names of Kubernetes itself and the form of those that it makes', () => {
    const users = (username: string): string => textAt(redact({ ...EXEC, user: { username } }), 'user', 'username');
    expect(users('system:kube-scheduler')).toBe('system:kube-scheduler');
    expect(users('system:anonymous')).toBe('system:anonymous');
    expect(users('system:node:worker-a.corp.internal')).toBe('system:node:node-1');
    expect(users('system:serviceaccount:kube-system:generic-garbage-collector')).toBe(
      'system:serviceaccount:kube-system:generic-garbage-collector',
    );
    expect(users('system:serviceaccount:checkout:builder')).toMatch(/^system:serviceaccount:ns-1:sa-\d$/);
    expect(users('ci@shop-prod.iam.gserviceaccount.com')).toMatch(/^sa-\d@project-\d\.iam\.gserviceaccount\.com$/);
    expect(users('eks:node-manager')).toBe('eks:node-manager');
    expect(valueAt(redact({ ...EXEC, user: { groups: ['system:serviceaccounts:checkout'] } }), 'user', 'groups')).toEqual([
      'system:serviceaccounts:ns-1',
    ]);
  });

  it('takes secrets out: tokens, data of Secrets, environment, certificates, passwords in commands', () => {
    const secret = {
      kind: 'Secret',
      apiVersion: 'v1',
      metadata: { name: 'db' },
      data: { password: 'aHVudGVyMg==' },
      stringData: { a: 'hunter2' },
    };
    const pod = {
      kind: 'Pod',
      spec: {
        containers: [
          {
            name: 'cart',
            image: 'harbor.corp.example.net/shop/cart:1.2',
            env: [{ name: 'MODE', value: 'hunter2' }],
            command: ['sh', '-c', 'login --token hunter2 && PGPASSWORD=hunter2 psql'],
            args: ['--password', 'hunter2', '--verbose'],
          },
        ],
      },
    };
    const made = redact({
      ...EXEC,
      requestObject: secret,
      responseObject: pod,
      more: { status: { token: JWT }, caBundle: 'LS0tLS1CRUdJTiBDRVJU' },
    });
    expect(made['requestObject']).toMatchObject({
      kind: 'Secret',
      data: { password: 'REDACTED' },
      stringData: { a: 'REDACTED' },
    });
    const container = valueAt(made, 'responseObject', 'spec', 'containers', '0');
    expect(container).toMatchObject({
      env: [{ name: 'MODE', value: 'REDACTED' }],
      args: ['--password', 'REDACTED', '--verbose'],
    });
    expect(valueAt(container, 'command', '2')).toBe('login --token REDACTED && PGPASSWORD=REDACTED psql');
    expect(textAt(container, 'image')).toMatch(/^registry-1\.example\/image-1:1\.2$/);
    expect(made['more']).toEqual({ status: { token: 'REDACTED' }, caBundle: 'REDACTED' });
    expect(JSON.stringify(made)).not.toMatch(/hunter2|aHVudGVyMg|eyJ|corp/i);
  });

  it('knows the data of Secrets without a kind: in a patch, in a list, and beside an objectRef that is JSON in a text', () => {
    const objectRef = { resource: 'secrets', namespace: 'checkout', name: 'db' };
    expect(textAt(redact({ ...EXEC, objectRef, requestObject: { data: { a: 'aHVudGVy' } } }), 'requestObject', 'data', 'a')).toBe(
      'REDACTED',
    );
    expect(
      textAt(
        redact({ ...EXEC, requestObject: [{ op: 'add', path: '/data/a', value: 'aHVudGVy' }] }),
        'requestObject',
        '0',
        'value',
      ),
    ).toBe('REDACTED');
    const list = { kind: 'SecretList', items: [{ metadata: { name: 'db' }, data: { a: 'aHVudGVy' } }] };
    expect(JSON.stringify(redact({ ...EXEC, responseObject: list }))).not.toContain('aHVudGVy');
    const row = {
      Verb: 'create',
      ObjectRef: JSON.stringify(objectRef),
      RequestObject: JSON.stringify({ data: { a: 'aHVudGVy' } }),
    };
    expect(JSON.stringify(redact(row))).not.toContain('aHVudGVy');
  });

  it('replaces an unknown program in the user agent and keeps those that many use', () => {
    const agents = (userAgent: string): string => textAt(redact({ ...EXEC, userAgent }), 'userAgent');
    expect(agents('acme-deployer/v2.1.0 (linux/amd64) kubernetes/9edcffc')).toBe(
      'agent-1/v2.1.0 (linux/amd64) kubernetes/9edcffc',
    );
    for (const known of ['curl/8.5.0', 'Go-http-client/2.0', 'Mozilla/5.0 (X11; Linux x86_64) Chrome/120.0.0.0 Safari/537.36'])
      expect(agents(known)).toBe(known);
  });

  it('works in text that is no JSON, in lines before JSON, in CSV and in YAML', () => {
    const legacy =
      '2026-11-23T07:20:57.1Z AUDIT: id="8d60b234-80d6-4c75-9e23-dbf40f03a5c7" stage="RequestReceived" ip="10.1.2.3" method="get" user="alice" groups="\\"sre-team\\",\\"system:authenticated\\"" as="<self>" asgroups="<lookup>" user-agent="kubectl/v1.31.0" namespace="checkout" uri="/api/v1/namespaces/checkout/pods/web-0" response="<deferred>"';
    expect(redactText(legacy).text).toBe(
      '2026-11-23T07:20:57.1Z AUDIT: id="00000000-0000-4000-8000-000000000001" stage="RequestReceived" ip="203.0.113.1" method="get" user="user-1" groups="\\"group-1\\",\\"system:authenticated\\"" as="<self>" asgroups="<lookup>" user-agent="kubectl/v1.31.0" namespace="ns-1" uri="/api/v1/namespaces/ns-1/pods/pod-1" response="<deferred>"',
    );
    const prose = redactText(`call alice@corp.example.net at 10.1.2.3 about ${JWT}`).text;
    expect(prose).toBe('call user-1@example.com at 203.0.113.1 about REDACTED');
    const line = redactText(`Nov 23 07:20:57 cp-7.corp.internal audit: ${JSON.stringify(EXEC)}`).text;
    expect(line).toMatch(/^Nov 23 07:20:57 host-1\.example audit: \{"kind":"Event"/);
    const csv = `time,message\n1,"${JSON.stringify(EXEC).replaceAll('"', '""')}"\r\n2,plain\r\n`;
    expect(redactText(csv).text).toMatch(/^time,message\n1,"\{""kind"":""Event"".*\}"\r\n2,plain\r\n$/);
    const yaml = redactText('kind: Event\napiVersion: audit.k8s.io/v1\nverb: get\nuser:\n  username: alice\n', { readYaml });
    expect(JSON.parse(yaml.text)).toMatchObject({ verb: 'get', user: { username: 'user-1' } });
  });

  it('leaves a text without identities as it stands, whatever its spacing', () => {
    for (const text of [
      '',
      ' ',
      '{ "verb" : "get",\n\t"stage":"Panic" }',
      'no event at all',
      '{"a":1.0e2,"big":12345678901234567890}',
    ])
      expect(redactText(text).text).toBe(text);
  });

  it('counts what it replaced, each original once', () => {
    const { counts } = redactText(JSON.stringify([EXEC, EXEC]));
    expect(counts).toMatchObject({ addresses: 2, identifiers: 3, secrets: 2 });
    expect(redactText(redactText(JSON.stringify([EXEC, EXEC])).text).counts).toEqual({
      ...{ names: 0, addresses: 0, hosts: 0, identifiers: 0, secrets: 0 },
    });
  });

  it('never gives a stand-in that the text has already', () => {
    const made = redact({
      ...EXEC,
      objectRef: { resource: 'pods', namespace: 'ns-1', name: 'pod-1' },
      more: { namespace: 'checkout', pod: 'web-0' },
    });
    expect(made['objectRef']).toMatchObject({ namespace: 'ns-1', name: 'pod-1' });
    expect(made['more']).toEqual({ namespace: 'ns-2', pod: 'pod-2' });
  });

  it('reads texts in texts in texts, and base64 with an event in it', () => {
    const twice = redactText(JSON.stringify({ log: JSON.stringify({ log: JSON.stringify(EXEC) }) })).text;
    expect(JSON.parse(JSON.parse(JSON.parse(twice).log).log).user.username).toBe('user-1@example.com');
    const data = textAt(redact({ data: btoa(JSON.stringify(EXEC)) }), 'data');
    expect(JSON.parse(atob(data)).objectRef.name).toBe('pod-1');
  });
});
