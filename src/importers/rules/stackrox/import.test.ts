import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { all, equals, exists, not, unsupported } from '../../../predicate/build.ts';
import type { Corpus } from '../../../schema/corpus.ts';
import type { Dialect } from '../../../schema/dialect.ts';
import { ruleContent } from '../../../schema/rule.ts';
import { importStackrox } from './import.ts';

const scratch = mkdtempSync(join(tmpdir(), 'import-stackrox-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const references = [{ title: 'Test', url: 'https://example.org/' }];
const corpus: Corpus = {
  ...{ id: 'stackrox', title: 'StackRox', vendor: 'StackRox', summary: 'Policies for a test.' },
  ...{ repository: 'stackrox/stackrox', license: 'Apache-2.0', references },
  severities: { HIGH_SEVERITY: 'high' },
  statuses: { enabled: 'stable', disabled: 'disabled' },
};
const dialect: Dialect = {
  ...{ id: 'stackrox', title: 'StackRox', product: 'StackRox', languages: [], summary: 'A dialect for a test.', references },
  fields: [
    { name: 'Kubernetes Resource', path: 'objectRef.resource', values: { cluster_roles: 'clusterroles' } },
    { name: 'Kubernetes API Verb', path: 'verb', values: { update: 'update' } },
    { name: 'Is Impersonated User', path: 'impersonatedUser' },
  ],
};

const group = (fieldName: string, value: string, more = {}) => ({ fieldName, values: [{ value }], ...more });
const policy = {
  id: 'da4e',
  name: 'Role updated',
  severity: 'HIGH_SEVERITY',
  eventSource: 'AUDIT_LOG_EVENT',
  policySections: [
    {
      policyGroups: [
        group('Kubernetes Resource', 'CLUSTER_ROLES'),
        group('Kubernetes API Verb', 'UPDATE'),
        group('Is Impersonated User', 'false'),
      ],
    },
  ],
  mitreAttackVectors: [{ tactic: 'TA0006', techniques: ['T1552.007'] }, { tactic: 'TA0004' }],
};

function read(text: string) {
  writeFileSync(join(scratch, 'policy.json'), text);
  const context = { folder: scratch, corpus, corpora: new Map(), commit: 'c0ffee', fields: [] };
  const result = importStackrox({ ...context, dialects: new Map([['stackrox', dialect]]) });
  for (const rule of result.rules) ruleContent.parse(rule);
  return result;
}
const readPolicy = (more: object) => read(JSON.stringify({ ...policy, ...more }, null, 2));

describe('an import of StackRox policies', () => {
  it('keeps the facts of a policy and its criteria over canonical fields', () => {
    const { rules, errors } = readPolicy({});
    expect(errors).toEqual([]);
    expect(rules[0]).toMatchObject({
      ...{ corpus: 'stackrox', id: 'da4e', title: 'Role updated', reading: 'parsed' },
      url: 'https://github.com/stackrox/stackrox/blob/c0ffee/policy.json',
      status: { level: 'stable', original: 'enabled' },
      severity: { level: 'high', original: 'HIGH_SEVERITY' },
      tactics: ['TA0004', 'TA0006'],
      techniques: ['T1552.007'],
      predicate: all(equals('objectRef.resource', 'clusterroles'), equals('verb', 'update'), not(exists('impersonatedUser'))),
      names: [
        { field: 'objectRef.resource', name: 'Kubernetes Resource' },
        { field: 'verb', name: 'Kubernetes API Verb' },
        { field: 'impersonatedUser', name: 'Is Impersonated User' },
      ],
    });
  });
  it('says of a policy that it ships switched off', () => {
    expect(readPolicy({ disabled: true }).rules[0]?.status).toEqual({ level: 'disabled', original: 'disabled' });
  });
  it('keeps scopes in their own words', () => {
    expect(readPolicy({ scope: [{ namespace: 'x' }], exclusions: [] }).rules[0]?.unsupported).toEqual([
      { what: 'lookup', text: 'scope: [{"namespace":"x"}]' },
    ]);
  });
  it('keeps criteria that are no field of an event in their own words', () => {
    const { rules, unmapped } = readPolicy({ policySections: [{ policyGroups: [group('Image Tag', 'latest')] }] });
    expect(rules[0]?.predicate).toEqual(unsupported('unmapped-field', 'Image Tag startsWith "latest"'));
    expect([...unmapped]).toEqual([['Image Tag', 1]]);
  });
  it('leaves policies on other sources aside', () => {
    expect(readPolicy({ eventSource: 'DEPLOYMENT_EVENT' })).toMatchObject({ rules: [], rejected: [], errors: [] });
  });
  it('says where in a file a mistake is', () => {
    expect(readPolicy({ severity: 'DIRE' }).errors).toMatchObject([{ path: 'policy.json', line: 4, column: 15 }]);
    expect(readPolicy({ policySections: [{ policyGroups: [] }] }).errors).toMatchObject([{ line: 8, column: 23 }]);
    expect(read('{"eventSource": "AUDIT_LOG_EVENT", "policySections": [').errors[0]).toMatchObject({
      path: 'policy.json',
      line: 1,
    });
  });
});
