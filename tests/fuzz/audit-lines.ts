import fc from 'fast-check';
import { EVENT_FIELDS } from '../../src/audit/event.ts';
import { makeEvent } from '../../src/audit/test-data/judge.ts';

const REFERENCE = ['resource', 'namespace', 'name', 'uid', 'apiGroup', 'apiVersion', 'resourceVersion', 'subresource'];

function sortKeys(value: object, order: readonly string[]): object {
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b)));
}

/** An event with these parts, as a line in the order of the API server. */
export function toLine(parts: Readonly<Record<string, unknown>>): string {
  const event = makeEvent(parts);
  const reference = event['objectRef'];
  const sorted = reference && typeof reference === 'object' ? { ...event, objectRef: sortKeys(reference, REFERENCE) } : event;
  return JSON.stringify(sortKeys(sorted, EVENT_FIELDS));
}

const oddText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('', 'pods', 'secrets', 'arn', 'watch', 'proxy', 'namespaces', 'status', '"verb":"', '\\', '/', '%2F', '}'),
);
const segments = fc.array(
  fc.constantFrom(
    'api',
    'apis',
    'v1',
    'apps',
    'namespaces',
    'n',
    'pods',
    'deployments',
    'log',
    'status',
    '',
    'watch',
    'proxy',
    '%',
    'ü',
    '"',
  ),
  { maxLength: 8 },
);
const oddUser = fc.record(
  {
    username: oddText,
    uid: oddText,
    groups: fc.array(oddText, { maxLength: 2 }),
    extra: fc.dictionary(oddText, fc.array(oddText, { minLength: 1, maxLength: 2 }), { maxKeys: 2 }),
  },
  { requiredKeys: [] },
);
const reference = fc.record(
  {
    resource: fc.oneof(oddText, fc.constant('pods')),
    namespace: oddText,
    name: oddText,
    apiGroup: oddText,
    apiVersion: oddText,
    subresource: oddText,
  },
  { requiredKeys: [] },
);
const put = fc.oneof(oddText, fc.constantFrom('"', '{', '}', ',', ':', '\\', '\\u0041', '\u0001', '\ud800', '"verb":"x",'));

/** A line in which something stands in the place of a few characters, anywhere. */
export function changesOf(line: string): fc.Arbitrary<string> {
  return fc
    .tuple(fc.nat(line.length), fc.nat(6), put)
    .map(([at, length, text]) => `${line.slice(0, at)}${text}${line.slice(at + length)}`)
    .filter((changed) => !changed.includes('\n'));
}

/** Parts of an event that may be anything. */
export const oddParts = fc.record(
  {
    verb: fc.oneof(fc.constantFrom('get', 'list', 'proxy', 'create'), oddText),
    requestURI: segments.map((all) => `/${all.join('/')}`),
    ...{
      user: oddUser,
      impersonatedUser: oddUser,
      sourceIPs: fc.array(oddText, { maxLength: 2 }),
      userAgent: oddText,
      objectRef: fc.option(reference, { nil: undefined }),
    },
    responseStatus: fc.record(
      {
        metadata: fc.constant({}),
        status: oddText,
        message: oddText,
        code: fc.oneof(fc.integer(), fc.constantFrom(200, 401, 403)),
      },
      { requiredKeys: ['metadata'] },
    ),
    ...{
      requestObject: fc.jsonValue(),
      responseObject: fc.jsonValue(),
      annotations: fc.dictionary(oddText, oddText, { maxKeys: 2 }),
    },
    ...{
      stage: fc.constantFrom('RequestReceived', 'ResponseStarted', 'ResponseComplete', 'Panic', 'x'),
      level: fc.constantFrom('Metadata', 'Request', 'x'),
    },
  },
  { requiredKeys: [] },
);

