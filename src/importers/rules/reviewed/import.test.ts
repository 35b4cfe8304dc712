import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { all, equals, unsupported } from '../../../predicate/build.ts';
import type { Corpus } from '../../../schema/corpus.ts';
import { ruleContent } from '../../../schema/rule.ts';
import { importReviewed } from './import.ts';

const scratch = mkdtempSync(join(tmpdir(), 'import-reviewed-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const COMMIT = '0123456789abcdef0123456789abcdef01234567';
const base = {
  ...{ vendor: 'Test', summary: 'Rules for a test.', references: [{ title: 'Test', url: 'https://example.org/' }] },
  severities: { Info: 'informational' },
  statuses: { '': 'stable', on: 'stable' },
} as const;
const panther: Corpus = {
  ...base,
  id: 'panther',
  title: 'Panther',
  repository: 'panther-labs/panther-analysis',
  license: 'Apache-2.0',
};
const datadog: Corpus = { ...base, id: 'datadog', title: 'Datadog', repository: 'none', license: 'proprietary' };

const rule = {
  ...{ corpus: 'panther', id: 'K8s.Exec', title: 'Exec into a Pod', path: 'rules/exec.yml', license: 'Apache-2.0' },
  url: `https://github.com/panther-labs/panther-analysis/blob/${COMMIT}/rules/exec.yml`,
  ...{ severity: 'Info', status: 'on', language: 'panther-python', logSource: 'eks-cloudwatch', scope: 'core' },
  attack: { tactics: ['Persistence', 'TA0001', 'sorcery'], techniques: ['T1609', 'none'] },
  operations: [{ verbs: ['create'], resources: ['pods'], subresources: ['exec'], apiGroups: 'any' }],
  ...{ outcome: 'allow', confidence: 'high', note: 'verb get not covered' },
};

function read(...rules: object[]) {
  writeFileSync(join(scratch, 'reviewed.json'), JSON.stringify({ about: 'A test', rules }, null, 1));
  return readFolder(scratch);
}

function readFolder(folder: string) {
  const corpora = new Map([panther, datadog].map((corpus) => [corpus.id, corpus]));
  const result = importReviewed({ folder, corpus: panther, corpora, commit: '', dialects: new Map(), fields: [] });
  for (const one of result.rules) ruleContent.parse(one);
  return result;
}

const FAR = 'the other conditions of the rule, and that the request was allowed or succeeded';

describe('an import of rules that a person read', () => {
  it('takes their facts, the operations they name, and that the rest was not transcribed', () => {
    const { rules, errors } = read(rule);
    expect(errors).toEqual([]);
    expect(rules).toEqual([
      {
        ...{ corpus: 'panther', id: 'K8s.Exec', title: 'Exec into a Pod', url: rule.url },
        ...{ language: 'panther-python', logSource: 'eks-cloudwatch', scope: 'core', reading: 'hand-read' },
        status: { level: 'stable', original: 'on' },
        severity: { level: 'informational', original: 'Info' },
        tactics: ['TA0001', 'TA0003'],
        techniques: ['T1609'],
        predicate: all(
          equals('verb', 'create'),
          equals('objectRef.resource', 'pods'),
          equals('objectRef.subresource', 'exec'),
          unsupported('not-transcribed', FAR),
        ),
        unsupported: [{ what: 'not-transcribed', text: FAR }],
        note: 'Verb get not covered.',
        provenance: {
          repository: 'panther-labs/panther-analysis',
          path: 'rules/exec.yml',
          commit: COMMIT,
          license: 'Apache-2.0',
        },
      },
    ]);
  });
  it('makes an id of the title where none is public, and knows no commit then', () => {
    const other = { ...rule, corpus: 'datadog', id: null, path: null, severity: null, status: '', note: '' };
    const { rules } = read({ ...other, url: 'https://docs.datadoghq.com/security/default_rules/', confidence: 'medium' });
    expect(rules[0]).toMatchObject({
      id: 'exec-into-a-pod',
      severity: { level: 'none', original: null },
      status: { level: 'stable', original: null },
      note: 'Its id is not public; this one is made of its title. The operations were read with medium confidence.',
      provenance: { repository: 'none', path: 'security/default_rules/', commit: 'none', license: 'proprietary' },
    });
  });
  it('adds the tests that show a rule to be dead', () => {
    const dead = { ...rule, id: 'Kubernetes.PodCreatedDefaultNameSpace' };
    expect(JSON.stringify(read(dead).rules[0]?.predicate)).toContain('"requestObject.kind"');
  });
  it('rejects a rule that names no operation, with its reason', () => {
    const { rules, rejected } = read({ ...rule, operations: [], note: 'reads node logs' });
    expect(rules).toEqual([]);
    expect(rejected).toEqual([
      {
        ...{ corpus: 'panther', commit: COMMIT, id: 'K8s.Exec', path: 'rules/exec.yml' },
        reason: 'Reads node logs. It names no request to the API of a cluster.',
      },
    ]);
  });
  it.each([
    [{ corpus: 'nobody' }, 5, 'Cannot find the corpus "nobody" in content/vocab/corpora.yaml: describe it there'],
    [
      { severity: 'Dire' },
      11,
      'Cannot place the severity "Dire" of Panther: add it to "severities" in content/vocab/corpora.yaml',
    ],
    [{ status: 'off' }, 12, 'Cannot place the status "off" of Panther: add it to "statuses" in content/vocab/corpora.yaml'],
    [{ scope: 'near' }, 15, expect.stringContaining('Cannot read "rules.0.scope"')],
  ])('says where a mistake is: %j', (wrong, line, message) => {
    expect(read({ ...rule, ...wrong }).errors).toMatchObject([{ path: 'reviewed.json', line, message }]);
  });
  it('refuses one id for two rules', () => {
    expect(read(rule, rule).errors).toMatchObject([
      { message: expect.stringContaining('"panther/K8s.Exec" stands there twice') },
    ]);
  });
  it('says that the file is missing, empty or no JSON', () => {
    expect(readFolder(join(scratch, 'nowhere')).errors).toMatchObject([{ message: 'Cannot find reviewed.json in the folder' }]);
    writeFileSync(join(scratch, 'reviewed.json'), '{"rules": [');
    expect(readFolder(scratch).errors[0]).toMatchObject({ path: 'reviewed.json', line: 1, column: 12 });
    writeFileSync(join(scratch, 'reviewed.json'), '');
    expect(readFolder(scratch).errors).toMatchObject([{ message: 'reviewed.json is empty' }]);
  });
});
