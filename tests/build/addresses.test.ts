import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listAddresses, PUBLISHED, readAddresses } from '../../scripts/build/addresses.ts';
import { dist, root } from './built-site.ts';

const published = new Set(readAddresses(readFileSync(join(root, PUBLISHED), 'utf8')));
const built = listAddresses(dist);

/** Left parts of the lines of `_redirects`, which hosts read; `*` stands for anything at the end. */
const redirected = (existsSync(join(dist, '_redirects')) ? readFileSync(join(dist, '_redirects'), 'utf8') : '')
  .split('\n')
  .flatMap((line) => /^\/\S*/.exec(line) ?? []);

function isAnswered(address: string): boolean {
  if (redirected.some((from) => (from.endsWith('*') ? address.startsWith(from.slice(0, -1)) : address === from))) return true;
  return existsSync(join(dist, address, address.endsWith('/') ? 'index.html' : ''));
}

describe('an address', () => {
  it('has no character that a text it is pasted into would change', () => {
    expect(built.filter((address) => !/^\/[A-Za-z0-9._/-]*$/.test(address))).toEqual([]);
  });
});

describe('an address that was published', () => {
  it('is answered still', () => {
    const dead = [...published].filter((address) => !isAnswered(address));
    const tip = 'lead a page on with an entry of content/redirects.yaml, and a file with a line of public/_redirects';
    expect(dead, tip).toEqual([]);
  });

  it('is in the list, as is every other of the site', () => {
    expect(
      built.filter((address) => !published.has(address)),
      `run npm run build && npm run fix, and commit ${PUBLISHED}`,
    ).toEqual([]);
    expect(built.length).toBeGreaterThan(3000);
  });

  it('stands in it once, in order', () => {
    const lines = readAddresses(readFileSync(join(root, PUBLISHED), 'utf8'));
    expect(lines).toEqual([...published].sort());
  });
});
