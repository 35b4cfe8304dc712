import type { RuleContent } from '../../../schema/rule.ts';

/** A log that rules read, and the dialect in which they name its fields. */
export interface ElasticLog extends Pick<RuleContent, 'logSource' | 'scope'> {
  readonly dialect: string;
}

interface KnownLog extends ElasticLog {
  readonly index: RegExp;
  /** What the queries on it have that ask for Kubernetes, where the index holds other records too. */
  readonly query?: RegExp;
}

/** The audit log itself before the logs of the clouds: a rule on several is read for the first of them. */
const LOGS: readonly KnownLog[] = [
  { dialect: 'elastic-kubernetes', logSource: 'k8s-audit', scope: 'core', index: /kubernetes\.audit_logs/ },
  {
    ...{ dialect: 'elastic-aks', logSource: 'aks-kube-audit', scope: 'core' },
    ...{ index: /azure\.platformlogs/, query: /kube-audit|managedClusters\/diagnosticLogs/i },
  },
  {
    dialect: 'elastic-gke',
    logSource: 'gke-cloud-audit',
    scope: 'core',
    index: /gcp|googlecloud/,
    query: /\bio\.k8s\.|\bk8s\.io\b/,
  },
  {
    ...{ dialect: 'elastic-azure-activitylogs', logSource: 'azure-activity-log', scope: 'adjacent' },
    ...{ index: /azure\.activitylogs/, query: /connectedclusters\/[\w.]+(?:\/[\w.]+)?\/(?:read|write|delete)\b/i },
  },
];

/** The log of Kubernetes requests that a rule reads; undefined where it reads none. */
export function findElasticLog(indexes: readonly string[], query: string): ElasticLog | undefined {
  const found = LOGS.find((log) => indexes.some((index) => log.index.test(index)) && (log.query?.test(query) ?? true));
  return found && { dialect: found.dialect, logSource: found.logSource, scope: found.scope };
}
