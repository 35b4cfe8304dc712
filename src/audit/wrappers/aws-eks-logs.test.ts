import { describe, expect, it } from 'vitest';
import { EVENT, findEvent, findNames, LINE } from '../test-data/found.ts';

describe('a row of Sentinel’s AWSEKSLogs', () => {
  const row = {
    TimeGenerated: 'x',
    ClusterName: 'c',
    AuthDecision: 'allow',
    ObjectRef: 'n/secrets/x',
    Verb: 'get',
    AuditId: 'a-1',
  };

  it.each([
    ['as an object', EVENT],
    ['as text, as exports hold it', LINE],
  ])('gives the whole event of RawEvent %s, and not the facts in its columns', (_how, event) => {
    expect(findNames({ ...row, RawEvent: event })).toEqual(['awsekslogs-table']);
    expect(findEvent({ ...row, RawEvent: event })).toEqual(EVENT);
  });

  it('is read from an answer of the query API', () => {
    const columns = [{ name: 'ObjectRef' }, { name: 'RawEvent' }];
    expect(findNames({ tables: [{ columns, rows: [['n/secrets/x', LINE]] }] })).toEqual(['awsekslogs-table']);
  });

  it.each([[{ ...row, RawEvent: 'x' }], [{ RawEvent: null }], [{ RawEvent: [] }]])('is not seen in %j', (value) => {
    expect(findNames(value)).not.toContain('awsekslogs-table');
  });
});
