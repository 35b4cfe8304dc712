import { isObject, nameValue, textAt, valueAt } from './json.ts';
import { describeOtherText } from './not-audit-text.ts';

const RAW = 'paste the audit event itself, the object with "verb", "user" and "requestURI"';

/** What a value that is no audit event looks like, and what to paste instead: one sentence without a full stop. */
export function describeOther(value: unknown): string {
  if (typeof value === 'string') return describeOtherText(value);
  if (Array.isArray(value))
    return value.length === 0 ? 'An empty list: there is no event in it' : `A list inside too many others: ${RAW}`;
  if (!isObject(value)) return `Not an audit event but ${nameValue(value)}: ${RAW}`;
  return (
    FORMS.find(({ test }) => test(value))?.message(value) ?? `A JSON object that is no audit event (${keysOf(value)}): ${RAW}`
  );
}

interface Form {
  test(value: object): boolean;
  message(value: object): string;
}

const has = (value: object, ...keys: readonly string[]): boolean => keys.every((key) => Object.hasOwn(value, key));
const says = (message: string) => (): string => message;

/** In order: the first form whose test holds names the value. */
const FORMS: readonly Form[] = [
  { test: (value) => Object.keys(value).length === 0, message: says(`An empty object: ${RAW}`) },
  { test: isEmptyList, message: says('An EventList without items: there is no event in it') },
  {
    test: (value) => textAt(value, 'kind') === 'Event' && /^(v1|events\.k8s\.io\/.*)$/.test(textAt(value, 'apiVersion')),
    message: says(
      'An Event object of the Kubernetes API, as "kubectl get events" shows it, not an audit event: audit events are in the audit log',
    ),
  },
  {
    test: (value) => textAt(value, 'apiVersion').startsWith('audit.k8s.io/') && textAt(value, 'kind') === 'Policy',
    message: says('An audit Policy, which says what is logged: paste an event that was logged'),
  },
  {
    test: (value) => textAt(value, 'apiVersion') !== '' && textAt(value, 'kind') !== '',
    message: (value) =>
      `A Kubernetes object, ${textAt(value, 'kind')} of ${textAt(value, 'apiVersion')}, not a record of a request: ${RAW}`,
  },
  {
    test: (value) => has(value, 'rule', 'output') && has(value, 'priority'),
    message: says(`A Falco alert: ${RAW} that raised it`),
  },
  {
    test: isGkeEntry,
    message: says('A GKE log entry (Cloud Audit Logs), which is not read yet: its request is in protoPayload.methodName'),
  },
  { test: isGoogleEntry, message: says('An entry of Google Cloud Audit Logs for another service than Kubernetes') },
  {
    test: (value) => has(value, 'eventSource', 'eventName'),
    message: says(
      'A CloudTrail record: calls to AWS, not to the Kubernetes API; EKS audit events are in the log group /aws/eks/<cluster>/cluster',
    ),
  },
  { test: isAksRecord, message: says('An AKS diagnostic record, which is not read yet: paste the JSON text in its "log"') },
  {
    test: (value) => has(value, 'operationName', 'resourceId'),
    message: says('An Azure activity or resource log for another service than the Kubernetes audit log'),
  },
  { test: isElastic, message: says(`An Elastic document (ECS), which is not read yet: ${RAW}`) },
  { test: (value) => has(value, 'class_uid', 'category_uid'), message: says(`An OCSF record, which is not read yet: ${RAW}`) },
  {
    test: (value) => has(value, 'logEvents') || has(value, 'messageType', 'logGroup'),
    message: says('A CloudWatch payload, which is not read yet: paste the "message" of one log event'),
  },
  {
    test: (value) => has(value, 'Verb') || has(value, 'AuditId'),
    message: says(`A row of an Azure table such as AKSAudit, which is not read yet: ${RAW}`),
  },
  {
    test: hasJsonText,
    message: (value) =>
      `A log record with the event as text inside, which is not read yet: paste the text in "${jsonTextKey(value)}" without its quotes`,
  },
];

function isEmptyList(value: object): boolean {
  const items = valueAt(value, 'items');
  return /^(Event)?List$/.test(textAt(value, 'kind')) && Array.isArray(items) && items.length === 0;
}

function isGkeEntry(value: object): boolean {
  const payload = valueAt(value, 'protoPayload');
  return (
    isObject(payload) && (textAt(payload, 'serviceName') === 'k8s.io' || textAt(payload, 'methodName').startsWith('io.k8s.'))
  );
}

function isGoogleEntry(value: object): boolean {
  return has(value, 'protoPayload') || (has(value, 'logName') && (has(value, 'resource') || has(value, 'jsonPayload')));
}

function isAksRecord(value: object): boolean {
  return has(value, 'log_s') || (/^kube-audit|^guard$/.test(textAt(value, 'category')) && isObject(valueAt(value, 'properties')));
}

function isElastic(value: object): boolean {
  return (
    isObject(valueAt(value, 'ecs')) ||
    has(value, '_source') ||
    (has(value, '@timestamp') && (has(value, 'kubernetes') || has(value, 'event')))
  );
}

function hasJsonText(value: object): boolean {
  return jsonTextKey(value) !== undefined;
}

function jsonTextKey(value: object): string | undefined {
  return ['log', 'message', 'msg', '_raw', 'event', 'line', '@message'].find((key) =>
    textAt(value, key).trimStart().startsWith('{'),
  );
}

function keysOf(value: object): string {
  const keys = Object.keys(value);
  const named = keys.slice(0, 4).map((key) => `"${key.slice(0, 30)}"`);
  return `its keys are ${named.join(', ')}${keys.length > 4 ? ' and more' : ''}`;
}