const text = fc.constantFrom('a', 'b', 'n', 'pods', 'ü"\\', 'get');
const user = fc.record(
  {
    username: text,
    groups: fc.array(text, { minLength: 1, maxLength: 2 }),
    extra: fc.record({ 'a.b/c': fc.array(text, { minLength: 1, maxLength: 2 }) }),
  },
  { requiredKeys: [] },
);
const uri = fc.constantFrom(
  ...['/api/v1/pods', '/api/v1/namespaces/n/pods', '/api/v1/namespaces/n/pods/a', '/api/v1/namespaces/n/pods/a/log', '/healthz'],
  ...['/api/v1/pods?fieldSelector=metadata.name%3Da', '/apis/apps/v1/namespaces/n/deployments/b?x=1', '/api/v1/namespaces/n'],
  ...['/api/v1/namespaces/n/secrets/b', '/api/v1/watch/pods', '/apis/x.io/v1/foos', '/', '/api/v1/namespaces/a%22/pods'],
);
const body = fc.oneof(
  fc.record({ spec: fc.record({ x: fc.oneof(text, fc.array(text, { maxLength: 2 })) }) }),
  fc.record({ y: text }),
  fc.constant({}),
);
/** In the order of the API server. */
const event = fc.record(
  {
    kind: fc.constant('Event'),
    apiVersion: fc.constant('audit.k8s.io/v1'),
    level: fc.constantFrom('Metadata', 'Request', 'RequestResponse', 'None'),
    auditID: fc.oneof({ weight: 5, arbitrary: fc.constantFrom('a', 'b') }, fc.constant('')),
    stage: fc.constantFrom('RequestReceived', 'ResponseStarted', 'ResponseComplete', 'Panic'),
    requestURI: uri,
    verb: fc.constantFrom('get', 'list', 'create', 'patch', 'proxy'),
    user,
    impersonatedUser: user,
    authenticationMetadata: fc.constant({ impersonationConstraint: 'a' }),
    sourceIPs: fc.array(text, { minLength: 1, maxLength: 2 }),
    userAgent: text,
    objectRef: fc.record(
      {
        resource: fc.constantFrom('pods', 'deployments', 'secrets', 'namespaces', 'foos'),
        namespace: fc.constantFrom('n', 'a'),
        name: fc.constantFrom('a', 'b'),
        uid: fc.constant('a'),
        apiGroup: fc.constantFrom('apps', 'x.io'),
        apiVersion: fc.constantFrom('v1', ''),
        subresource: fc.constantFrom('log', 'status', 'exec'),
      },
      { requiredKeys: ['resource'] },
    ),
    responseStatus: fc.record(
      { metadata: fc.constant({}), message: text, code: fc.constantFrom(200, 403) },
      { requiredKeys: ['metadata'] },
    ),
    requestObject: body,
    responseObject: body,
    requestReceivedTimestamp: fc.constant('2026-01-01T00:00:00.000000Z'),
    stageTimestamp: fc.constantFrom('2026-01-01T00:00:01.000000Z', 'a'),
    annotations: fc.dictionary(
      fc.constantFrom('a.b/c', 'audit.k8s.io/truncated', 'patch.webhook.admission.k8s.io/x'),
      fc.constantFrom('a', 'true'),
      { minKeys: 1, maxKeys: 2 },
    ),
  },
  {
    requiredKeys: [
      ...(['kind', 'apiVersion', 'level', 'auditID', 'stage', 'requestURI', 'verb', 'user'] as const),
      ...(['requestReceivedTimestamp', 'stageTimestamp'] as const),
    ],
  },
);
type Json = Readonly<Record<string, unknown>>;

/** Lines of a log: a few events, and one after another of them with one key as in another event. */
export const alikeLines = fc
  .tuple(
    fc.array(event, { minLength: 1, maxLength: 2 }),
    fc.array(fc.tuple(fc.nat(), event, fc.constantFrom(...EVENT_FIELDS), fc.nat({ max: 9 })), {
      minLength: 20,
      maxLength: 60,
      size: 'max',
    }),
  )
  .map(([bases, changes]) =>
    changes.map(([at, other, key, kind]) => {
      const base = bases[at % bases.length] as Json;
      const changed: Json = key in other ? { ...base, [key]: (other as Json)[key] } : base;
      const keys = kind === 0 ? EVENT_FIELDS.toReversed() : EVENT_FIELDS;
      return JSON.stringify(Object.fromEntries(keys.flatMap((name) => (name in changed ? [[name, changed[name]]] : []))));
    }),
  );

