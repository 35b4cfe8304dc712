import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const root = new URL('../', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as Record<
  'dependencies' | 'devDependencies' | 'optionalDependencies',
  Readonly<Record<string, string>>
>;
const all = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
const text = readFileSync(new URL('docs/dependencies.md', root), 'utf8');

describe('docs/dependencies.md', () => {
  it('names every package of package.json, and no other', () => {
    const rows = text.split('\n').flatMap((line) => /^\| `([^`]+)`/.exec(line)?.[1] ?? []);
    const optional = text.match(/`node-[a-z0-9-]+`/g)?.map((name) => name.slice(1, -1)) ?? [];
    expect([...rows, ...optional].sort()).toEqual(Object.keys(all).sort());
  });
});

describe('package.json', () => {
  it('pins every package to one release', () => {
    expect(Object.entries(all).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });
});
