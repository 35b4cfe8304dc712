import { readFileSync } from 'node:fs';

type Fields = Readonly<Record<string, unknown>>;

/** An event with every field that the API server writes. */
export const FULL_EVENT: Fields = {
  ...{ kind: 'Event', apiVersion: 'audit.k8s.io/v1', level: 'RequestResponse', auditID: 'a-1', stage: 'ResponseComplete' },
  ...{ requestURI: '/api/v1/namespaces/n/pods/p/exec?command=sh&container=c&stdin=true', verb: 'create' },
  user: {
    username: 'system:serviceaccount:n:s',
    uid: 'u',
    groups: ['g'],
    extra: { 'authentication.kubernetes.io/pod-name': ['p'] },
  },
  impersonatedUser: { username: 'bob', uid: 'v', groups: ['h'], extra: { reason: ['r'] } },
  ...{ authenticationMetadata: { impersonationConstraint: 'c' }, sourceIPs: ['203.0.113.5', '192.0.2.1'] },
  userAgent: 'kubectl/v1.36.3 (linux/amd64) kubernetes/7b29fb0',
  objectRef: {
    ...{ resource: 'pods', namespace: 'n', name: 'p', uid: 'w', apiGroup: '', apiVersion: 'v1', resourceVersion: '1' },
    subresource: 'exec',
  },
  responseStatus: { metadata: {}, status: 'Failure', message: 'm', reason: 'Forbidden', details: { kind: 'pods' }, code: 403 },
  requestObject: { kind: 'Pod', apiVersion: 'v1', metadata: { name: 'p' }, spec: { containers: [{ image: 'i' }] } },
  responseObject: { kind: 'PodList', metadata: { continue: 'x' }, items: [{ metadata: { name: 'p' } }] },
  ...{ requestReceivedTimestamp: '2026-11-23T07:20:09.128136Z', stageTimestamp: '2026-11-23T07:20:09.131136Z' },
  annotations: {
    'authorization.k8s.io/decision': 'allow',
    'authorization.k8s.io/reason': 'RBAC: allowed by RoleBinding "b/n" of Role "r" to ServiceAccount "s/n"',
    'mutation.webhook.admission.k8s.io/round_0_index_0': '{"webhook":"w","mutated":true}',
    'pod-security.kubernetes.io/audit-violations': 'v',
  },
};

export const SMALL_EVENT: Fields = {
  ...{ kind: 'Event', apiVersion: 'audit.k8s.io/v1', level: 'Metadata', auditID: 'a', stage: 'ResponseComplete', verb: 'get' },
  ...{ requestURI: '/api/v1/namespaces/n/secrets/x', user: { username: 'alice' }, objectRef: { resource: 'secrets', name: 'x' } },
  responseStatus: { code: 200 },
};
export const LINE = JSON.stringify(SMALL_EVENT);

interface Sample {
  readonly wrapper?: string | null;
  readonly event: unknown;
}

const read = (file: string): readonly Sample[] =>
  readFileSync(new URL(`../fixtures/events/${file}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Sample);

const textOf = (event: unknown): string => (typeof event === 'string' ? event : JSON.stringify(event));

/** Events as they were logged, and records of every wrapper for which there is a sample. */
export const RAW: readonly unknown[] = read('events').map(({ event }) => event);
export const WRAPPED: readonly unknown[] = ['wrapped-clouds', 'wrapped-stores'].flatMap(read).map(({ event }) => event);

/** The shortest sample of each wrapper, and of what is none. */
export const SHORTEST: readonly string[] = shortestOf(['wrapped-clouds', 'wrapped-stores'].flatMap(read)).concat(LINE);

function shortestOf(samples: readonly Sample[]): readonly string[] {
  const found = new Map<string, string>();
  for (const { wrapper, event } of samples) {
    const [key, text] = [String(wrapper), textOf(event)];
    if (text.length < (found.get(key)?.length ?? Number.POSITIVE_INFINITY)) found.set(key, text);
  }
  return [...found.values()];
}

/** Puts a line, or the event in it, into an envelope. */
export const ENVELOPES: readonly ((line: string) => string)[] = [
  (line) => JSON.stringify(line),
  (line) => `[${line}]`,
  (line) => `{"kind":"EventList","apiVersion":"audit.k8s.io/v1","items":[${line}]}`,
  ...['log', 'message', '_raw', 'event', 'line', 'body', '@message', 'log_s', 'data', 'anything'].flatMap((key) => [
    (line: string) => JSON.stringify({ [key]: line, time: 'x', stream: 'stdout' }),
    (line: string) => `{"${key}":${line}}`,
  ]),
  (line) => JSON.stringify({ records: [{ category: 'kube-audit', properties: { log: line } }] }),
  (line) => JSON.stringify({ messageType: 'DATA_MESSAGE', logEvents: [{ message: line }] }),
  (line) => JSON.stringify({ streams: [{ stream: { a: 'b' }, values: [['1', line]] }] }),
  (line) => JSON.stringify({ resourceLogs: [{ scopeLogs: [{ logRecords: [{ body: { stringValue: line } }] }] }] }),
  (line) => JSON.stringify({ message: { data: Buffer.from(line).toString('base64') } }),
  (line) => `{"hits":{"hits":[{"_source":{"kubernetes":{"audit":${line}}}}]}}`,
  (line) => `{"data":[{"attributes":{"attributes":${line}}}]}`,
  (line) => `{"protoPayload":${line}}`,
  (line) => `2026-11-23T07:20:57.883884000Z stdout F ${line}`,
  (line) => `<134>Nov 23 07:20:57 cp-1 kube-apiserver[1]: ${line}`,
  (line) => `time,message\n1,"${line.replaceAll('"', '""')}"\n`,
  (line) => `---\nlog: ${JSON.stringify(line)}\n`,
];