/** Requests whose objectRef and URI say the same, or nearly: `#` is a name. */
const REQUESTS = [
  ['get', '/api/v1/namespaces/n/pods/#', { resource: 'pods', namespace: 'n', name: '#', apiVersion: 'v1' }],
  ['get', '/api/v1/namespaces/n/pods/#', { resource: 'pods', namespace: 'n', apiVersion: 'v1' }],
  ['get', '/api/v1/namespaces/n/pods/#', { resource: 'pods', name: '#', apiVersion: 'v1' }],
  ['list', '/api/v1/namespaces/n/pods?limit=5', { resource: 'pods', namespace: 'n', apiVersion: 'v1' }],
  ['list', '/api/v1/pods?fieldSelector=metadata.name%3D#', { resource: 'pods', apiVersion: 'v1' }],
  ['list', '/api/v1/pods', { resource: 'pods' }],
  ['create', '/api/v1/namespaces/n/pods/#/exec?command=ls', { resource: 'pods', namespace: 'n', name: '#', subresource: 'exec' }],
  ['create', '/api/v1/namespaces/n/pods/#/log', { resource: 'pods', namespace: 'n', name: '#' }],
  ['create', '/apis/apps/v1/namespaces/a/deployments', { resource: 'deployments', namespace: 'a', name: '#', apiGroup: 'apps' }],
  ['patch', '/apis/apps/v1/namespaces/a/deployments/#', { resource: 'deployments', namespace: 'a', name: '#', apiVersion: 'v1' }],
  ['get', '/api/v1/namespaces/#', { resource: 'namespaces', namespace: '#', name: '#', apiVersion: 'v1' }],
  ['list', '/api/v1/namespaces', { resource: 'namespaces', apiVersion: 'v1' }],
  ['get', '/api/v1/namespaces/n/status', { resource: 'namespaces', name: 'n', subresource: 'status' }],
  ['get', '/apis/x.io/v1/foos/#', { resource: 'foos', name: '#', apiGroup: 'x.io', apiVersion: 'v1' }],
  ['get', '/api/v1/namespaces/n/secrets/#', { resource: 'pods', namespace: 'n', name: '#' }],
  ['get', '/healthz?verbose', undefined],
  ['get', '/api/v1/namespaces/n/pods/#', undefined],
] as const;

const usual = fc.record({
  level: fc.constantFrom('Metadata', 'Request', 'RequestResponse'),
  auditID: fc.oneof({ weight: 20, arbitrary: fc.constantFrom('a', 'b') }, { weight: 1, arbitrary: fc.constant('') }),
  stage: fc.oneof(fc.constant('ResponseComplete'), fc.constantFrom('RequestReceived', 'ResponseStarted', 'Panic')),
  user: fc.oneof({ weight: 3, arbitrary: fc.constant({ username: 'a', groups: ['g'] }) }, user),
  impersonatedUser: fc.option(user, { nil: undefined, freq: 3 }),
  sourceIPs: fc.constantFrom(['a'], ['a', 'b'], undefined),
  userAgent: fc.constantFrom('a', 'get', undefined),
  responseStatus: fc.constantFrom(
    { metadata: {}, code: 200 },
    { metadata: {}, code: 403 },
    { metadata: {}, message: 'b' },
    undefined,
  ),
  requestObject: fc.option(body, { nil: undefined, freq: 2 }),
  responseObject: fc.option(body, { nil: undefined, freq: 2 }),
  stageTimestamp: fc.constantFrom(
    '2026-01-01T00:00:01.000000Z',
    '2026-01-01T00:00:02.000000Z',
    '2025-01-01T00:00:01.000000Z',
    'a',
  ),
  annotations: fc.constantFrom({ 'a.b/c': 'a' }, { 'a.b/c': 'b' }, { 'audit.k8s.io/truncated': 'true' }, undefined),
});

/** Lines of a log as logs are: few requests and senders, over and over, and seldom something else. */
export const usualLines = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom(...REQUESTS), usual), { minLength: 1, maxLength: 4 }),
    fc.array(fc.tuple(fc.nat(), fc.constantFrom('a', 'b', 'n'), fc.nat({ max: 99 }), usual, fc.constantFrom(...EVENT_FIELDS)), {
      minLength: 80,
      maxLength: 150,
      size: 'max',
    }),
  )
  .map(([bases, lines]) =>
    lines.map(([at, name, chance, other, key]) => {
      const [[verb, uri, reference], own] = bases[at % bases.length] as (typeof bases)[number];
      const parts: Json = chance < 15 && key in other ? { ...own, [key]: (other as Json)[key] } : own;
      const line = toLine({ ...parts, verb, requestURI: uri, objectRef: reference }).replaceAll('#', name);
      return chance === 99 ? line.replace(/"(?=[a-z]+":)/, ' "') : line;
    }),
  );
