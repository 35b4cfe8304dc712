import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { addAddresses, listAddresses, readAddresses } from './addresses.ts';

const dist = mkdtempSync(join(tmpdir(), 'addresses-'));
afterAll(() => rmSync(dist, { recursive: true, force: true }));

describe('listAddresses', () => {
  it('gives pages by their folder and data by their file, and leaves out what no link is made to', () => {
    const kept = ['index.html', 'verbs/get/index.html', 'fields/verb/index.json', 'data/a.csv', 'robots.txt'];
    const left = ['404.html', '_headers', '_astro/a.css', 'pagefind/pages.json', 'theme.js', 'classify/rules.js'];
    for (const file of [...kept, ...left]) {
      mkdirSync(dirname(join(dist, file)), { recursive: true });
      writeFileSync(join(dist, file), '');
    }
    expect(listAddresses(dist)).toEqual(['/', '/data/a.csv', '/fields/verb/index.json', '/robots.txt', '/verbs/get/']);
  });
});

describe('addAddresses', () => {
  it('adds in order, each once, and takes none away', () => {
    expect(addAddresses('/a/\n/gone/\n', ['/b/', '/a/'])).toBe('/a/\n/b/\n/gone/\n');
    expect(addAddresses('', [])).toBe('');
    expect(readAddresses(addAddresses('', ['/']))).toEqual(['/']);
  });
});
