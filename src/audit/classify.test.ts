import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ClassifiedLine, toLine } from './classified-line.ts';
import { classifyEvent } from './classify.ts';
import { classifyText } from './classify-text.ts';
import { SMALL_SURFACE } from './test-data/small-surface.ts';

const line = (event: unknown): ClassifiedLine => lines(JSON.stringify(event))[0] as ClassifiedLine;
const lines = (text: string): ClassifiedLine[] => classifyText(text, SMALL_SURFACE).map(toLine);
const event = (verb: string, objectRef: unknown, requestURI?: string): unknown => ({
  ...{ kind: 'Event', apiVersion: 'audit.k8s.io/v1', verb, objectRef, requestURI },
});

describe('classifyEvent: operations of the catalog', () => {
  it.each([
    ['get', { resource: 'pods', name: 'p', namespace: 'n', apiVersion: 'v1' }, 'get-pods'],
    ['create', { resource: 'pods', subresource: 'exec', name: 'p' }, 'create-pods-exec'],
    ['list', { resource: 'deployments', apiGroup: 'apps' }, 'list-deployments'],
    ['create', { resource: 'events', apiGroup: 'events.k8s.io' }, 'create-events.events.k8s.io'],
    ['create', { resource: 'events' }, 'create-events'],
    ['list', { resource: 'deployments', apiGroup: 'extensions' }, 'list-deployments.extensions'],
  ])('finds %s %j as %s', (verb, reference, id) => {
    const found = line(event(verb, reference));
    expect(found).toMatchObject({
      status: 'operation',
      operation: id,
      url: `/kubernetes-${id.split('-')[1]}/${id}/`,
      wrapper: 'raw',
      index: 0,
      item: 0,
    });
  });

  it('notes that a resource is gone', () => {
    expect(line(event('list', { resource: 'deployments', apiGroup: 'extensions' })).message).toMatch(
      /1\.36 no longer serves deployments\.extensions/,
    );
  });
});

describe('classifyEvent: what objectRef lacks', () => {
  it.each([
    ['no objectRef', 'get', undefined, '/api/v1/namespaces/n/pods/p/exec?command=id', 'get-pods-exec'],
    ['an empty objectRef', 'list', {}, '/apis/apps/v1/deployments', 'list-deployments'],
    ['no group, and the URI has it', 'list', { resource: 'deployments' }, '/apis/apps/v1/deployments', 'list-deployments'],
    [
      'no group, and the URI has an old one',
      'list',
      { resource: 'deployments' },
      '/apis/extensions/v1beta1/deployments',
      'list-deployments.extensions',
    ],
    ['no group, and one group has it today', 'list', { resource: 'deployments' }, undefined, 'list-deployments'],
    [
      'the group in apiVersion, as v1alpha1 has it',
      'list',
      { resource: 'deployments', apiVersion: 'extensions/v1beta1' },
      undefined,
      'list-deployments.extensions',
    ],
    [
      'no subresource, and the URI has it',
      'create',
      { resource: 'pods', name: 'p' },
      '/api/v1/namespaces/n/pods/p/exec',
      'create-pods-exec',
    ],
    [
      'nulls',
      'list',
      { resource: 'deployments', apiGroup: null, subresource: null },
      '/apis/apps/v1/deployments',
      'list-deployments',
    ],
  ])('finds the operation with %s', (_what, verb, reference, uri, id) => {
    expect(line(event(verb, reference, uri))).toMatchObject({ status: 'operation', operation: id });
  });

  it('says where it took what was missing', () => {
    expect(line(event('list', { resource: 'deployments' })).message).toMatch(/"apps" is inferred/);
    expect(line(event('list', { resource: 'deployments' }, '/apis/apps/v1/deployments')).message).toMatch(
      /taken from requestURI/,
    );
    expect(line(event('list', undefined, '/api/v1/pods')).message).toMatch(/taken from requestURI/);
  });

  it.each([
    ['another resource', { resource: 'pods' }, '/api/v1/secrets', /resource "pods" and "secrets"/],
    [
      'another group',
      { resource: 'deployments', apiGroup: 'apps' },
      '/apis/extensions/v1beta1/deployments',
      /apiGroup "apps" and "extensions"/,
    ],
    ['another name', { resource: 'pods', name: 'a' }, '/api/v1/namespaces/n/pods/b', /name "a" and "b"/],
    ['no resource', { resource: 'pods' }, '/healthz', /requestURI does not/],
  ])('follows objectRef and says so where requestURI names %s', (_what, reference, uri, message) => {
    expect(line(event('get', reference, uri))).toMatchObject({
      resource: (reference as { resource: string }).resource,
      message: expect.stringMatching(message),
    });
  });

  it('takes a name that only the body had for no contradiction', () => {
    expect(
      line(event('create', { resource: 'pods', namespace: 'n', name: 'p' }, '/api/v1/namespaces/n/pods')).message,
    ).toBeNull();
  });
});

