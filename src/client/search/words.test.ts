import { describe, expect, it } from 'vitest';
import { meaningfulWords, splitCamel, splitWords, squeeze, stem } from './words.ts';

describe('words', () => {
  it('are alike whatever stands between them', () => {
    expect(['create pods/exec', 'create-pods-exec', 'CreatePodsExec'].map(squeeze)).toEqual(Array(3).fill('createpodsexec'));
    expect(splitWords('objectRef.subresource')).toEqual(['objectref', 'subresource']);
  });

  it('are found within camel case, abbreviations too', () => {
    expect(splitCamel('ClusterRoleBinding')).toEqual(['cluster', 'role', 'binding']);
    expect(splitCamel('hostPID')).toEqual(['host', 'pid']);
    expect(splitCamel('pods')).toEqual([]);
  });

  it('lose their plural ending', () => {
    expect(['logs', 'ingress', 'pods'].map(stem)).toEqual(['log', 'ingress', 'pod']);
  });

  it('that say nothing are dropped unless they stand alone', () => {
    expect(meaningfulWords(['kubectl', 'exec'])).toEqual(['exec']);
    expect(meaningfulWords(['kubectl'])).toEqual(['kubectl']);
  });
});
