import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesPattern } from '../audit/path-pattern.ts';
import { toPathRegex } from './path-regex.ts';

const segment = fc.constantFrom('api', 'apis', 'healthz', 'etcd', 'v1', '.well-known', 'xwell-known', '');
const pattern = fc
  .tuple(fc.array(fc.constantFrom('api', 'healthz', '.well-known', '<version>'), { maxLength: 3 }), fc.boolean())
  .map(([parts, isOpen]) => `/${[...parts, ...(isOpen && parts.length > 0 ? ['*'] : [])].join('/')}`);

describe('toPathRegex', () => {
  it('accepts the paths that the classifier accepts for a pattern, and no other', () => {
    fc.assert(
      fc.property(pattern, fc.array(segment, { maxLength: 5 }), (wanted, parts) => {
        const path = `/${parts.join('/')}`;
        expect(new RegExp(toPathRegex(wanted)).test(path)).toBe(matchesPattern(wanted, path));
      }),
      { numRuns: 2000 },
    );
  });

  it('takes a dot for a dot', () => {
    expect(toPathRegex('/.well-known/openid-configuration')).toBe('^/+[.]well-known/+openid-configuration/*$');
  });
});
