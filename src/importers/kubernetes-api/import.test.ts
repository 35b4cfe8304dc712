import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { apiSurface, lifecycle, nonResourcePaths } from '../../schema/api-surface.ts';
import { formatLifecycle, formatNonResource, formatSurface } from './format.ts';
import { importKubernetesApi } from './import.ts';
import { minorOf } from './tables.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const FIXTURES = join(ROOT, 'tests/fixtures/discovery');
const SOURCE = { version: 'v1.36.3', commit: '0123456789abcdef0123456789abcdef01234567' };

const scratch = mkdtempSync(join(tmpdir(), 'import-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
let count = 0;
const newFolder = (): string => {
  const folder = join(scratch, String(count++));
  mkdirSync(folder);
  return folder;
};
const read = (target: string, name: string): string => readFileSync(join(target, 'content/imported/api', name), 'utf8');

/** A folder with the files of a fixture, of which some are replaced. */
function changed(fixture: string, files: Readonly<Record<string, string>>): string {
  const folder = newFolder();
  cpSync(join(FIXTURES, fixture), folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

describe('importKubernetesApi', () => {
  it('writes the same rows from tables, from files per group, and from the aggregated file of a checkout', () => {
    const rows = ['tables', 'groups', 'aggregated'].map((fixture) => {
      const target = newFolder();
      importKubernetesApi(join(FIXTURES, fixture), target, SOURCE);
      return apiSurface.parse(parse(read(target, '1.36.yaml')));
    });
    expect(rows[0]?.resources).toHaveLength(18);
    expect(rows[1]).toEqual(rows[0]);
    expect(rows[2]).toEqual(rows[0]);
  });

  it('keeps the core group, which the aggregated file does not have', () => {
    const target = newFolder();
    importKubernetesApi(join(FIXTURES, 'aggregated'), target, SOURCE);
    const { resources } = apiSurface.parse(parse(read(target, '1.36.yaml')));
    expect(resources.filter(({ group }) => group === '').map(({ resource }) => resource)).toContain('pods');
    const folder = changed('aggregated', {});
    rmSync(join(folder, 'api/discovery/api__v1.json'));
    expect(() => importKubernetesApi(folder, newFolder(), SOURCE)).toThrow('Cannot find the core API');
  });

  it('tells a kind of another group from the resource’s own, and the methods of a connect subresource', () => {
    const target = newFolder();
    importKubernetesApi(join(FIXTURES, 'aggregated'), target, SOURCE);
    const { resources } = apiSurface.parse(parse(read(target, '1.36.yaml')));
    const find = (resource: string, subresource?: string) =>
      resources.find((row) => row.resource === resource && row.subresource === subresource);
    expect(find('deployments', 'scale')).toMatchObject({ kind: 'Scale', kindGroupVersion: 'autoscaling/v1' });
    expect(find('deployments')).not.toHaveProperty('kindGroupVersion');
    expect(find('pods', 'exec')).toMatchObject({ connectMethods: ['GET', 'POST'] });
    expect(find('resourceslices')).toMatchObject({ stage: 'beta', namespaced: false });
  });

  it('changes nothing when it runs a second time', () => {
    const target = newFolder();
    const written = importKubernetesApi(join(FIXTURES, 'tables'), target);
    expect(written).toEqual([
      'content/imported/api/lifecycle.yaml',
      'content/imported/api/nonresource.yaml',
      'content/imported/api/1.36.yaml',
    ]);
    const before = written.map((name) => statSync(join(target, name)).mtimeMs);
    expect(importKubernetesApi(join(FIXTURES, 'tables'), target)).toEqual([]);
    expect(written.map((name) => statSync(join(target, name)).mtimeMs)).toEqual(before);
  });

  it.each([
    ['no JSON', '{"kubernetes":', 'resources-1.36.3.json'],
    ['another shape', '{"kubernetes":"1.36.3"}', 'source'],
    ['a row with an unknown verb', tableWith({ verbs: ['connect'] }), 'verbs'],
    ['a row without a kind', tableWith({ kind: undefined }), 'kind'],
    ['a version that is none', tableWith({}, 'newest'), 'Cannot read a Kubernetes minor from "newest"'],
  ])('names the table and the place where it holds %s, and writes nothing', (_, text, message) => {
    const folder = changed('tables', { 'resources-1.36.3.json': text });
    const target = newFolder();
    expect(() => importKubernetesApi(folder, target)).toThrow('Cannot read "resources-1.36.3.json"');
    expect(() => importKubernetesApi(folder, target)).toThrow(message);
    expect(readdirSync(target)).toEqual([]);
  });

  it('names a discovery file that is not what its name says', () => {
    const folder = changed('groups', { 'apis__apps__v1.json': '{"kind":"APIGroup"}' });
    expect(() => importKubernetesApi(folder, newFolder(), SOURCE)).toThrow('Cannot read "apis__apps__v1.json"');
  });

  it('asks for version and commit of discovery files, which do not say them', () => {
    expect(() => importKubernetesApi(join(FIXTURES, 'groups'), newFolder())).toThrow(
      '--version 1.<minor>.<patch> --commit <sha>',
    );
  });

  it('says what is missing in a folder that is not there or has nothing of use', () => {
    expect(() => importKubernetesApi(join(scratch, 'nowhere'), newFolder())).toThrow('Cannot find the folder');
    expect(() => importKubernetesApi(newFolder(), newFolder(), SOURCE)).toThrow(
      'Cannot find resources-<version>.json or discovery files',
    );
  });
});

function tableWith(row: Readonly<Record<string, unknown>>, kubernetes = '1.36.3'): string {
  const source = { repo: 'kubernetes/kubernetes', commit: 'abc', path: 'api/', licence: 'Apache-2.0' };
  const good = { group: '', version: 'v1', resource: 'pods', namespaced: true, kind: 'Pod', verbs: ['get'], stage: 'ga' };
  return JSON.stringify({ kubernetes, source, resources: [{ ...good, ...row }] });
}

describe('content/imported/api', () => {
  const folder = join(ROOT, 'content/imported/api');
  const names = readdirSync(folder).sort();
  const textOf = (name: string): string => readFileSync(join(folder, name), 'utf8');

  it('holds a file per minor, the lifecycle and the paths, and nothing else', () => {
    expect(names.filter((name) => !/^(1\.\d+|lifecycle|nonresource)\.yaml$/.test(name))).toEqual([]);
    expect(names.length).toBeGreaterThanOrEqual(17);
  });

  it.each(names)('has %s byte for byte as the importer writes it', (name) => {
    const value: unknown = parse(textOf(name));
    expect(write(name, value)).toBe(textOf(name));
  });

  it.each(names.filter((name) => name.startsWith('1.')))('has %s under the minor that it holds', (name) => {
    const { minor, kubernetes } = apiSurface.parse(parse(textOf(name)));
    expect(`${minor}.yaml`).toBe(name);
    expect(minorOf(kubernetes)).toBe(minor);
  });
});

function write(name: string, value: unknown): string {
  if (name === 'lifecycle.yaml') return formatLifecycle(lifecycle.parse(value));
  return name === 'nonresource.yaml' ? formatNonResource(nonResourcePaths.parse(value)) : formatSurface(apiSurface.parse(value));
}

describe('minorOf', () => {
  it('reads a minor with or without v and patch', () => {
    expect(['1.36.3', 'v1.8', '1.10', 'v1.36.0-beta.0'].map(minorOf)).toEqual(['1.36', '1.8', '1.10', '1.36']);
    for (const wrong of ['1', '2.1.0', '', 'v1.', '1.3x']) expect(() => minorOf(wrong)).toThrow('expected 1.<minor>[.<patch>]');
  });
});
