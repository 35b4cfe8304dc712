/** What an event was found in, by the wrapper's name, to follow "in" or "by". */
const TITLES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    eventlist: 'a body of the audit webhook (EventList)',
    list: 'a List',
    'json-array': 'a JSON array',
    csv: 'a CSV file',
    eks: 'the log of EKS',
    'cloudwatch-subscription': 'a subscription payload of CloudWatch Logs',
    'cloudwatch-filter-log-events': 'an answer of CloudWatch Logs, filter-log-events',
    'eks-cloudwatch-insights': 'a result of CloudWatch Logs Insights',
    aks: 'a diagnostic record of AKS',
    'azure-event-hubs': 'a batch of Azure Event Hubs',
    azurediagnostics: 'a row of AzureDiagnostics',
    'query-table': 'a table of a query',
    cloudauditevents: 'a row of CloudAuditEvents',
    'awsekslogs-table': 'a row of AWSEKSLogs',
    'aksaudit-table': 'a row of AKSAudit',
    gke: 'a log entry of GKE',
    'gkeaudit-table': 'a row of GKEAudit',
    'gcpauditlogs-table': 'a row of GCPAuditLogs',
    'openshift-viaq': 'a record of OpenShift logging',
    otlp: 'a log record of OpenTelemetry',
    'base64-data': 'base64',
    'elasticsearch-hits': 'a search result of Elasticsearch',
    'elasticsearch-hit': 'a hit of Elasticsearch',
    'kibana-flat': 'the fields of a document in Kibana',
    'elastic-azure-platformlogs': 'an Elastic document of Azure platform logs',
    'elastic-gcp-audit': 'an Elastic document of Google Cloud audit logs',
    ecs: 'an Elastic document',
    'legacy-text': 'the API server’s text log',
    'cri-line': 'a line of a container runtime’s log',
    syslog: 'a line of syslog',
    'prefixed-line': 'a line with other text before it',
    'json-string': 'a quoted JSON text',
    'splunk-export': 'a search result of Splunk',
    'splunk-hec': 'a body of Splunk’s HTTP Event Collector',
    datadog: 'a log of Datadog',
    'loki-push': 'a push to Loki',
    'loki-query': 'a query result of Loki',
    ocsf: 'an OCSF record of API activity',
    panther: 'a record of Panther',
    'docker-json-file': 'Docker’s json-file log',
    vector: 'a record of Vector',
    'flat-row': 'a row of fields',
    'fluentbit-parsed': 'a record of Fluent Bit, Fluentd or the like, with keys of its own',
    'fluentbit-log': 'a record of Fluent Bit, Fluentd or the like, as text',
    'nested-json': 'other JSON',
  }),
);

/** Events that stand for themselves, by how they were written. */
const PLAIN: ReadonlyMap<string, string> = new Map([
  ['raw', 'raw event'],
  ['pretty-json-text', 'raw event over many lines'],
  ['yaml-text', 'raw event in YAML'],
]);

/** The wrapper in words: `a log of Datadog`; its name where there are none. */
export function wrapperTitle(name: string): string {
  return TITLES.get(name) ?? name;
}

/** Where an event was found, in words: `raw event`, `in a log of Datadog`. */
export function foundIn(name: string): string {
  return PLAIN.get(name) ?? `in ${wrapperTitle(name)}`;
}
