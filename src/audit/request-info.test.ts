import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRequest, parseRequestUri, type RequestInfo } from './request-info.ts';

/** `verb group/resource/subresource namespace name`, or `verb path` where there is no resource. */
function brief(info: RequestInfo): string {
  if (info.kind === 'unreadable') return 'unreadable';
  if (info.kind === 'nonresource') return `${info.verb} nonresource ${info.path}`;
  const target = [info.apiGroup, info.resource, ...(info.subresource ? [info.subresource] : [])].join('/');
  return `${info.verb} ${target} ns=${info.namespace} name=${info.name}`;
}

const parse = (method: string, uri: string): string => brief(parseRequest(method, uri));

describe('parseRequest: what is a resource request (points 1 to 3)', () => {
  it.each([
    ['/', 'get nonresource /'],
    ['', 'get nonresource '],
    ['/api', 'get nonresource /api'],
    ['/api/v1', 'get nonresource /api/v1'],
    ['/api/v1/', 'get nonresource /api/v1/'],
    ['/apis', 'get nonresource /apis'],
    ['/apis/apps', 'get nonresource /apis/apps'],
    ['/apis/apps/v1', 'get nonresource /apis/apps/v1'],
    ['/apis/apps/v1/', 'get nonresource /apis/apps/v1/'],
    ['/healthz', 'get nonresource /healthz'],
    ['/readyz?verbose=true', 'get nonresource /readyz'],
    ['/openapi/v3/apis/apps/v1', 'get nonresource /openapi/v3/apis/apps/v1'],
    ['/logs/../../etc/passwd', 'get nonresource /logs/../../etc/passwd'],
    ['/API/v1/pods', 'get nonresource /API/v1/pods'],
    ['/api/v1/whatever', 'list /whatever ns= name='],
    ['/apis/example.com/v1/whatever', 'list example.com/whatever ns= name='],
  ])('reads GET %s as %s', (uri, expected) => {
    expect(parse('GET', uri)).toBe(expected);
  });

  it.each(['HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'])(
    'takes %s in lower case as the verb without a resource',
    (method) => {
      expect(parse(method, '/healthz')).toBe(`${method.toLowerCase()} nonresource /healthz`);
    },
  );

  it('keeps group and version of the path', () => {
    expect(parseRequest('GET', '/apis/apps/v1/deployments')).toMatchObject({ apiGroup: 'apps', apiVersion: 'v1' });
    expect(parseRequest('GET', '/api/v1/pods')).toMatchObject({ apiGroup: '', apiVersion: 'v1' });
  });

  it('does not count slashes at both ends, and counts double ones inside', () => {
    expect(parse('GET', '//api/v1/pods//')).toBe('list /pods ns= name=');
    expect(parse('GET', '/api/v1//pods')).toBe('get / ns= name=pods');
    expect(parse('GET', '/api/v1/namespaces//pods')).toBe('list /pods ns= name=');
  });
});

describe('parseRequest: watch and proxy in front (point 4)', () => {
  it.each([
    ['GET', '/api/v1/watch/pods', 'watch /pods ns= name='],
    ['GET', '/api/v1/watch/namespaces/n/pods', 'watch /pods ns=n name='],
    ['GET', '/api/v1/watch/namespaces/n/pods/p', 'watch /pods ns=n name=p'],
    ['GET', '/apis/apps/v1/watch/deployments', 'watch apps/deployments ns= name='],
    ['POST', '/api/v1/watch/pods', 'watch /pods ns= name='],
    ['GET', '/api/v1/proxy/namespaces/n/pods/p', 'proxy /pods ns=n name=p'],
    ['DELETE', '/api/v1/proxy/namespaces/n/services/s/a/b', 'proxy /services ns=n name=s'],
    ['GET', '/api/v1/proxy/nodes/node1:10250/pods', 'proxy /nodes ns= name=node1:10250'],
    ['GET', '/api/v1/watch', 'unreadable'],
    ['GET', '/api/v1/proxy/', 'unreadable'],
    ['GET', '/api/v1/watch/pods?fieldSelector=metadata.name%3Dx', 'watch /pods ns= name='],
  ])('reads %s %s as %s', (method, uri, expected) => {
    expect(parse(method, uri)).toBe(expected);
  });
});

