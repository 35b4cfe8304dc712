import { isObject, nameValue, shorten, textAt, valueAt } from './json.ts';
import { describeOtherText } from './not-audit-text.ts';
import { parseJson } from './text-lines.ts';
import { isKubernetesFinding } from './wrappers/guard-duty.ts';

const RAW = 'paste the audit event itself, the object with "verb", "user" and "requestURI"';

/** What a value that is no audit event looks like, and what to paste instead: one sentence without a full stop. */
export function describeOther(value: unknown): string {
  if (typeof value === 'string') return describeOtherText(value);
  if (Array.isArray(value))
    return value.length === 0 ? 'An empty list: there is no event in it' : `A list inside too many others: ${RAW}`;
  if (!isObject(value)) return `Not an audit event but ${nameValue(value)}: ${RAW}`;
  return describeForm(value) ?? describeInside(value) ?? `A JSON object that is no audit event (${keysOf(value)}): ${RAW}`;
}

function describeForm(value: object): string | undefined {
  return FORMS.find(({ test }) => test(value))?.message(value);
}

/** What the first record is that an object holds in a list or as text, where it is something known. */
function describeInside(value: object): string | undefined {
  const key = jsonTextKey(value);
  const text = key === undefined ? undefined : parseJson(textAt(value, key))?.value;
  const inside = text ?? LISTS.map((list) => valueAt(value, list)).find(Array.isArray)?.[0];
  const form = isObject(inside) ? describeForm(inside) : undefined;
  return form && `${key === undefined ? 'A list' : `A log record with JSON under "${key}"`}. In it: ${form}`;
}

const LISTS = ['Records', 'records', 'events', 'logEvents', 'value', 'data', 'results', 'logs', 'alerts', 'entries'];

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
    test: (value) => textAt(value, 'kind') === 'AdmissionReview',
    message: says('An AdmissionReview, which an admission webhook is asked or answers: audit events are in the audit log'),
  },
  {
    test: (value) => textAt(value, 'apiVersion') !== '' && textAt(value, 'kind') !== '',
    message: (value) =>
      `A Kubernetes object, ${textAt(value, 'kind')} of ${textAt(value, 'apiVersion')}, not a record of a request: ${RAW}`,
  },
  {
    test: (value) => has(value, 'detection', 'logsource'),
    message: says('A Sigma rule, which says what to look for: paste an event that was logged'),
  },
  {
    test: (value) => has(value, 'condition') && ['rule', 'macro'].some((key) => has(value, key)),
    message: says('A rule or macro of Falco, which says what to look for: paste an event that was logged'),
  },
  {
    test: (value) => has(value, 'rule', 'priority') && (has(value, 'output') || has(value, 'output_fields')),
    message: says(`A Falco alert: ${RAW} that raised it`),
  },
  { test: (value) => has(value, 'protoPayload'), message: describeAuditLog },
  {
    test: isKubernetesFinding,
    message: says(
      'A finding of GuardDuty, which sums up requests: their audit events are in the log group /aws/eks/<cluster>/cluster',
    ),
  },
  {
    test: (value) => /vpc_flows$/.test(textAt(value, 'logName')),
    message: says('A record of VPC flow logs: connections between addresses, not requests to the Kubernetes API'),
  },
  { test: isGoogleEntry, message: describeLogEntry },
  {
    test: (value) => textAt(value, 'operation', 'producer') !== '',
    message: says('A part of a log entry of Google Cloud, without the "protoPayload" that says what was asked for'),
  },
  {
    test: (value) => has(value, 'eventSource', 'eventName'),
    message: says(
      'A CloudTrail record: calls to AWS, not to the Kubernetes API; EKS audit events are in the log group /aws/eks/<cluster>/cluster',
    ),
  },
  {
    test: (value) => isText(value, 'operationName') && (has(value, 'resourceId') || isText(value, 'category')),
    message: describeAzureLog,
  },
  { test: isElastic, message: describeElastic },
  {
    test: (value) => has(value, 'class_uid', 'category_uid'),
    message: says('An OCSF record of something else than requests to the Kubernetes API'),
  },
  {
    test: (value) => isObject(valueAt(value, 'service')) && has(value, 'schemaVersion', 'severity'),
    message: says(`A GuardDuty finding: ${RAW} that raised it`),
  },
  {
    test: (value) => ['process_exec', 'process_exit', 'process_kprobe'].some((key) => has(value, key)),
    message: says('An event of Tetragon: what a process did on a node, not a request to the Kubernetes API'),
  },
  {
    test: (value) => isObject(valueAt(value, 'flow')) || has(value, 'srcaddr', 'dstaddr'),
    message: says('A record of network flows: connections between addresses, not requests to the Kubernetes API'),
  },
  {
    test: (value) => has(value, 'ts', 'msg') && (has(value, 'v') || has(value, 'caller') || has(value, 'logger')),
    message: says('A line of a component’s own log in JSON, not of the audit log'),
  },
  {
    test: (value) => textAt(value, 'awslogs', 'data') !== '',
    message: says('A payload of CloudWatch Logs, packed: paste what "base64 -d | gunzip" makes of its "data"'),
  },
  {
    test: (value) => has(value, 'logEvents') || has(value, 'messageType', 'logGroup'),
    message: says('A payload of CloudWatch Logs without log events in it'),
  },
  {
    test: (value) => has(value, 'log', 'stream') && jsonTextKey(value) === undefined,
    message: says('A line of a container log, not of the audit log: audit events are JSON'),
  },
  {
    test: (value) => has(value, 'log', 'kubernetes') && jsonTextKey(value) === undefined,
    message: says('A line of a container log, with the pod it comes from, not of the audit log: audit events are JSON'),
  },
];

