/** A log that Splunk's searches for Kubernetes read. */
export interface SplunkLog {
  readonly dialect: string;
  readonly logSource: string;
}

/** By the macro that selects it. */
const LOGS: Readonly<Record<string, SplunkLog>> = {
  kube_audit: { dialect: 'splunk-kube-audit', logSource: 'k8s-audit' },
  aws_cloudwatchlogs_eks: { dialect: 'splunk-aws-eks', logSource: 'eks-cloudwatch' },
  kubernetes_azure: { dialect: 'splunk-azure', logSource: 'aks-kube-audit' },
  google_gcp_pubsub_message: { dialect: 'splunk-gcp', logSource: 'gke-cloud-audit' },
};

/** The dialect of the event that lies as text in `properties.log` of a record of Azure. */
export const UNWRAPPED = { input: 'properties.log', dialect: 'splunk-azure' };

/**
 * The log that a search reads, by the macro at its beginning. Undefined for searches of other logs; messages of Google Cloud are of
 * Kubernetes only where the rule says that its assets are.
 */
export function findLog(search: string, assetType: string): SplunkLog | undefined {
  const name = /`(\w+)`/.exec(search)?.[1] ?? '';
  const log = Object.hasOwn(LOGS, name) ? LOGS[name] : undefined;
  return name === 'google_gcp_pubsub_message' && !/kubernetes|gke/i.test(assetType) ? undefined : log;
}
