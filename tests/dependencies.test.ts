import { readdirSync, readFileSync } from 'node:fs';
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

const { packages } = JSON.parse(readFileSync(new URL('package-lock.json', root), 'utf8')) as {
  readonly packages: Readonly<Record<string, { readonly hasInstallScript?: boolean; readonly integrity?: string }>>;
};

describe('an installation', () => {
  it('runs no script of a package, and the list names every package that has one', () => {
    const scripted = Object.keys(packages).filter((path) => packages[path]?.hasInstallScript);
    expect(readFileSync(new URL('.npmrc', root), 'utf8')).toMatch(/^ignore-scripts=true$/m);
    expect(scripted).toEqual(['node_modules/esbuild']);
    expect(text).toContain('`esbuild`, and works without');
  });

  it('compares a hash of every package', () => {
    expect(Object.keys(packages).filter((path) => path !== '' && !packages[path]?.integrity?.startsWith('sha512-'))).toEqual([]);
  });

  it('uses actions by their commit alone in the workflows', () => {
    const folder = new URL('.github/workflows/', root);
    const workflows = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'));
    const used = workflows.flatMap((text) => [...text.matchAll(/uses: (\S+)/g)].map(([, action]) => action ?? ''));
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter((action) => !/@[0-9a-f]{40}$/.test(action))).toEqual([]);
  });
});