describe('classifyEvent: odd but real requests', () => {
  it.each([
    ['', { resource: 'pods', name: 'p' }, /empty verb/i, 'get-pods'],
    ['proxy', { resource: 'pods', name: 'p' }, /\/api\/v1\/proxy/, 'get-pods-proxy'],
    ['deletecollection', { resource: 'namespaces' }, /does not serve "deletecollection" on namespaces/, 'delete-namespaces'],
    [
      'update',
      { resource: 'pods', subresource: 'exec', name: 'p' },
      /does not serve "update" on pods\/exec, only get, create/,
      'get-pods-exec',
    ],
    ['get', { resource: 'pods', subresource: 'nosuch', name: 'p' }, /no subresource "nosuch"/, 'get-pods'],
    ['replace', { resource: 'pods', name: 'p' }, /"update"/, 'update-pods'],
    ['list', { resource: 'nosuch' }, /no resource "nosuch"/, undefined],
    [
      'list',
      { resource: 'pods', apiGroup: 'metrics.k8s.io' },
      /custom resource or an aggregated API; it is not the pods of the core group/,
      undefined,
    ],
    ['list', { resource: 'widgets', apiGroup: 'example.com' }, /custom resource/, undefined],
    ['list', { resource: 'pods', apiGroup: 'apps' }, /"apps" has no resource "pods"/, 'list-pods'],
  ])('answers custom to %j %j', (verb, reference, message, nearest) => {
    const answer = classifyEvent(event(verb, reference) as never, SMALL_SURFACE);
    expect(answer).toMatchObject({ status: 'custom', message: expect.stringMatching(message) });
    expect(answer.status === 'custom' ? answer.nearest?.id : '').toBe(nearest);
    expect(line(event(verb, reference))).toMatchObject({ operation: null, verb, resource: reference.resource });
  });
});

describe('classifyEvent: requests without a resource', () => {
  it.each([
    ['get', '/healthz/etcd?verbose', 'get-healthz'],
    ['get', '/', 'get-root'],
    ['get', '/api/v1/', 'get-api-version'],
    ['get', '/apis/apps/v1', 'get-apis-group-version'],
    ['head', '/healthz', null],
    ['get', '/robots.txt', null],
  ])('finds the family of %s %s', (verb, uri, id) => {
    const url = id && `/kubernetes-nonresource/${id}/`;
    const none = { apiGroup: null, resource: null, subresource: null };
    expect(line(event(verb, undefined, uri))).toMatchObject({ status: 'nonresource', operation: id, url, verb, ...none });
  });
});