describe('parseRequest: verbs of methods (point 5)', () => {
  it.each([
    ['POST', 'create'],
    ['GET', 'get'],
    ['HEAD', 'get'],
    ['PUT', 'update'],
    ['PATCH', 'patch'],
    ['DELETE', 'delete'],
    ['OPTIONS', ''],
    ['TRACE', ''],
    ['constructor', ''],
  ])('reads %s on a named object as %j', (method, verb) => {
    expect(parseRequest(method, '/api/v1/namespaces/n/pods/p')).toMatchObject({ verb });
  });

  it('reads HEAD on a collection as list', () => {
    expect(parse('HEAD', '/api/v1/pods')).toBe('list /pods ns= name=');
  });
});

describe('parseRequest: namespaces (point 6)', () => {
  it.each([
    ['/api/v1/namespaces', 'list /namespaces ns= name='],
    ['/api/v1/namespaces/foo', 'get /namespaces ns=foo name=foo'],
    ['/api/v1/namespaces/foo/', 'get /namespaces ns=foo name=foo'],
    ['/api/v1/namespaces/foo/status', 'get /namespaces/status ns=foo name=foo'],
    ['/api/v1/namespaces/foo/finalize', 'get /namespaces/finalize ns=foo name=foo'],
    ['/api/v1/namespaces/foo/pods', 'list /pods ns=foo name='],
    ['/api/v1/namespaces/foo/other', 'list /other ns=foo name='],
    ['/apis/apps/v1/namespaces/foo/deployments/d', 'get apps/deployments ns=foo name=d'],
    ['/apis/apps/v1/namespaces/foo/status', 'get apps/namespaces/status ns=foo name=foo'],
    ['/apis/apps/v1/namespaces/foo', 'get apps/namespaces ns=foo name=foo'],
  ])('reads GET %s as %s', (uri, expected) => {
    expect(parse('GET', uri)).toBe(expected);
  });
});

describe('parseRequest: name and subresource (point 7)', () => {
  it.each([
    ['POST', '/api/v1/namespaces/n/pods/p/exec?command=ls', 'create /pods/exec ns=n name=p'],
    ['GET', '/api/v1/namespaces/n/pods/p/proxy/a/b/c', 'get /pods/proxy ns=n name=p'],
    ['GET', '/api/v1/nodes/n1/proxy/exec/ns/p/c?command=id', 'get /nodes/proxy ns= name=n1'],
    ['GET', '/api/v1/namespaces/n/services/https:svc1:443/proxy/', 'get /services/proxy ns=n name=https:svc1:443'],
    ['GET', '/api/v1/namespaces/n/services/https%3Asvc1%3A443/proxy/', 'get /services/proxy ns=n name=https:svc1:443'],
    ['DELETE', '/api/v1/nodes/node1:10250/proxy/x', 'delete /nodes/proxy ns= name=node1:10250'],
    ['GET', '/api/v1/namespaces/n/pods/a%2Fb', 'get /pods/b ns=n name=a'],
    ['GET', '/api/v1/namespaces/n/pods/p%zz', 'get /pods ns=n name=p%zz'],
    ['GET', 'https://10.0.0.1:6443/api/v1/namespaces/n/pods/p/log?follow=true', 'get /pods/log ns=n name=p'],
    ['GET', 'https://10.0.0.1:6443?x=1', 'get nonresource '],
  ])('reads %s %s as %s', (method, uri, expected) => {
    expect(parse(method, uri)).toBe(expected);
  });
});

