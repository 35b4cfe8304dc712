import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { headersFor, parseHeaders } from '../../scripts/serve/headers.ts';
import { dist, listFiles } from './built-site.ts';

const rules = parseHeaders(readFileSync(join(dist, '_headers'), 'utf8'));
const files = listFiles(dist);
const pages = files.filter((file) => file.endsWith('/index.html')).map((file) => file.replace('index.html', ''));

const headerOf = (path: string, name: string) => headersFor(rules, path)[name] ?? '';
const metaOf = (page: string) =>
  /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(readFileSync(join(dist, page, 'index.html'), 'utf8'))?.[1];

describe('the headers of the built site', () => {
  it('end in the policy that the page itself has, and forbid frames besides', () => {
    const last = (page: string) => headerOf(page, 'content-security-policy').split(', ').at(-1);
    expect(pages.length).toBeGreaterThan(0);
    expect(pages.filter((page) => last(page) !== `${metaOf(page)}; frame-ancestors 'none'`)).toEqual([]);
  });

  it('let every page be asked for anew', () => {
    const wanted = 'public, max-age=0, must-revalidate';
    expect(pages.filter((page) => headerOf(page, 'cache-control') !== wanted)).toEqual([]);
  });

  it('let files be kept for ever only where the name changes with the content', () => {
    const kept = files.filter((file) => headerOf(file, 'cache-control').includes('immutable'));
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.filter((file) => !/[._-][A-Za-z0-9_-]{7,}\.[a-z_]+$/.test(file))).toEqual([]);
  });

  it('give no file two orders on how long to keep it', () => {
    expect(files.filter((file) => headerOf(file, 'cache-control').split('max-age').length > 2)).toEqual([]);
  });
});