describe('classifyEvent: malformed events', () => {
  it.each([
    [{ verb: 5, requestURI: '/api' }, '"verb" must be a string, not the number 5'],
    [{ requestURI: '/api' }, 'The event has no "verb"'],
    [{ verb: 'get', objectRef: 'pods' }, '"objectRef" must be an object, not the text "pods"'],
    [{ verb: 'get', objectRef: ['pods'] }, '"objectRef" must be an object, not a list'],
    [{ verb: 'get', objectRef: { resource: 1 } }, '"objectRef.resource" must be a string, not the number 1'],
    [{ verb: 'get', requestURI: {} }, '"requestURI" must be a string, not an object'],
    [{ verb: 'get' }, 'The event has neither "objectRef" nor "requestURI": one of them must tell what was asked for'],
    [
      { verb: 'get', objectRef: { name: 'x' } },
      '"objectRef" names no resource and there is no "requestURI": one of them must tell what was asked for',
    ],
    [{ verb: 'get', requestURI: '/api/v1/watch' }, expect.stringContaining('ends at "watch"')],
  ])('says what is wrong with %j', (fields, message) => {
    expect(line({ kind: 'Event', apiVersion: 'audit.k8s.io/v1', ...fields })).toMatchObject({
      status: 'malformed',
      wrapper: 'raw',
      operation: null,
      message,
    });
  });

  it('tells what is known all the same', () => {
    expect(line({ kind: 'Event', apiVersion: 'audit.k8s.io/v1', objectRef: { resource: 'pods' } })).toMatchObject({
      verb: null,
      resource: 'pods',
      apiGroup: '',
    });
  });
});

describe('classifyText on anything', () => {
  const hostileKey = fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty');
  const auditKey = fc.constantFrom(
    'kind',
    'apiVersion',
    'verb',
    'objectRef',
    'requestURI',
    'user',
    'items',
    'resource',
    'auditID',
    'stage',
  );
  const word = fc.oneof(
    hostileKey,
    fc.constantFrom('Event', 'EventList', 'List', 'audit.k8s.io/v1', 'get', 'pods', '/api/v1/pods', ''),
  );
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof({ maxDepth: 4 }, word, fc.jsonValue(), fc.array(tie('tree'), { maxLength: 3 }), tie('node')),
    node: fc.array(fc.tuple(fc.oneof(auditKey, hostileKey), tie('tree')), { maxLength: 6 }).map(toJsonObject),
  }));

  it('never throws and answers in the agreed form, whatever the JSON', () => {
    fc.assert(
      fc.property(tree, (value) => {
        for (const found of lines(JSON.stringify(value))) {
          expect(Object.keys(found)).toEqual(KEYS);
          expect(STATUSES).toContain(found.status);
          expect(found.operation === null || found.status === 'operation' || found.status === 'nonresource').toBe(true);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('is not misled by names of Object.prototype', () => {
    for (const name of ['__proto__', 'constructor', 'toString']) {
      expect(line(event(name, { resource: name, subresource: name, apiGroup: name }))).toMatchObject({
        status: 'custom',
        resource: name,
      });
      expect(line(event(name, { resource: 'pods', subresource: name }))).toMatchObject({ status: 'custom' });
      expect(line(event(name, { resource: 'pods' }))).toMatchObject({ status: 'custom' });
    }
    const polluted = JSON.parse('{"__proto__": {"verb": "get", "requestURI": "/api"}}');
    expect(line(polluted)).toMatchObject({ status: 'not-audit' });
  });

  it('reads values nested a hundred thousand deep', () => {
    const deep = (open: string, close: string): string => open.repeat(1e5) + close.repeat(1e5);
    expect(lines(deep('[', ']'))).toHaveLength(1);
    expect(lines(`{"verb":"get","requestURI":"/api","user":${deep('[', ']')}}`)[0]).toMatchObject({ status: 'nonresource' });
    expect(lines(deep('{"kind":"List","items":[', ']}'))).toHaveLength(1);
  });
});

const STATUSES = ['operation', 'custom', 'nonresource', 'not-audit', 'malformed'];
const KEYS = ['index', 'item', 'wrapper', 'status', 'operation', 'verb', 'apiGroup', 'resource', 'subresource', 'url', 'message'];

/** By way of text, so that `__proto__` becomes an own key, as it does in JSON. */
function toJsonObject(entries: readonly (readonly [string, unknown])[]): unknown {
  const unique = [...new Map(entries)];
  return JSON.parse(`{${unique.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value) ?? 'null'}`).join(',')}}`);
}
