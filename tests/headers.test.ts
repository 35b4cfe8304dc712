import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { forPlainHttp, headersFor, parseHeaders } from '../scripts/serve/headers.ts';
import { contentPolicy } from '../src/view/site.ts';

const rules = parseHeaders(readFileSync(new URL('../public/_headers', import.meta.url), 'utf8'));
const policiesOf = (path: string) => headersFor(rules, path)['content-security-policy']?.split(', ');
const page = `${contentPolicy('page')}; frame-ancestors 'none'`;

describe('the headers for hosts', () => {
  it('carry the policy of the pages and forbid frames', () => {
    expect(policiesOf('/')).toEqual([page]);
    expect(policiesOf('/kubernetes-pods/get-pods-exec/')).toEqual([page]);
  });

  it('add the stricter policy to the page of the classifier', () => {
    expect(policiesOf('/classify/')).toEqual([page, `${contentPolicy('classify')}; frame-ancestors 'none'`]);
  });

  it('let the page of the classifier start workers from blobs alone, which inherit its policy', () => {
    expect(policiesOf('/classify/')?.at(-1)).toMatch(/connect-src 'none'.*; worker-src blob:;/);
  });

  it('name no source but the site itself, nothing inline, and one policy for what may become script', () => {
    const directives = page.split('; ').map((directive) => directive.split(' '));
    const sources = directives.filter(([name]) => name?.endsWith('-src')).flatMap(([, ...rest]) => rest);
    expect(new Set(sources)).toEqual(new Set(["'none'", "'self'", "'wasm-unsafe-eval'", 'blob:']));
    expect(directives).toEqual(
      expect.arrayContaining([
        ['default-src', "'none'"],
        ['base-uri', "'none'"],
        ['form-action', "'none'"],
        ['frame-ancestors', "'none'"],
        ['require-trusted-types-for', "'script'"],
        ['trusted-types', 'worker'],
      ]),
    );
    expect(page).not.toMatch(/(?:object|frame|child|media|font)-src/); // All of them fall under default-src
  });

  it('ask for TLS on hosts that have it, and are silent about it where a server speaks plain HTTP', () => {
    expect(headersFor(rules, '/')['strict-transport-security']).toBe('max-age=31536000');
    expect(headersFor(forPlainHttp(rules), '/')).toEqual({ ...headersFor(rules, '/'), 'strict-transport-security': undefined });
  });

  it('keep types, referrers and windows to themselves on every address', () => {
    expect(headersFor(rules, '/data/fields.json')).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
  });

  it('leave the clipboard to the copy buttons', () => {
    expect(headersFor(rules, '/')['permissions-policy']).not.toContain('clipboard');
  });

  it('use patterns that every host reads: one star, at the end', () => {
    expect(rules.map(({ pattern }) => pattern).filter((pattern) => !/^\/[^*:]*\*?$/.test(pattern))).toEqual([]);
  });
});
