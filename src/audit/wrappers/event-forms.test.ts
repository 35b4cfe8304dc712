import { describe, expect, it } from 'vitest';
import { findEvents } from '../events.ts';

const EVENT = { kind: 'Event', apiVersion: 'audit.k8s.io/v1', level: 'Metadata', verb: 'get', requestURI: '/api', user: {} };

const find = (value: unknown) => findEvents({ index: 0, line: 1, kind: 'value', format: 'json', value })[0];

describe('an event of EKS', () => {
  it.each([
    ['the uid of aws-iam-authenticator', { user: { uid: 'aws-iam-authenticator:123456789012:AROA' } }],
    ['the uid of its former name', { user: { uid: 'heptio-authenticator-aws:123456789012:AROA' } }],
    ['an IAM identity', { user: { extra: { arn: ['arn:aws:sts::123456789012:assumed-role/ops/alice'] } } }],
    ['an IAM identity of another partition', { user: { extra: { canonicalArn: ['arn:aws-us-gov:iam::1:role/x'] } } }],
  ])('is known by %s, and is left as it is', (_what, fields) => {
    const event = { ...EVENT, ...fields };
    expect(find(event)).toMatchObject({ kind: 'event', wrapper: 'eks', event, lost: [], notes: [] });
    expect(find([event])).toMatchObject({ wrapper: 'eks' });
    expect(find({ kind: 'EventList', items: [event] })).toMatchObject({ wrapper: 'eventlist' });
  });

  it.each([{ uid: 'u-1' }, { uid: 5 }, { extra: { arn: 'arn:aws:x' } }, { extra: { arn: [5, 'x'] } }, null, 'x'])(
    'is not assumed where user is %j',
    (user) => {
      expect(find({ ...EVENT, user })).toMatchObject({ wrapper: 'raw' });
    },
  );
});

describe('an event of OpenShift cluster logging', () => {
  it.each(['k8s_audit_level', 'openshift_audit_level'])('gets its level back from %s', (key) => {
    const found = find({ ...EVENT, level: 'default', [key]: 'Request', log_type: 'audit', openshift: { sequence: 1 } });
    expect(found).toMatchObject({ wrapper: 'openshift-viaq', event: { ...EVENT, level: 'Request' } });
    expect(found?.kind === 'event' && Object.keys(found.event)).toEqual(Object.keys(EVENT));
  });

  it('is not assumed where the level is no text', () => {
    expect(find({ ...EVENT, k8s_audit_level: 5 })).toMatchObject({ wrapper: 'raw', event: { level: 'Metadata' } });
  });
});

describe('an event of AKS from which a body was left out', () => {
  it('has lost it: it was there, and is not known', () => {
    const found = find({ ...EVENT, requestObject: 'skipped-too-big-size-object', responseObject: { kind: 'Pod' } });
    expect(found).toMatchObject({
      wrapper: 'aks',
      lost: ['requestObject'],
      event: { ...EVENT, responseObject: { kind: 'Pod' } },
    });
    expect(found?.kind === 'event' && found.event).not.toHaveProperty('requestObject');
  });
});
