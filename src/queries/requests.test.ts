import { describe, expect, it } from 'vitest';
import { matchesPattern } from '../audit/path-pattern.ts';
import { evaluate } from '../predicate/evaluate.ts';
import { printLine } from '../predicate/print.ts';
import { type RequestTarget, testPath, toRequestParts } from './requests.ts';

const target: RequestTarget = {
  ...{ kind: 'resource', verbs: ['create'], apiGroup: '', resource: 'pods', namespaced: true },
  ...{ isOnCollection: true, isLongRunning: false },
};

describe('the parts of a query for one operation', () => {
  it('ask for a missing subresource and the core group as missing', () => {
    expect(toRequestParts(target, false).map(({ predicate }) => printLine(predicate))).toEqual([
      'verb = "create" and objectRef.resource = "pods" and not objectRef.subresource exists',
      'not objectRef.apiGroup exists',
      'stage = "ResponseComplete"',
    ]);
  });

  it('ask for the beginning of a long request, and for success only where it is wanted', () => {
    const parts = toRequestParts({ ...target, subresource: 'exec', isLongRunning: true }, true);
    expect(parts.map(({ what }) => what)).toEqual(['request', 'group', 'stage', 'outcome']);
    expect(parts.slice(2).map(({ predicate }) => printLine(predicate))).toEqual([
      'stage = "ResponseStarted"',
      'responseStatus.code < 400',
    ]);
  });
});

describe('the test of a path', () => {
  const patterns = ['/', '/version', '/healthz/*', '/api', '/api/<version>', '/apis/<group>', '/apis/<group>/<version>'];
  const paths = [
    '/',
    '/version',
    '/versions',
    '/healthz',
    '/healthz/etcd',
    '/healthzz',
    '/api',
    '/api/v1',
    '/api/v1/pods',
    '/apis',
  ];
  const more = ['/apis/apps', '/apis/apps/v1', '/apis/apps/v1/deployments', '/api/v1/namespaces/a/pods/b'];

  it.each(patterns)('%s says the same as the pattern, with and without a query', (pattern) => {
    for (const path of [...paths, ...more]) {
      for (const query of ['', '?timeout=32s']) {
        const lookup = () => ({ kind: 'value', values: [path + query] }) as const;
        expect(evaluate(testPath(pattern), lookup) === 'match', path + query).toBe(matchesPattern(pattern, path));
      }
    }
  });
});
