import { describe, expect, it } from 'vitest';
import { classifyText } from '../../audit/classify-text.ts';
import { groupRequests } from '../../audit/group-requests.ts';
import { makeExec, makeSecrets } from '../../audit/test-data/judge.ts';
import { SMALL_SURFACE } from '../../audit/test-data/small-surface.ts';
import { summarize } from './summarize.ts';

function summary(...values: readonly unknown[]): string {
  const text = values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join('\n');
  const items = classifyText(text, SMALL_SURFACE);
  return summarize(items, groupRequests(items));
}

describe('summarize', () => {
  it('says operation and outcome of one request', () => {
    expect(summary(makeSecrets('list'))).toBe('list-secrets, outcome: answered');
    expect(summary(makeExec('?command=id', { stage: 'ResponseStarted' }), makeExec('?command=id'))).toBe(
      'get-pods-exec, outcome: took effect; 2 audit events of 1 request',
    );
  });

  it('counts what a text of several things holds', () => {
    expect(summary(makeSecrets('list'), makeSecrets('list'), '{"kind":"Pod"}', '{broken')).toBe(
      '2 audit events, 1 other record, 1 that cannot be read',
    );
  });

  it('says of one thing that is no event what it is', () => {
    expect(summary('{"kind":"Pod"}')).toBe('Not a Kubernetes audit event');
    expect(summary('{"kind":')).toBe('This cannot be read');
  });

  it('names a request that the catalog does not have by verb and resource', () => {
    expect(summary(makeSecrets('list', { objectRef: { resource: 'widgets', apiGroup: 'x.io' }, requestURI: undefined }))).toBe(
      'list widgets, outcome: answered',
    );
  });
});
