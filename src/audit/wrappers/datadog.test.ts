import { describe, expect, it } from 'vitest';
import { EVENT, findAll, findEvent, findNames } from '../test-data/found.ts';

const { verb, requestURI, sourceIPs: _, ...rest } = EVENT;
const ATTRIBUTES = {
  ...rest,
  http: { method: verb, url_details: { path: requestURI, queryString: {} }, status_code: 200, useragent: 'kubectl' },
  network: { client: { ip: '192.0.2.1' } },
};
const EXPECTED = { ...EVENT, userAgent: 'kubectl', responseStatus: { code: 200 } };

describe('an event of Datadog', () => {
  it.each([
    ['as its fields', ATTRIBUTES],
    ['under attributes', { attributes: ATTRIBUTES }],
    ['with fields outside of attributes', { kind: 'Event', stage: 'ResponseComplete', attributes: ATTRIBUTES }],
    [
      'as a log of the API',
      { id: 'AQ', type: 'log', attributes: { attributes: ATTRIBUTES, message: 'x', service: 's', tags: [] } },
    ],
    ['in a list of the API', { data: [{ id: 'AQ', type: 'log', attributes: { attributes: ATTRIBUTES } }], meta: {} }],
    ['in a list of the old API', { logs: [{ id: 'AQ', content: { attributes: ATTRIBUTES, message: 'x' } }] }],
  ])('is found %s', (_how, value) => {
    expect(findNames(value)).toEqual(['datadog']);
    expect(findEvent(value)).toEqual(EXPECTED);
  });

  it('keeps the query', () => {
    const http = { method: 'list', url_details: { path: '/api/v1/pods', queryString: { limit: '500', a: ['1', '2 3'] } } };
    expect(findEvent({ objectRef: { resource: 'pods' }, http })).toMatchObject({
      requestURI: '/api/v1/pods?limit=500&a=1&a=2%203',
    });
  });

  it('takes a log whose fields keep their names', () => {
    expect(findEvent({ type: 'log', attributes: { attributes: EVENT } })).toEqual(EVENT);
  });

  it('does not know what was left out', () => {
    const [item] = findAll({ objectRef: { resource: 'pods' }, http: { method: 'get' } });
    expect(item).toMatchObject({ kind: 'event', lost: expect.arrayContaining(['user', 'sourceIPs', 'stage', 'annotations']) });
    expect(findAll(ATTRIBUTES)).toMatchObject([{ lost: [] }]);
  });

  it.each([
    [{ attributes: { http: { method: 'GET', url_details: { path: '/api/v1/pods' } }, service: 'web' } }],
    [{ http: { method: 'get', url_details: { path: '/api/v1/pods' } } }],
    [{ attributes: { http: { method: 5 }, objectRef: {} } }],
    [{ data: [{ attributes: { name: 'x' } }] }],
    [{ attributes: { 'http.method': 'get' } }],
  ])('is not seen in %j', (value) => {
    expect(new Set(findNames(value))).toEqual(new Set(['other']));
  });
});
