import { describe, expect, it } from 'vitest';
import { findAll, findEvent, findNames } from '../test-data/found.ts';

describe('a row with the event’s fields as columns', () => {
  const row = {
    ...{ _time: 'x', verb: 'get', requestURI: '/api/v1/namespaces/n/secrets/x', 'objectRef.resource': 'secrets' },
    ...{ 'objectRef.namespace': 'n', 'objectRef.subresource': '', 'user.username': 'alice', 'user.groups{}': ['a', 'b'] },
    ...{ 'sourceIPs{}': '192.0.2.1', 'responseStatus.code': '200', 'annotations.authorization.k8s.io/decision': 'allow' },
    ...{ 'user.extra.arn{}': 'x' },
  };

  it('is put together', () => {
    expect(findNames(row)).toEqual(['flat-row']);
    expect(findEvent(row)).toEqual({
      ...{ kind: 'Event', apiVersion: 'audit.k8s.io/v1', verb: 'get', requestURI: '/api/v1/namespaces/n/secrets/x' },
      ...{ user: { username: 'alice', groups: ['a', 'b'] }, sourceIPs: ['192.0.2.1'] },
      ...{ objectRef: { resource: 'secrets', namespace: 'n' }, responseStatus: { code: 200 } },
      annotations: { 'authorization.k8s.io/decision': 'allow' },
    });
  });

  it('says which fields have no column', () => {
    const [item] = findAll(row);
    expect(item?.kind === 'event' && item.lost).toEqual(expect.arrayContaining(['auditID', 'stage', 'requestObject']));
    expect(item?.kind === 'event' && item.lost).not.toContain('annotations');
  });

  it('takes objects as JSON texts', () => {
    const event = findEvent({
      verb: 'get',
      objectRef: '{"resource":"pods"}',
      user: '',
      'user.username': 'bob',
      'sourceIPs{}': '["1","2"]',
    });
    expect(event).toMatchObject({ objectRef: { resource: 'pods' }, user: { username: 'bob' }, sourceIPs: ['1', '2'] });
  });

  it.each([
    [{ verb: 'get', 'x.y': 1 }],
    [{ verb: 5, 'user.username': 'x' }],
    [{ 'user.username': 'x', 'objectRef.resource': 'y' }],
  ])('is not seen in %j', (value) => {
    expect(findNames(value)).toEqual(['other']);
  });
});
