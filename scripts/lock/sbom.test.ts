import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Bom, toReproducible } from './sbom.ts';

const root = new URL('../../', import.meta.url);
const made: Bom = {
  serialNumber: 'urn:uuid:1',
  metadata: { timestamp: '2026-01-01T00:00:00Z', tools: [{ name: 'cli', version: '1' }], component: { name: 'folder' } },
  components: [{ 'bom-ref': 'b@1' }, { 'bom-ref': 'B@1' }, { 'bom-ref': 'a@1' }],
  dependencies: [
    { ref: 'b@1', dependsOn: ['d@1', 'c@1'] },
    { ref: 'a@1', dependsOn: [] },
  ],
};

describe('a bill of materials that is the same each time', () => {
  it('has no serial number, no time and no version of npm, and the name of the project', () => {
    const bom = toReproducible(made, 'audit-atlas');
    expect(bom).not.toHaveProperty('serialNumber');
    expect(bom.metadata).toEqual({ component: { name: 'audit-atlas' } });
  });

  it('lists packages, and what each needs, in the order of their letters', () => {
    const bom = toReproducible(made, 'audit-atlas');
    expect(bom.components.map((part) => part['bom-ref'])).toEqual(['B@1', 'a@1', 'b@1']);
    expect(bom.dependencies).toEqual([
      { ref: 'a@1', dependsOn: [] },
      { ref: 'b@1', dependsOn: ['c@1', 'd@1'] },
    ]);
  });
});

describe('npm run sbom', () => {
  const text = execFileSync(process.execPath, ['scripts/write-sbom.ts'], { cwd: root, encoding: 'utf8' });
  const bom = JSON.parse(text) as {
    bomFormat: string;
    components: { name: string; version: string; hashes?: { alg: string }[]; licenses?: unknown[] }[];
  };

  it('names every package of the lock file by version and hash', () => {
    const { packages } = JSON.parse(readFileSync(new URL('package-lock.json', root), 'utf8')) as {
      packages: Record<string, { version: string }>;
    };
    const locked = Object.entries(packages).flatMap(([path, { version }]) =>
      path === '' ? [] : [`${path.replace(/^.*node_modules\//, '')}@${version}`],
    );
    expect(bom.bomFormat).toBe('CycloneDX');
    expect(new Set(bom.components.map(({ name, version }) => `${name}@${version}`))).toEqual(new Set(locked));
    expect(bom.components.filter(({ hashes }) => !hashes?.length).map(({ name }) => name)).toEqual([]);
  });

  it('knows the licence of every package that is part of the site or builds it', () => {
    const { dependencies } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { dependencies: object };
    const licensed = bom.components.filter(({ licenses }) => licenses?.length).map(({ name }) => name);
    expect(licensed).toEqual(expect.arrayContaining(Object.keys(dependencies)));
  });

  it('holds no time, no address of a registry and no place of this machine', () => {
    expect(text).not.toMatch(/\d{4}-\d\d-\d\dT|urn:uuid|registry|\.tgz/);
    expect(text).not.toContain(new URL('.', root).pathname);
  });
});
