import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { all, equals, FALSE, not } from '../../../predicate/build.ts';
import type { Corpus } from '../../../schema/corpus.ts';
import type { Dialect } from '../../../schema/dialect.ts';
import { ruleContent } from '../../../schema/rule.ts';
import { importSplunk } from './import.ts';

const scratch = mkdtempSync(join(tmpdir(), 'import-splunk-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
let count = 0;

const references = [{ title: 'Test', url: 'https://example.org/' }];
const corpus: Corpus = {
  ...{ id: 'splunk', title: 'Splunk', vendor: 'Splunk', summary: 'Searches for a test.' },
  ...{ repository: 'splunk/security_content', license: 'Apache-2.0' },
  severities: { 'risk 49 (impact 70, confidence 70)': 'medium' },
  statuses: { production: 'stable', experimental: 'experimental', 'experimental/Hunting': 'hunting' },
  references,
};
const facts = { title: 'Test', product: 'Test', languages: [], summary: 'A dialect for a test.', references };
const dialects: readonly Dialect[] = [
  {
    ...{ ...facts, id: 'splunk-kube-audit', source: [{ name: 'source', values: ['kubernetes'] }] },
    fields: [
      { name: 'verb', path: 'verb' },
      { name: 'user.groups{}', path: 'user.groups[]' },
    ],
  },
  { ...facts, id: 'splunk-azure', fields: [{ name: 'verb', path: 'verb' }] },
  {
    ...{ ...facts, id: 'splunk-gcp', source: [{ name: 'sourcetype', values: ['google:gcp:pubsub:message'] }] },
    fields: [
      { name: 'data.protoPayload.methodName', reader: 'gke-method-name' },
      { name: 'data.protoPayload.authorizationInfo{}.resource', reader: 'gke-authorized-resource' },
      { name: 'data.protoPayload.status.message', reader: 'grpc-name', path: 'responseStatus.message' },
    ],
  },
];

/** Imports a folder with these files. */
function read(files: Readonly<Record<string, string>>) {
  const folder = join(scratch, String(count++));
  const macros = {
    'macros/kube_audit.yml': 'name: kube_audit\ndefinition: source="kubernetes"\n',
    'macros/kube_allowed.yml': 'name: kube_allowed\ndefinition: user.groups{} IN (admin)\n',
    'macros/google_gcp_pubsub_message.yml':
      'name: google_gcp_pubsub_message\ndefinition: sourcetype="google:gcp:pubsub:message"\n',
  };
  for (const [name, text] of Object.entries({ ...macros, ...files })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const result = importSplunk({
    ...{ folder, corpus, commit: 'c0ffee', fields: ['verb', 'user.groups[]'] },
    corpora: new Map([[corpus.id, corpus]]),
    dialects: new Map(dialects.map((dialect) => [dialect.id, dialect])),
  });
  for (const rule of result.rules) ruleContent.parse(rule);
  return result;
}

const PATH = 'detections/cloud/x.yml';
const detection = (search: string, more: { status?: string; type?: string; asset?: string } = {}) => `name: A detection
id: 11111111-2222-3333-4444-555555555555
status: ${more.status ?? 'production'}
type: ${more.type ?? 'Anomaly'}
description: Not copied.
search: ${search}
tags:
  asset_type: ${more.asset ?? 'Kubernetes'}
  confidence: 70
  impact: 70
  risk_score: 49
  mitre_attack_id: [T1053.007]
`;

describe('a detection', () => {
  it('has its facts, a link to its file, and its search with macros written out', () => {
    const search = "'`kube_audit` verb=create | search NOT `kube_allowed` | stats count by verb | `a_detection_filter`'";
    const { rules, errors, rejected } = read({ [PATH]: detection(search) });
    expect({ errors, rejected }).toEqual({ errors: [], rejected: [] });
    expect(rules).toEqual([
      {
        corpus: 'splunk',
        id: '11111111-2222-3333-4444-555555555555',
        title: 'A detection',
        url: 'https://github.com/splunk/security_content/blob/c0ffee/detections/cloud/x.yml',
        ...{ language: 'spl', dialect: 'splunk-kube-audit', logSource: 'k8s-audit', scope: 'core', reading: 'parsed' },
        status: { level: 'stable', original: 'production' },
        severity: { level: 'medium', original: 'risk 49 (impact 70, confidence 70)' },
        tactics: [],
        techniques: ['T1053.007'],
        predicate: all(
          { ...equals('verb', 'create'), ignoreCase: true },
          not({ ...equals('user.groups[]', 'admin'), ignoreCase: true }),
        ),
        names: [{ field: 'user.groups[]', name: 'user.groups{}' }],
        unsupported: [],
        provenance: { repository: 'splunk/security_content', path: PATH, commit: 'c0ffee', license: 'Apache-2.0' },
      },
    ]);
  });
  it('for people to hunt with is rated so', () => {
    const { rules } = read({ [PATH]: detection('"`kube_audit` verb=get"', { status: 'experimental', type: 'Hunting' }) });
    expect(rules[0]?.status).toEqual({ level: 'hunting', original: 'experimental/Hunting' });
  });
  it('says which words it looks for, that it never matches, and that it reads what its log has not', () => {
    const note = (search: string) => read({ [PATH]: detection(search) }).rules[0];
    expect(note("'`kube_audit` verb=get OR secrets'")?.note).toBe('Looks for "secrets" anywhere in the record, not in a field.');
    expect(note("'`kube_audit` verb!=*'")).toMatchObject({ predicate: FALSE, note: 'Never matches: no value fits verb!=*.' });
    expect(note("'`google_gcp_pubsub_message` | spath input=properties.log | search verb=get'")?.note).toBe(
      'Reads the event from properties.log, which records of this log do not have.',
    );
  });
  it('on messages of Google Cloud is one on Kubernetes only if it says so', () => {
    const search = "'`google_gcp_pubsub_message` data.protoPayload.methodName=io.k8s.core.v1.pods.create'";
    expect(read({ [PATH]: detection(search, { asset: 'GCP bucket' }) }).rules).toEqual([]);
    const { rules } = read({ [PATH]: detection(search, { asset: 'GCP GKE Kubernetes cluster' }) });
    expect(rules[0]).toMatchObject({
      logSource: 'gke-cloud-audit',
      predicate: { all: [equals('verb', 'create'), {}, {}, {}, {}] },
    });
  });
  it('reads what Google Cloud has in place of resource and status', () => {
    const readGcp = (search: string) =>
      read({ [PATH]: detection(`'\`google_gcp_pubsub_message\` ${search}'`) }).rules[0]?.predicate;
    expect(readGcp('data.protoPayload.status.message=PERMISSION_DENIED')).toEqual(equals('responseStatus.code', 403));
    expect(readGcp('data.protoPayload.status.message="pods is forbidden"')).toEqual({
      ...equals('responseStatus.message', 'pods is forbidden'),
      ignoreCase: true,
    });
    expect(readGcp('data.protoPayload.authorizationInfo{}.resource=secrets OR configmaps')).toMatchObject({
      any: [
        { all: [equals('objectRef.resource', 'secrets'), { reason: 'never-written' }] },
        { unsupported: 'configmaps', reason: 'full-text' },
        { all: [equals('objectRef.resource', 'configmaps'), { reason: 'never-written' }] },
      ],
    });
  });
  it('on another log is left aside', () => {
    expect(read({ [PATH]: detection("'`sysmon` x'"), 'detections/web/y.yml': 'a: [' })).toMatchObject({ rules: [], errors: [] });
  });
  it('counts the names that have no path', () => {
    expect([...read({ [PATH]: detection("'`kube_audit` src_ip=x'") }).unmapped]).toEqual([['src_ip', 1]]);
  });
});

describe('a mistake', () => {
  const errorsOf = (text: string) => read({ [PATH]: text }).errors;
  it('in a search is named with its line and column in the file', () => {
    expect(errorsOf(detection("'`kube_audit` verb=get\n  | search (verb=list'"))).toEqual([
      { path: PATH, line: 7, column: 22, message: 'Text ends where ")" should stand' },
    ]);
    expect(errorsOf(detection("'`kube_audit`\n  verb=get ) x'"))).toMatchObject([{ line: 7, column: 12 }]);
  });
  it('in a macro is named where its name stands', () => {
    const files = {
      [PATH]: detection("'verb=get `kube_audit`'"),
      'macros/kube_audit.yml': 'name: kube_audit\ndefinition: = x\n',
    };
    expect(read(files).errors).toMatchObject([{ path: PATH, line: 6, column: 19 }]);
  });
  it.each([
    ['`kube_audit`: [', 'x'],
    [detection('"`kube_audit`"').replace('T1053.007', 'exec'), 'Cannot read "tags.mitre_attack_id.0"'],
    [detection('"`kube_audit`"', { status: 'odd' }), 'Cannot place the status "odd" of Splunk'],
    [detection('"`kube_audit`"').replace('49', '50'), 'Cannot place the severity "risk 50 (impact 70, confidence 70)"'],
    [detection('"`aws_cloudwatchlogs_eks` x"'), 'Cannot find the dialect "splunk-aws-eks"'],
    [detection('"`kube_audit`"').replace(/^id:.*$/m, ''), 'Cannot read "id"'],
  ])('in %j is an error, not an exception', (text, message) => {
    const [error] = errorsOf(text);
    expect(error).toMatchObject({ path: PATH, line: expect.any(Number) });
    if (message !== 'x') expect(error?.message).toContain(message);
  });
  it('in the file of a macro is an error', () => {
    expect(read({ 'macros/bad.yml': 'a: [' }).errors).toMatchObject([{ path: 'macros/bad.yml' }]);
  });
  it('of an empty folder is none', () => {
    expect(read({})).toMatchObject({ rules: [], errors: [] });
  });
});
