/** A log of Kubernetes requests that rules read, and how they spell its fields. */
export interface KnownLog {
  /** Key of content/vocab/dialects. */
  readonly dialect: string;
  readonly logSource: string;
  readonly scope: 'core' | 'adjacent';
  /** The log tells of much besides Kubernetes: a rule belongs here only if it names a request to a cluster's API. */
  readonly isShared: boolean;
}

const LOGS: Readonly<Record<string, KnownLog>> = {
  'kubernetes/audit': { dialect: 'sigma-kubernetes', logSource: 'k8s-audit', scope: 'core', isShared: false },
  'gcp/gcp.audit': { dialect: 'sigma-gcp', logSource: 'gke-cloud-audit', scope: 'core', isShared: true },
  'azure/activitylogs': {
    dialect: 'sigma-azure-activitylogs',
    logSource: 'azure-activity-log',
    scope: 'adjacent',
    isShared: true,
  },
};

/** The log that a rule's `logsource` selects, if it is one of Kubernetes requests. */
export function findLog({
  product,
  service,
}: {
  readonly product?: string | undefined;
  readonly service?: string | undefined;
}): KnownLog | undefined {
  const key = `${product ?? ''}/${service ?? ''}`.toLowerCase();
  return Object.hasOwn(LOGS, key) ? LOGS[key] : undefined;
}
