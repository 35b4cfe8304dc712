import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { RuleContent } from '../../schema/rule.ts';
import { describeImport } from '../report.ts';
import { checkRules } from './check-rules.ts';
import type { CorpusImport } from './corpus-importer.ts';
import { importRules } from './import-rules.ts';

const rule: RuleContent = {
  ...{ corpus: 'stackrox', id: '1', title: 'Secret read', url: 'https://github.com/stackrox/stackrox', language: 'json' },
  ...{ logSource: 'k8s-audit', scope: 'core', reading: 'parsed', tactics: [], techniques: [] },
  status: { level: 'stable', original: 'enabled' },
  severity: { level: 'high', original: 'HIGH_SEVERITY' },
  predicate: { field: 'verb', op: 'equals', values: ['get'] },
  unsupported: [],
  provenance: { repository: 'stackrox/stackrox', path: 'a.json', commit: '0123456', license: 'Apache-2.0' },
};

let root: string;
let folder: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'rules-'));
  folder = join(root, 'upstream');
  mkdirSync(folder);
  for (const part of ['vocab', 'fields']) cpSync(`content/${part}`, join(root, 'content', part), { recursive: true });
});

afterEach(() => rmSync(root, { recursive: true }));

function run(result: Partial<CorpusImport>, commit: string | null = '0123456') {
  const read = () => ({ rules: [], rejected: [], errors: [], unmapped: new Map(), ...result });
  return importRules({ corpora: ['stackrox'], read }, folder, root, commit === null ? undefined : { commit });
}

const listFiles = () => readdirSync(join(root, 'content/imported/rules/stackrox')).sort();
const sources = () => parse(readFileSync(join(root, 'content/imported/sources.yaml'), 'utf8')).corpora;

describe('an import of rules', () => {
  it('writes a file for each rule and the counts, and changes nothing the second time', () => {
    const result = { rules: [rule, { ...rule, id: '2' }], rejected: [{ id: '3', reason: 'Reads another log' }] };
    expect(run(result).changed).toEqual([
      'content/imported/rules/stackrox/secret-read.yaml',
      'content/imported/rules/stackrox/secret-read-2.yaml',
      'content/imported/sources.yaml',
    ]);
    expect(sources()).toMatchObject([{ corpus: 'stackrox', seen: 3, imported: 2, withUnsupported: 0, rejected: [{ id: '3' }] }]);
    expect(run(result).changed).toEqual([]);
    expect(checkRules(root)).toMatch(/^2 rules fit/);
  });

  it('takes away a rule that is gone upstream, and leaves other corpora alone', () => {
    run({ rules: [rule, { ...rule, id: '2', title: 'Gone' }] });
    mkdirSync(join(root, 'content/imported/rules/sigma'));
    writeFileSync(join(root, 'content/imported/rules/sigma/own.yaml'), 'x');
    expect(run({ rules: [rule] }).changed).toContain('content/imported/rules/stackrox/gone.yaml');
    expect(listFiles()).toEqual(['secret-read.yaml']);
    expect(existsSync(join(root, 'content/imported/rules/sigma/own.yaml'))).toBe(true);
  });

  it('writes nothing where a file cannot be read, and names every place', () => {
    const errors = [
      { path: 'a.json', line: 2, column: 5, message: 'Cannot read "x"' },
      { path: 'b.json', line: 1, column: 1, message: 'The file is empty' },
    ];
    expect(() => run({ rules: [rule], errors })).toThrow('a.json:2:5  Cannot read "x"\nb.json:1:1  The file is empty');
    expect(existsSync(join(root, 'content/imported'))).toBe(false);
  });

  it('says what is missing: the folder, or the commit that it holds', () => {
    expect(() => run({}, null)).toThrow('add --commit <sha>');
    writeFileSync(join(folder, 'LICENSE-NOTE.md'), `- Snapshot commit: ${'a'.repeat(40)} (2026-08-22T22:23:08+02:00)\n`);
    run({ rules: [rule] }, null);
    expect(sources()).toMatchObject([{ date: '2026-08-22' }]);
    rmSync(folder, { recursive: true });
    expect(() => run({})).toThrow('Cannot find the folder');
  });

  it('reports counts, what was rejected and why, and names without a field', () => {
    const rejected = [{ id: '3', reason: 'Reads another log' }];
    const text = describeImport(run({ rules: [rule], rejected, unmapped: new Map([['dest', 2]]) }));
    expect(text).toContain('stackrox: 2 rules seen, 1 imported, 0 of them with parts that cannot be expressed');
    expect(text).toContain('rejected 3: Reads another log');
    expect(text).toContain('no field of the event for "dest" (2)');
  });

  it('says of each tagged rule which ATT&CK its corpus uses, where that is known', () => {
    const sigma = { ...rule, corpus: 'sigma', techniques: ['T1609'] };
    const read = () => ({ rules: [sigma, { ...sigma, id: '2', techniques: [] }], rejected: [], errors: [], unmapped: new Map() });
    importRules({ corpora: ['sigma'], read }, folder, root, { commit: '0123456' });
    const versionOf = (name: string) =>
      parse(readFileSync(join(root, `content/imported/rules/sigma/${name}.yaml`), 'utf8')).attackVersion;
    expect([versionOf('secret-read'), versionOf('secret-read-2')]).toEqual(['19', undefined]);
  });
});

describe('the check of committed rules', () => {
  it('finds a file that somebody edited, with the line', () => {
    run({ rules: [rule] });
    const path = join(root, 'content/imported/rules/stackrox/secret-read.yaml');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"get"', '"list" '));
    expect(() => checkRules(root)).toThrow(/secret-read\.yaml:\d+:1 {2}error {2}import-check/);
    writeFileSync(path, 'corpus: [');
    expect(() => checkRules(root)).toThrow('secret-read.yaml:1');
  });

  it('finds no fault in those of this repository', () => {
    expect(checkRules('.')).toMatch(/^\d{3} rules fit/);
  });
});
