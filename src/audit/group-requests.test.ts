import { describe, expect, it } from 'vitest';
import { classifyText } from './classify-text.ts';
import { groupRequests } from './group-requests.ts';
import { textAt } from './json.ts';
import { makeEvent } from './test-data/judge.ts';
import { SMALL_SURFACE } from './test-data/small-surface.ts';

/** Each group as its stages; what is no event as its kind. */
function group(...values: readonly unknown[]): readonly string[] {
  const text = values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join('\n');
  return groupRequests(classifyText(text, SMALL_SURFACE)).map((one) =>
    one.kind === 'request' ? one.stages.map(({ event }) => textAt(event, 'stage').slice(0, 9)).join() : one.item.kind,
  );
}

const at = (stage: string, parts = {}): unknown => makeEvent({ stage, ...parts });

describe('groupRequests', () => {
  it('puts the stages of a request together, whatever lies between, in their order', () => {
    const other = at('ResponseComplete', { auditID: 'b' });
    expect(group(at('ResponseComplete'), other, at('RequestReceived'))).toEqual(['RequestRe,ResponseC', 'ResponseC']);
  });

  it('takes a stage that is there already for another request', () => {
    expect(group(at('ResponseComplete'), at('ResponseComplete'))).toEqual(['ResponseC', 'ResponseC']);
  });

  it('does not trust an auditID that other requests share, or that is missing', () => {
    expect(group(at('RequestReceived'), at('ResponseComplete', { verb: 'list' }))).toHaveLength(2);
    expect(group(at('RequestReceived'), at('ResponseComplete', { user: { username: 'eve' } }))).toHaveLength(2);
    expect(group(at('RequestReceived', { auditID: '' }), at('ResponseComplete', { auditID: '' }))).toHaveLength(2);
  });

  it('leaves what is no event where it is', () => {
    expect(group(at('RequestReceived'), '{"kind":"Pod"}', '{broken', at('ResponseComplete'))).toEqual([
      'RequestRe,ResponseC',
      'other',
      'malformed',
    ]);
  });

  it('joins none by a stage that Kubernetes does not have', () => {
    expect(group(...Array.from({ length: 50 }, (_, index) => at(`Stage${index}`)))).toHaveLength(50);
  });
});
