import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { summarizeJsonPatch, summarizeMergePatch } from './patch-summary.ts';

describe('summarizeMergePatch', () => {
  it('names the keys that are touched, and what is removed', () => {
    const patch = { kind: 'X', metadata: { name: 'n', labels: { app: 'x', 'a.b/c': null } }, spec: { replicas: 3, list: [1] } };
    expect(summarizeMergePatch(patch)).toBe('metadata.labels.app, metadata.labels["a.b/c"] (removed), spec.replicas, spec.list');
  });

  it('counts what is too much, and knows when it stopped counting', () => {
    const wide = (length: number): unknown => Object.fromEntries(Array.from({ length }, (_, index) => [`k${index}`, 1]));
    expect(summarizeMergePatch(wide(10))).toMatch(/^k0, .* and 2 more$/);
    expect(summarizeMergePatch({ a: wide(3000), b: 1, c: wide(3000) })).toMatch(/and at least \d+ more$/);
  });

  it.each([[{}], [null], [5], [[]], [{ kind: 'X', metadata: { name: 'n' } }]])('finds nothing in %j', (patch) => {
    expect(summarizeMergePatch(patch)).toBe('nothing');
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.jsonValue(), (patch) => summarizeMergePatch(patch).length < 3000));
  });
});

describe('summarizeJsonPatch', () => {
  it('names operations and paths', () => {
    expect(summarizeJsonPatch([{ op: 'add', path: '/a' }, { op: 'remove', path: '/b' }, 5, { op: 'test' }])).toBe(
      'add /a, remove /b, something unreadable, test',
    );
    expect(summarizeJsonPatch([])).toBe('nothing');
    expect(summarizeJsonPatch(Array.from({ length: 20 }, () => ({ op: 'add', path: '/x' })))).toMatch(/ and 12 more$/);
  });
});
