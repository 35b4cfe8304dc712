import { describe, expect, it } from 'vitest';
import { EVENT, findEvent, findNames } from '../test-data/found.ts';

describe('an event with Panther’s fields', () => {
  const fields = { p_event_time: 'x', p_any_usernames: ['alice'], p_enrichment: {} };

  it('is of EKS where the log type says so, and loses the fields', () => {
    expect(findNames({ ...EVENT, ...fields, p_log_type: 'Amazon.EKS.Audit' })).toEqual(['eks']);
    expect(findEvent({ ...EVENT, ...fields, p_log_type: 'Amazon.EKS.Audit' })).toEqual(EVENT);
  });

  it('is of Panther with any other log type', () => {
    expect(findNames({ ...EVENT, ...fields, p_log_type: 'Custom.Kubernetes' })).toEqual(['panther']);
    expect(findEvent({ ...EVENT, ...fields })).toEqual(EVENT);
  });

  it('must still be an event', () => {
    expect(findNames({ ...fields, p_log_type: 'Amazon.EKS.Audit', eventName: 'x' })).toEqual(['other']);
  });
});
