import { describe, expect, it } from 'vitest';
import { findElasticLog } from './log.ts';

describe('the log that a rule reads', () => {
  it.each([
    ['logs-kubernetes.audit_logs-*', 'a:b', 'elastic-kubernetes'],
    ['logs-azure.platformlogs-*', 'azure.platformlogs.category:"kube-audit"', 'elastic-aks'],
    ['logs-gcp.audit-*', 'event.action:"io.k8s.core.v1.pods.create"', 'elastic-gke'],
    ['logs-gcp*', 'service.name:"k8s.io"', 'elastic-gke'],
    ['logs-azure.activitylogs-*', 'x:"MICROSOFT.KUBERNETES/CONNECTEDCLUSTERS/PODS/DELETE"', 'elastic-azure-activitylogs'],
  ])('%s with %s is that of the dialect %s', (index, query, dialect) => {
    expect(findElasticLog([index], query)?.dialect).toBe(dialect);
  });
  it('is none where the index holds other records too and the query asks for those', () => {
    expect(findElasticLog(['logs-gcp.audit-*'], 'event.action:"google.iam.admin.v1.CreateRole"')).toBeUndefined();
    expect(findElasticLog(['logs-azure.activitylogs-*'], 'x:"MICROSOFT.KUBERNETES/CONNECTEDCLUSTERS/DELETE"')).toBeUndefined();
    expect(findElasticLog(['logs-aws.cloudtrail-*'], 'io.k8s.core')).toBeUndefined();
    expect(findElasticLog([], 'a:b')).toBeUndefined();
  });
  it('is the audit log itself for a rule on several', () => {
    expect(findElasticLog(['logs-gcp.audit-*', 'logs-kubernetes.audit_logs-*'], 'io.k8s.core')?.logSource).toBe('k8s-audit');
  });
});
