import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifyEvent } from '../classify.ts';
import { SMALL_SURFACE } from '../test-data/small-surface.ts';
import { describeEvent, toSentence } from './describe.ts';
import type { Part } from './part.ts';

function parts(event: Readonly<Record<string, unknown>>): readonly Part[] {
  const description = describeEvent(event, classifyEvent(event, SMALL_SURFACE));
  return description ? toSentence(description) : [];
}

const sentence = (event: Readonly<Record<string, unknown>>): string =>
  parts(event)
    .map(({ text }) => text)
    .join(' ');
const user = (username: string): unknown => ({ username });
const pod = { resource: 'pods', namespace: 'n', name: 'web', apiVersion: 'v1' };
const base = { verb: 'get', objectRef: pod, user: user('alice'), stage: 'ResponseComplete', responseStatus: { code: 200 } };
const decided = (decision: string): unknown => ({ 'authorization.k8s.io/decision': decision });

describe('describeEvent: the whole sentence', () => {
  it('tells who, what, where from and what became of it', () => {
    const exec = {
      ...{
        verb: 'get',
        objectRef: { ...pod, subresource: 'exec' },
        user: user('system:serviceaccount:ci:deployer'),
        stage: 'ResponseStarted',
      },
      ...{
        sourceIPs: ['1.2.3.4', '10.0.0.9'],
        userAgent: 'kubectl/v1.36.0',
        responseStatus: { code: 101 },
        annotations: decided('allow'),
      },
      requestURI: '/api/v1/namespaces/n/pods/web/exec?command=cat&command=%2Fetc%2Fshadow&container=c',
    };
    expect(sentence(exec)).toBe(
      'Service account deployer of namespace ci asked to run a command in Pod web in namespace n (container c, command "cat /etc/shadow") ' +
        'from 10.0.0.9 (headers of the request say: 1.2.3.4) with a client that calls itself "kubectl/v1.36.0": ' +
        'the connection was upgraded to a stream (101), the session had begun when this was written, authorization allowed it.',
    );
  });

  it('names the field behind each part', () => {
    const fields = parts({
      ...base,
      impersonatedUser: user('bob'),
      sourceIPs: ['10.0.0.9'],
      userAgent: 'x',
      annotations: decided('allow'),
    })
      .map(({ field }) => field)
      .filter((field) => field !== undefined);
    expect(fields).toEqual([
      ...['user.username', 'impersonatedUser.username', 'verb', 'objectRef.resource', 'objectRef.name', 'objectRef.namespace'],
      ...['sourceIPs[]', 'userAgent', 'responseStatus.code', 'annotations["authorization.k8s.io/decision"]'],
    ]);
  });

  it('names requestURI where objectRef is missing', () => {
    const fields = parts({ verb: 'get', requestURI: '/api/v1/namespaces/n/pods/web' }).map(({ field }) => field);
    expect(fields.filter((field) => field === 'requestURI')).toHaveLength(3);
  });
});

describe('describeEvent: actors', () => {
  it.each([
    ['alice', 'User "alice" '],
    ['system:anonymous', 'An anonymous client (system:anonymous) '],
    ['system:node:n1', 'Node n1 '],
    ['system:bootstrap:abc123', 'Bootstrap token abc123 '],
    ['system:kube-scheduler', 'The scheduler (system:kube-scheduler) '],
    ['system:serviceaccount:ns', 'User "system:serviceaccount:ns" '],
    ['system:something', 'User "system:something" '],
    ['', 'A user whose name the event does not tell '],
  ])('decodes %j', (name, expected) => {
    expect(sentence({ ...base, user: user(name) })).toContain(expected);
  });

  it('tells an impersonation and a bound pod', () => {
    expect(sentence({ ...base, impersonatedUser: user('system:serviceaccount:a:b') })).toContain(
      'User "alice" acting as service account b of namespace a asked',
    );
    const bound = { username: 'system:serviceaccount:a:b', extra: { 'authentication.kubernetes.io/pod-name': ['web-1'] } };
    expect(sentence({ ...base, user: bound })).toContain('with the token of Pod web-1 asked');
  });

  it('calls an empty user of a 401 not authenticated', () => {
    expect(sentence({ ...base, user: {}, stage: 'ResponseStarted', responseStatus: { code: 401 } })).toBe(
      'A client that was not authenticated asked to read Pod web in namespace n: refused, not authenticated (401).',
    );
  });
});

