import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { all, exists, not } from '../../../predicate/build.ts';
import type { Corpus } from '../../../schema/corpus.ts';
import type { Dialect } from '../../../schema/dialect.ts';
import { ruleContent } from '../../../schema/rule.ts';
import { importSigma } from './import.ts';

const scratch = mkdtempSync(join(tmpdir(), 'import-sigma-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
let count = 0;

const references = [{ title: 'Test', url: 'https://example.org/' }];
const corpus: Corpus = {
  ...{
    id: 'sigma',
    title: 'Sigma',
    vendor: 'SigmaHQ',
    summary: 'Rules for a test.',
    repository: 'SigmaHQ/sigma',
    license: 'DRL-1.1',
  },
  severities: { low: 'low', high: 'high' },
  statuses: { test: 'stable', '': 'stable' },
  references,
};
const facts = { summary: 'A dialect for a test.', references, title: 'Test', product: 'Test', languages: [] };
const dialects: readonly Dialect[] = [
  { ...facts, id: 'sigma-kubernetes', prefixes: [{ prefix: '', path: '' }], fields: [] },
  { ...facts, id: 'sigma-gcp', fields: [{ name: 'gcp.audit.method_name', reader: 'gke-method-name' }] },
  { ...facts, id: 'sigma-azure-activitylogs', fields: [{ name: 'operationName', reader: 'azure-arc-operation' }] },
];

/** Imports a folder with these files. */
function read(files: Readonly<Record<string, string>>) {
  const folder = join(scratch, String(count++));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const result = importSigma({
    ...{ folder, corpus, commit: 'c0ffee', fields: ['user.groups[]'] },
    corpora: new Map([[corpus.id, corpus]]),
    dialects: new Map(dialects.map((dialect) => [dialect.id, dialect])),
  });
  for (const rule of result.rules) ruleContent.parse(rule);
  return result;
}

const rule = (more: string) => `title: A Kubernetes rule
id: 11111111-2222-3333-4444-555555555555
status: test
author: Ann Example, Bo (@bo)
tags: [attack.t1609, attack.execution, attack.t16]
logsource: { category: application, product: kubernetes, service: audit }
level: high
${more}`;

describe('an import of Sigma rules', () => {
  it('keeps the facts of a rule, its authors, and its logic over canonical fields', () => {
    const text = rule(`detection:
  selection: { verb: create, user.groups: 'system:masters' }
  condition: selection
`);
    const { rules, errors } = read({ 'rules/a b.yml': text });
    expect(errors).toEqual([]);
    expect(rules).toEqual([
      {
        corpus: 'sigma',
        id: '11111111-2222-3333-4444-555555555555',
        title: 'A Kubernetes rule',
        url: 'https://github.com/SigmaHQ/sigma/blob/c0ffee/rules/a%20b.yml',
        authors: ['Ann Example', 'Bo (@bo)'],
        language: 'sigma',
        dialect: 'sigma-kubernetes',
        logSource: 'k8s-audit',
        scope: 'core',
        reading: 'parsed',
        status: { level: 'stable', original: 'test' },
        severity: { level: 'high', original: 'high' },
        tactics: ['TA0002'],
        techniques: ['T1609'],
        predicate: all(
          { field: 'verb', op: 'equals', values: ['create'], ignoreCase: true },
          { field: 'user.groups[]', op: 'equals', values: ['system:masters'], ignoreCase: true },
        ),
        names: [{ field: 'user.groups[]', name: 'user.groups' }],
        unsupported: [],
        note: 'Left out, as no tactic or technique of ATT&CK: attack.t16.',
        provenance: { repository: 'SigmaHQ/sigma', path: 'rules/a b.yml', commit: 'c0ffee', license: 'DRL-1.1' },
      },
    ]);
  });
  it('keeps a field that no event has as the field that the rule tests', () => {
    const { rules, unmapped } = read({
      'a.yml': rule(`detection: { selection: { hostPath: '*', apiGroup: apps }, condition: selection }`),
    });
    expect(rules[0]?.predicate).toEqual(
      all(exists('hostPath'), { field: 'apiGroup', op: 'equals', values: ['apps'], ignoreCase: true }),
    );
    expect(unmapped.size).toBe(0);
  });
  it('lists what it could not read', () => {
    const text = rule(`detection: { selection: { verb: get }, words: [secret], timeframe: 5m, condition: selection and words }`);
    expect(read({ 'a.yml': text }).rules[0]?.unsupported).toEqual([
      { what: 'full-text', text: '"secret"' },
      { what: 'time', text: 'timeframe: 5m' },
    ]);
  });
  it("reads GKE's method names and Azure's operation names", () => {
    const of = (product: string, service: string, selection: string) =>
      rule(`detection: { selection: { ${selection} }, condition: selection }`).replace(
        /logsource.*/,
        `logsource: { product: ${product}, service: ${service} }`,
      );
    const { rules } = read({
      'a.yml': of('gcp', 'gcp.audit', 'gcp.audit.method_name: io.k8s.core.v*.secrets.delete'),
      'b.yml': of('azure', 'activitylogs', 'operationName: MICROSOFT.KUBERNETES/CONNECTEDCLUSTERS/SECRETS/DELETE'),
    });
    const [secret, core] = [
      { field: 'objectRef.resource', op: 'equals', values: ['secrets'] } as const,
      not(exists('objectRef.apiGroup')),
    ];
    const verb = { field: 'verb', op: 'equals', values: ['delete'] } as const;
    expect(rules.map(({ predicate }) => predicate)).toEqual([
      all(verb, secret, not(exists('objectRef.subresource')), core),
      all(verb, secret, core),
    ]);
    expect(rules.map(({ scope }) => scope)).toEqual(['core', 'adjacent']);
  });
  it('counts fields without a canonical one', () => {
    const text = rule(`detection: { a: { gcp.audit.method_name: io.k8s.core.v1.pods.create, data.x: y }, condition: a }`).replace(
      /logsource.*/,
      'logsource: { product: gcp, service: gcp.audit }',
    );
    const { rules, unmapped } = read({ 'a.yml': text });
    expect([...unmapped]).toEqual([['data.x', 1]]);
    expect(rules[0]?.unsupported).toEqual([{ what: 'unmapped-field', text: 'data.x equals "y"' }]);
  });
  it('leaves rules on other logs aside, and says which of a shared log name no request', () => {
    const other = rule('detection: { a: { CommandLine: kubectl }, condition: a }').replace(
      /logsource.*/,
      'logsource: { product: linux }',
    );
    const cloud = rule('detection: { a: { operationName: MICROSOFT.KUBERNETES/CONNECTEDCLUSTERS/WRITE }, condition: a }').replace(
      /logsource.*/,
      'logsource: { product: azure, service: activitylogs }',
    );
    const correlation = 'title: Many Kubernetes requests\nid: c1\ncorrelation:\n  type: event_count\n';
    const { rules, rejected } = read({
      'a.yml': other,
      'b.yml': cloud,
      'c.yml': correlation,
      'd.yml': 'kubernetes: [',
      'e.txt': rule(''),
    });
    expect(rules).toEqual([]);
    expect(rejected.map(({ path, reason }) => [path, reason])).toEqual([
      ['b.yml', 'Names no request to the API of a cluster'],
      ['c.yml', 'Correlates other rules: no single event decides'],
    ]);
  });
  it.each([
    [
      'detection:\n  selection: { verb: get }\n  condition: selection and filter\n',
      10,
      28,
      'Cannot find the search "filter" in the rule',
    ],
    [
      'detection:\n  selection: { verb: get }\n  condition: [selection, "not filter"]\n',
      10,
      31,
      'Cannot find the search "filter" in the rule',
    ],
    ['detection:\n  selection:\n    a|cidr: none\n  condition: selection\n', 10, 13, expect.stringContaining('as a network')],
    ['detection:\n  selection: { verb: get }\n', 9, 3, expect.stringContaining('"detection.condition"')],
    ['detection: [\n', 9, 1, expect.any(String)],
  ])('says where in a file a mistake is: %j', (more, line, column, message) => {
    const { errors, rules } = read({ 'rules/a.yml': rule(more) });
    expect(rules).toEqual([]);
    expect(errors[0]).toEqual({ path: 'rules/a.yml', line, column, message });
  });
  it('asks for a place for words of severity and status that it does not know', () => {
    const text = rule('detection: { a: { verb: get }, condition: a }\n').replace('level: high', 'level: dire');
    expect(read({ 'a.yml': text }).errors).toEqual([
      {
        ...{ path: 'a.yml', line: 7, column: 8 },
        message: 'Cannot place the severity "dire" of Sigma: add it to "severities" in content/vocab/corpora.yaml',
      },
    ]);
  });
  it('takes a rule without a level as one that rates nothing', () => {
    const text = rule('detection: { a: { verb: get }, condition: a }\n').replace('level: high\n', '');
    expect(read({ 'a.yml': text }).rules[0]?.severity).toEqual({ level: 'none', original: null });
  });
});