function isEmptyList(value: object): boolean {
  const items = valueAt(value, 'items');
  return /^(Event)?List$/.test(textAt(value, 'kind')) && Array.isArray(items) && items.length === 0;
}

function isText(value: object, key: string): boolean {
  return textAt(value, key) !== '';
}

function describeAuditLog(value: object): string {
  const [service, method] = [textAt(value, 'protoPayload', 'serviceName'), textAt(value, 'protoPayload', 'methodName')];
  const called = method === '' ? 'without a methodName' : `for the method "${shorten(method, 80)}"`;
  if (service === 'k8s.io' || method.startsWith('io.k8s.'))
    return `A log entry of GKE ${called}, which is no request to the Kubernetes API: that reads io.k8s.<group>.<version>.<resource>.<verb>`;
  const owner = service === '' ? 'another service' : `another service, ${shorten(service, 60)},`;
  return `An entry of Google Cloud Audit Logs of ${owner} ${called}: no request to the Kubernetes API`;
}

function describeLogEntry(value: object): string {
  const type = textAt(value, 'resource', 'type');
  const resource = type === '' ? '' : ` (resource type "${shorten(type, 60)}")`;
  return `An entry of Google Cloud Logging${resource} that is no audit log: an audit log has protoPayload.methodName`;
}

function describeAzureLog(value: object): string {
  const [category, operation] = [textAt(value, 'category'), textAt(value, 'operationName')];
  const kind = category === '' ? '' : ` of category "${shorten(category, 40)}"`;
  return `An Azure log record${kind} for "${shorten(operation, 100)}": no request to the Kubernetes API, which stands in properties.log`;
}

function describeElastic(value: object): string {
  const dataset = textAt(value, 'data_stream', 'dataset') || textAt(value, 'event', 'dataset');
  const name = dataset === '' ? 'An Elastic document' : `An Elastic document of ${shorten(dataset, 60)}`;
  return `${name} without an audit event below kubernetes.audit, azure.platformlogs.properties.log or gcp.audit`;
}

function isGoogleEntry(value: object): boolean {
  return has(value, 'logName') && (has(value, 'resource') || has(value, 'jsonPayload') || has(value, 'textPayload'));
}

function isElastic(value: object): boolean {
  return (
    isObject(valueAt(value, 'ecs')) ||
    has(value, '_source') ||
    (has(value, '@timestamp') && (has(value, 'kubernetes') || has(value, 'event')))
  );
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