describe('describeEvent: actions and targets', () => {
  it.each([
    ['list', { resource: 'secrets' }, 'list secrets in all namespaces'],
    ['list', { resource: 'secrets', namespace: 'n' }, 'list secrets in namespace n'],
    ['watch', { resource: 'pods', namespace: 'n', name: 'web' }, 'watch pods named web in namespace n'],
    ['deletecollection', { resource: 'pods', namespace: 'n' }, 'delete all selected pods in namespace n'],
    ['create', { resource: 'pods', namespace: 'n' }, 'create a Pod in namespace n'],
    ['create', { resource: 'pods', subresource: 'eviction', namespace: 'n', name: 'web' }, 'evict Pod web in namespace n'],
    [
      'create',
      { resource: 'serviceaccounts', subresource: 'token', namespace: 'n', name: 'sa' },
      'issue a token for ServiceAccount sa in namespace n',
    ],
    ['get', { resource: 'namespaces', namespace: 'n', name: 'n' }, 'read Namespace n'],
    ['list', { resource: 'nodes' }, 'list nodes'],
    ['get', { resource: 'nodes', subresource: 'proxy', name: 'n1' }, 'send a GET or HEAD through the API server to Node n1'],
    ['list', { resource: 'pods', apiGroup: 'metrics.k8s.io' }, 'list pods.metrics.k8s.io'],
    ['', { resource: 'pods', namespace: 'n', name: 'web' }, 'do something with Pod web in namespace n'],
    [
      'get',
      { resource: 'pods', subresource: 'odd', namespace: 'n', name: 'web' },
      'read the odd subresource of Pod web in namespace n',
    ],
  ])('says %j %j as "%s"', (verb, objectRef, expected) => {
    expect(sentence({ ...base, verb, objectRef })).toBe(`User "alice" asked to ${expected}: succeeded (200).`);
  });

  it('finds a generated name in the response only', () => {
    const created = { ...base, verb: 'create', objectRef: { resource: 'pods', namespace: 'n' } };
    const response = { kind: 'Pod', metadata: { name: 'web-x7k2p' } };
    expect(sentence({ ...created, responseObject: response })).toContain('create Pod web-x7k2p in');
    expect(sentence({ ...created, responseObject: { ...response, kind: 'Status' } })).toContain('create a Pod in');
  });

  it('names method and path where there is no resource', () => {
    expect(sentence({ ...base, objectRef: undefined, requestURI: '/readyz?verbose' })).toBe(
      'User "alice" asked for GET /readyz: succeeded (200).',
    );
  });
});

describe('describeEvent: outcomes', () => {
  it.each([
    [{ stage: 'RequestReceived', responseStatus: undefined }, 'received; this event does not tell the outcome.'],
    [{ responseStatus: undefined }, 'the event tells no outcome.'],
    [{ responseStatus: { code: 403 }, annotations: decided('forbid') }, 'refused, forbidden (403), authorization said no.'],
    [
      { responseStatus: { code: 403 }, annotations: decided('allow') },
      'refused, forbidden (403), though authorization allowed it: a later step refused.',
    ],
    [
      { responseStatus: { code: 201 }, requestURI: '/api/v1/namespaces/n/pods/web?dryRun=All' },
      'succeeded, created (201), a dry run: nothing was to be stored.',
    ],
    [{ verb: 'delete', requestObject: { dryRun: ['All'] } }, 'succeeded (200), a dry run: nothing was to be stored.'],
    [{ stage: 'ResponseStarted', verb: 'watch' }, 'succeeded (200), the answer had begun when this was written.'],
    [{ stage: 'Panic', responseStatus: { code: 500 } }, 'the API server panicked and failed with an internal error (500).'],
    [{ responseStatus: { code: 418, reason: 'Teapot' } }, 'refused (418, Teapot).'],
    [{ responseStatus: { code: 999 } }, 'answered with code 999.'],
  ])('ends %j with "%s"', (fields, expected) => {
    expect(
      sentence({ ...base, ...fields })
        .split(': ')
        .slice(1)
        .join(': '),
    ).toBe(expected);
  });
});

describe('describeEvent on anything', () => {
  it('never throws and cuts what is too long', () => {
    const keys = fc.constantFrom(
      'user',
      'impersonatedUser',
      'sourceIPs',
      'userAgent',
      'stage',
      'responseStatus',
      'annotations',
      'requestObject',
      '__proto__',
    );
    const rest = fc.dictionary(keys, fc.jsonValue());
    fc.assert(
      fc.property(rest, fc.string(), (fields, verb) => {
        parts({ ...fields, verb, requestURI: '/api/v1/namespaces/n/pods/p/exec' });
        parts({ ...fields, verb, objectRef: pod });
      }),
    );
    const huge = 'x'.repeat(1e6);
    expect(
      sentence({ verb: huge, requestURI: `/${huge}`, user: user(huge), userAgent: huge, sourceIPs: [huge, huge] }).length,
    ).toBeLessThan(2000);
    expect(
      sentence({ verb: huge, objectRef: { resource: huge, name: huge, namespace: huge, subresource: huge, apiGroup: huge } })
        .length,
    ).toBeLessThan(2000);
  });
});