describe('parseRequest: list and watch (point 8)', () => {
  it.each([
    ['', 'list'],
    ['?watch=true', 'watch'],
    ['?watch=1', 'watch'],
    ['?watch', 'watch'],
    ['?watch=', 'watch'],
    ['?watch=bogus', 'watch'],
    ['?watch=0', 'list'],
    ['?watch=false', 'list'],
    ['?watch=False', 'list'],
    ['?watch=false&watch=true', 'list'],
    ['?limit=x&watch=true', 'watch'],
    ['?limit=500&timeoutSeconds=5', 'list'],
    ['?watch=true;x', 'list'],
    ['?w%61tch=true', 'watch'],
    ['?watch=%zz', 'list'],
  ])('reads GET /api/v1/pods%s as %s', (query, verb) => {
    expect(parseRequest('GET', `/api/v1/pods${query}`)).toMatchObject({ verb });
  });

  it('leaves a named get a get, whatever watch says', () => {
    expect(parse('GET', '/api/v1/namespaces/n/pods/p?watch=true')).toBe('get /pods ns=n name=p');
  });

  it.each([
    ['metadata.name%3Dx', 'x'],
    ['metadata.name=x', 'x'],
    ['metadata.name%3D%3Dx', 'x'],
    ['spec.nodeName%3Dn1%2Cmetadata.name%3Dx', 'x'],
    ['metadata.name%3Dx,status.phase!%3DRunning', 'x'],
    ['metadata.name!%3Dx', ''],
    ['metadata.name%3D', ''],
    ['metadata.namespace%3Dx', ''],
    ['metadata.name%3D..', ''],
    ['metadata.name%3Da%252Fb', ''],
    ['metadata.name%3Da%5C%3Db', 'a=b'],
    ['metadata.name%3Dx,broken', ''],
    ['metadata.name%3Dx%3Dy', ''],
    ['metadata.name%3Db,metadata.name%3Da', 'a'],
  ])('takes the name from fieldSelector=%s', (selector, name) => {
    expect(parseRequest('GET', `/api/v1/pods?fieldSelector=${selector}`)).toMatchObject({ verb: 'list', name });
    expect(parseRequest('GET', `/api/v1/pods?watch=1&fieldSelector=${selector}`)).toMatchObject({ verb: 'watch', name });
  });

  it('takes no name from a query that the API server cannot parse', () => {
    expect(parseRequest('GET', '/api/v1/pods?fieldSelector=metadata.name%3Dx&limit=many')).toMatchObject({
      verb: 'list',
      name: '',
    });
  });
});

describe('parseRequest: deletecollection (point 9)', () => {
  it.each([
    ['/api/v1/namespaces/n/pods', 'deletecollection /pods ns=n name='],
    ['/api/v1/namespaces', 'deletecollection /namespaces ns= name='],
    ['/api/v1/namespaces/n/pods?fieldSelector=metadata.name%3Dx', 'deletecollection /pods ns=n name='],
    ['/api/v1/namespaces/n/pods/p', 'delete /pods ns=n name=p'],
  ])('reads DELETE %s as %s', (uri, expected) => {
    expect(parse('DELETE', uri)).toBe(expected);
  });
});

describe('parseRequestUri', () => {
  it.each([
    ['/api/v1/namespaces/n/pods/p/exec', 'get', 'get /pods/exec ns=n name=p'],
    ['/api/v1/pods?fieldSelector=metadata.name%3Dx', 'watch', 'watch /pods ns= name=x'],
    ['/api/v1/pods?fieldSelector=metadata.name%3Dx', 'deletecollection', 'deletecollection /pods ns= name='],
    ['/api/v1/watch/pods', 'watch', 'watch /pods ns= name='],
    ['/api/v1/proxy/namespaces/n/pods/p/x', 'proxy', 'proxy /pods ns=n name=p'],
    ['/api/v1/namespaces/n/pods', '', ' /pods ns=n name='],
    ['/healthz', 'head', 'head nonresource /healthz'],
    ['/api/v1/watch', 'get', 'unreadable'],
  ])('reads %s of an event with verb %j as %s', (uri, verb, expected) => {
    expect(brief(parseRequestUri(uri, verb))).toBe(expected);
  });

  it('agrees with parseRequest when given the verb that parseRequest found', () => {
    const part = fc.constantFrom(
      'api',
      'apis',
      'v1',
      'apps',
      'namespaces',
      'watch',
      'proxy',
      'pods',
      'status',
      'finalize',
      'x',
      '',
      '%2F',
      'log',
    );
    const query = fc.constantFrom('', '?watch=true', '?watch=0', '?fieldSelector=metadata.name%3Dx', '?limit=x&watch=1');
    const uri = fc.tuple(fc.array(part, { maxLength: 9 }), query).map(([parts, tail]) => `/${parts.join('/')}${tail}`);
    const method = fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS');
    fc.assert(
      fc.property(method, uri, (verb, text) => {
        const first = parseRequest(verb, text);
        if (first.kind === 'unreadable') return;
        expect(parseRequestUri(text, first.verb)).toEqual(first);
      }),
      { numRuns: 2000 },
    );
  });

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (verb, uri) => {
        parseRequest(verb, uri);
        parseRequestUri(uri, verb);
        parseRequestUri(`/api/v1/pods?fieldSelector=${uri}`, 'list');
      }),
    );
  });

  it('reads a URI of a million slashes or terms at once', () => {
    const start = performance.now();
    parseRequestUri(`${'/'.repeat(1e6)}x${'/'.repeat(1e6)}`, 'get');
    parseRequestUri(`/api/v1/pods?fieldSelector=${'a=\\,,'.repeat(3e5)}`, 'list');
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
