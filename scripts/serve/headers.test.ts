import { describe, expect, it } from 'vitest';
import { headersFor, parseHeaders } from './headers.ts';

const rules = parseHeaders(`# all pages
/*
  X-Content-Type-Options: nosniff
  Content-Security-Policy: default-src 'none'; img-src 'self' data:

/_astro/*
  Cache-Control: public, max-age=31536000, immutable
/blog/:slug/
  X-Blog: yes
  not a header
`);

describe('parseHeaders', () => {
  it('reads patterns with their headers and leaves comments and stray lines out', () => {
    expect(rules.map((rule) => [rule.pattern, rule.headers.length])).toEqual([
      ['/*', 2],
      ['/_astro/*', 1],
      ['/blog/:slug/', 1],
    ]);
  });

  it('keeps colons in a value', () => {
    expect(rules[0]?.headers[1]).toEqual(['Content-Security-Policy', "default-src 'none'; img-src 'self' data:"]);
  });
});

describe('headersFor', () => {
  it('gives a path the headers of every pattern that matches it', () => {
    expect(Object.keys(headersFor(rules, '/_astro/a.css'))).toEqual([
      'x-content-type-options',
      'content-security-policy',
      'cache-control',
    ]);
  });

  it('matches a placeholder with one part of a path only', () => {
    expect(headersFor(rules, '/blog/one/')['x-blog']).toBe('yes');
    expect(headersFor(rules, '/blog/one/two/')['x-blog']).toBeUndefined();
  });

  it('joins the values that two patterns give one header', () => {
    const both = parseHeaders('/*\n  Vary: Accept\n/a\n  vary: Cookie\n');
    expect(headersFor(both, '/a')).toEqual({ vary: 'Accept, Cookie' });
  });

  it('takes the other marks of a pattern literally', () => {
    expect(headersFor(parseHeaders('/a.b+c\n  X: 1\n'), '/aXbbc')).toEqual({});
  });
});
