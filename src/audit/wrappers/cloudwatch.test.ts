import { describe, expect, it } from 'vitest';
import { findAll, summarize } from '../test-data/found.ts';

const EVENT = { kind: 'Event', apiVersion: 'audit.k8s.io/v1', level: 'Metadata', verb: 'get', requestURI: '/api' };
const MESSAGE = JSON.stringify(EVENT);
const KLOG = 'I1123 07:20:07.864336       1 server.go:1] x';

describe('CloudWatch Logs', () => {
  it.each([
    [
      'a subscription payload',
      'cloudwatch-subscription',
      (message: unknown) => ({ messageType: 'DATA_MESSAGE', logEvents: [{ message }] }),
    ],
    [
      'filter-log-events',
      'cloudwatch-filter-log-events',
      (message: unknown) => ({ events: [{ message, eventId: '1' }], nextToken: '' }),
    ],
    [
      'get-query-results',
      'eks-cloudwatch-insights',
      (value: unknown) => ({
        results: [
          [
            { field: '@ptr', value: '' },
            { field: '@message', value },
          ],
        ],
      }),
    ],
    [
      'a row that the console exports',
      'eks-cloudwatch-insights',
      (message: unknown) => ({ '@timestamp': 'x', '@message': message }),
    ],
  ])('is opened: %s', (_what, wrapper, wrap) => {
    expect(findAll(wrap(MESSAGE))).toMatchObject([{ kind: 'event', wrapper, event: EVENT, lost: [] }]);
    expect(findAll(wrap(EVENT))).toMatchObject([{ kind: 'event', wrapper, event: EVENT }]);
    expect(summarize(wrap(KLOG))).toEqual([expect.stringMatching(/component log/)]);
    for (const odd of [null, 5, {}, [], '', '{"cut off']) expect(summarize(wrap(odd))).not.toContain(wrapper);
  });

  it('gives every message in order', () => {
    const logEvents = [{ message: MESSAGE }, { message: KLOG }, 5, { message: MESSAGE }];
    expect(summarize({ logEvents })).toEqual([
      'cloudwatch-subscription',
      expect.any(String),
      expect.any(String),
      'cloudwatch-subscription',
    ]);
  });

  it('makes an event of the fields for which a query asked', () => {
    const row = { verb: 'get', 'objectRef.resource': 'pods', 'user.username': 'alice' };
    const results = [Object.entries(row).map(([field, value]) => ({ field, value }))];
    expect(findAll({ results })).toMatchObject([
      {
        wrapper: 'eks-cloudwatch-insights',
        event: { verb: 'get', objectRef: { resource: 'pods' }, user: { username: 'alice' } },
        lost: expect.arrayContaining(['level', 'requestURI']),
      },
    ]);
  });

  it('names the fields of a query that did not ask for the message', () => {
    expect(summarize({ results: [[{ field: 'user.username', value: 'alice' }]] })).toEqual([
      expect.stringMatching(/"user\.username"/),
    ]);
  });
});
