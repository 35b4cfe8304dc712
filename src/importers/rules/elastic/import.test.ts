import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { all, any, equals, exists, not, unsupported } from '../../../predicate/build.ts';
import type { Corpus } from '../../../schema/corpus.ts';
import { ruleContent } from '../../../schema/rule.ts';
import { readVocabulary } from '../read-vocabulary.ts';
import { importElastic } from './import.ts';

const { dialects, fields } = readVocabulary('.');
const scratch = mkdtempSync(join(tmpdir(), 'import-elastic-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
let count = 0;

const corpus: Corpus = {
  ...{
    id: 'elastic',
    title: 'Elastic',
    vendor: 'Elastic',
    summary: 'Rules for a test.',
    repository: 'elastic/detection-rules',
    license: 'Elastic-2.0',
  },
  severities: { low: 'low', high: 'high' },
  statuses: { production: 'stable', deprecated: 'deprecated', hunting: 'hunting' },
  references: [{ title: 'Test', url: 'https://example.org/' }],
};

/** Imports a folder with these files, and checks every rule against the schema. */
function read(files: Readonly<Record<string, string>>) {
  const folder = join(scratch, String(count++));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const result = importElastic({ folder, corpus, corpora: new Map([[corpus.id, corpus]]), commit: 'c0ffee', dialects, fields });
  for (const rule of result.rules) ruleContent.parse(rule);
  return result;
}

interface Parts {
  readonly index?: string;
  readonly language?: string;
  readonly more?: string;
  readonly severity?: string;
}

function toml(
  query: string,
  { index = 'logs-kubernetes.audit_logs-*', language = 'kuery', more = '', severity = 'low' }: Parts = {},
): string {
  return `[metadata]
maturity = "production"

[rule]
index = ["${index}"]
language = "${language}"
name = "A Kubernetes rule"
rule_id = "1a"
severity = "${severity}"
type = "query"
query = '''
${query}
'''
${more}`;
}

/** The only rule of a file with this query. */
function readOne(query: string, parts: Parts = {}) {
  const { rules, errors } = read({ 'rules/a.toml': toml(query, parts) });
  expect(errors).toEqual([]);
  return rules[0];
}

const DECISION = 'annotations["authorization.k8s.io/decision"]';
const esql = { index: 'none', language: 'esql' };

describe("an import of Elastic's rules", () => {
  it('keeps facts, link, tags and provenance', () => {
    const more = `building_block_type = "default"
[[rule.threat]]
framework = "MITRE ATT&CK"
tactic = { id = "TA0002", name = "Execution" }
[[rule.threat.technique]]
id = "T1609"
[[rule.threat.technique.subtechnique]]
id = "T1609.001"
`;
    expect(readOne('kubernetes.audit.verb:create', { more })).toMatchObject({
      ...{
        corpus: 'elastic',
        id: '1a',
        title: 'A Kubernetes rule',
        language: 'kuery',
        dialect: 'elastic-kubernetes',
        logSource: 'k8s-audit',
      },
      url: 'https://github.com/elastic/detection-rules/blob/c0ffee/rules/a.toml',
      ...{ scope: 'core', reading: 'parsed' },
      status: { level: 'stable', original: 'production' },
      severity: { level: 'low', original: 'low' },
      ...{ tactics: ['TA0002'], techniques: ['T1609', 'T1609.001'] },
      note: expect.stringContaining('building block'),
      names: [{ field: 'verb', name: 'kubernetes.audit.verb' }],
      provenance: { repository: 'elastic/detection-rules', path: 'rules/a.toml', commit: 'c0ffee', license: 'Elastic-2.0' },
    });
  });

  it('leaves out tests that only select the log, and spells values and keys as the event does', () => {
    const query =
      'data_stream.dataset : "kubernetes.audit_logs" and event.action:(get or list) and event.outcome:success and kubernetes.audit.annotations.authorization_k8s_io/reason:*RBAC*';
    expect(readOne(query)?.predicate).toEqual(
      all(equals('verb', 'get', 'list'), equals(DECISION, 'allow'), {
        field: 'annotations["authorization.k8s.io/reason"]',
        op: 'contains',
        values: ['RBAC'],
      }),
    );
  });

  it('reads AKS below properties.log, where event.action is a constant', () => {
    const query = `data_stream.dataset:azure.platformlogs and event.action:"Microsoft.ContainerService/managedClusters/diagnosticLogs/Read"
      and azure.platformlogs.category:("kube-audit" or "kube-audit-admin") and azure.platformlogs.properties.log.objectRef.subresource:"exec"`;
    const rule = readOne(query, { index: 'logs-azure.platformlogs-*' });
    expect(rule).toMatchObject({ dialect: 'elastic-aks', logSource: 'aks-kube-audit' });
    expect(rule?.predicate).toEqual(equals('objectRef.subresource', 'exec'));
  });

  it('reads GKE by its method name, labels and bodies', () => {
    const query = `service.name:"k8s.io" and event.action:"io.k8s.core.v1.pods.create" and gcp.audit.request.spec.hostPID:true
      and gcp.audit.labels.authorization.k8s.io/decision:"allow" and not user.email:system\\:*`;
    const rule = readOne(query, { index: 'logs-gcp.audit-*' });
    expect(rule).toMatchObject({ dialect: 'elastic-gke', logSource: 'gke-cloud-audit' });
    expect(rule?.predicate).toEqual(
      all(
        ...[equals('verb', 'create'), equals('objectRef.resource', 'pods'), not(exists('objectRef.subresource'))],
        ...[not(exists('objectRef.apiGroup')), equals('objectRef.apiVersion', 'v1')],
        ...[equals('requestObject.spec.hostPID', true), equals(DECISION, 'allow')],
        not({ field: 'user.username', op: 'startsWith', values: ['system:'] }),
      ),
    );
  });

  it('reads the activity log of Azure Arc as one beside the audit log', () => {
    const query =
      'azure.activitylogs.operation_name:"MICROSOFT.KUBERNETES/CONNECTEDCLUSTERS/SECRETS/DELETE" and event.outcome:(Success or success)';
    const rule = readOne(query, { index: 'logs-azure.activitylogs-*' });
    expect(rule).toMatchObject({ scope: 'adjacent', logSource: 'azure-activity-log' });
    expect(rule?.predicate).toEqual(
      all(
        equals('verb', 'delete'),
        equals('objectRef.resource', 'secrets'),
        not(exists('objectRef.apiGroup')),
        equals(DECISION, 'allow'),
      ),
    );
  });

  it('takes the branch of a query on several logs that reads this one', () => {
    const query = `from logs-aws.cloudtrail-*, logs-kubernetes.audit_logs-* | where (data_stream.dataset == "aws.cloudtrail" and event.action == "GetSecretValue")
      or (data_stream.dataset == "kubernetes.audit_logs" and kubernetes.audit.objectRef.resource == "secrets")`;
    expect(readOne(query, esql)?.predicate).toEqual(equals('objectRef.resource', 'secrets'));
  });

  it('calls fields what that branch calls them, not what the others do', () => {
    const query = `(data_stream.dataset:aws.cloudtrail and event.action:GetSecretValue and aws.region:x)
      or (data_stream.dataset:kubernetes.audit_logs and kubernetes.audit.verb:get)`;
    const { rules, unmapped } = read({ 'a.toml': toml(query) });
    expect(rules[0]).toMatchObject({
      ...{ predicate: equals('verb', 'get'), names: [{ field: 'verb', name: 'kubernetes.audit.verb' }] },
    });
    expect(unmapped.size).toBe(0);
  });

  it('takes the steps of a sequence that read this log, any of them, and says that there is a sequence', () => {
    const query = `sequence with maxspan=1s [process where process.name == "curl"] by host.name
      [any where event.dataset == "other"] by host.name
      [any where data_stream.dataset == "kubernetes.audit_logs" and kubernetes.audit.verb == "get"] by user.name
      [any where kubernetes.audit.verb == "create"] by user.name`;
    const rule = readOne(query, { language: 'eql' });
    expect(rule?.predicate).toEqual(
      any(all(equals('verb', 'get'), exists('user.username')), all(equals('verb', 'create'), exists('user.username'))),
    );
    expect(rule?.unsupported).toEqual([{ what: 'sequence', text: 'sequence with maxspan=1s: 4 steps, 2 of them on other logs' }]);
  });

  it('marks lists in ES|QL, and demands a field that is there once', () => {
    const query =
      'from logs-kubernetes.audit_logs-* | where not kubernetes.audit.sourceIPs in ("::1") and user.name is not null and user.name != "x"';
    expect(readOne(query, esql)?.predicate).toEqual(
      all(
        ...[exists('sourceIPs[]'), not({ ...equals('sourceIPs[]', '::1'), elements: 'product' as const })],
        ...[exists('user.username'), not(equals('user.username', 'x'))],
      ),
    );
  });

  it('says what a rule demands of several events', () => {
    const more = `
[rule.threshold]
field = ["user.name"]
value = 5
cardinality = [{ field = "kubernetes.audit.objectRef.resource", value = 4 }]
[rule.new_terms]
field = "new_terms_fields"
value = ["user.name", "source.ip"]
history_window_start = [{ field = "history_window_start", value = "now-7d" }]
`;
    expect(readOne('kubernetes.audit.verb:get', { more })?.unsupported).toEqual([
      { what: 'threshold', text: '5 or more by user.name; 4 or more different kubernetes.audit.objectRef.resource' },
      { what: 'new-terms', text: 'user.name, source.ip: not seen together since now-7d' },
    ]);
  });

  it('does not call one new term several', () => {
    const more = `
[rule.new_terms]
field = "new_terms_fields"
value = ["user.name"]
history_window_start = [{ field = "history_window_start", value = "now-5d" }]
`;
    expect(readOne('kubernetes.audit.verb:get', { more })?.unsupported).toEqual([
      { what: 'new-terms', text: 'user.name: not seen since now-5d' },
    ]);
  });

  it('keeps and counts fields that no audit event has', () => {
    const { rules, unmapped } = read({ 'a.toml': toml('kubernetes.audit.verb:get and source.as.number:1') });
    expect(rules[0]?.predicate).toEqual(all(equals('verb', 'get'), unsupported('unmapped-field', 'source.as.number equals 1')));
    expect([...unmapped]).toEqual([['source.as.number', 1]]);
  });

  it('reads hunts, any of whose queries may find something', () => {
    const hunt = `[hunt]
uuid = "2b"
name = "A Kubernetes hunt"
language = ["ES|QL"]
mitre = ["T1609"]
query = ['from logs-azure.platformlogs-* | where azure.platformlogs.category == "kube-audit" | eval v = json_extract(_source, "$.azure.platformlogs.properties.log.verb") | where v == "get"',
'from logs-azure.platformlogs-* | where azure.platformlogs.category == "kube-audit" | eval v = json_extract(_source, "$.azure.platformlogs.properties.log.verb") | where v == "list"']
`;
    expect(read({ 'hunting/a.toml': hunt }).rules[0]).toMatchObject({
      ...{ id: '2b', language: 'esql', dialect: 'elastic-aks', techniques: ['T1609'], predicate: equals('verb', 'get', 'list') },
      ...{ status: { level: 'hunting', original: 'hunting' }, severity: { level: 'none', original: null } },
    });
  });

  it('leaves aside what reads no log of Kubernetes requests', () => {
    const files = {
      'a.toml': toml('event.action:"google.iam" and kubernetes', { index: 'logs-gcp.audit-*' }),
      'b.toml': '# kubernetes\n[project]\nname = "x"',
      'c.yml': 'kubernetes: 1',
    };
    expect(read(files)).toEqual({ rules: [], rejected: [], errors: [], unmapped: new Map() });
  });

  it('rejects languages that it does not read', () => {
    const { rejected } = read({ 'rules/a.toml': toml('kubernetes', { language: 'lucene' }) });
    expect(rejected).toEqual([{ id: '1a', path: 'rules/a.toml', reason: 'Written in "lucene", which is not read' }]);
  });

  it('names file, line and column of each mistake, and goes on', () => {
    const files = {
      'a.toml': toml('kubernetes.audit.verb:(get or'),
      'b.toml': toml('kubernetes.audit.verb:get', { severity: 'dire' }),
      'c.toml': '# kubernetes\n[rule\n',
      'd.toml': toml('kubernetes.audit.verb:get'),
    };
    const { rules, errors } = read(files);
    expect(rules).toHaveLength(1);
    expect(errors).toEqual([
      { path: 'a.toml', line: 13, column: 1, message: 'Text ends where a value should stand' },
      {
        path: 'b.toml',
        line: 9,
        column: 1,
        message: 'Cannot place the severity "dire" of Elastic: add it to "severities" in content/vocab/corpora.yaml',
      },
      { path: 'c.toml', line: 2, column: expect.any(Number), message: expect.stringMatching(/^Invalid TOML: /) },
    ]);
  });
});
