import { scanJson } from './json-scan.ts';

/** What a text that is no audit event looks like, and what to paste instead: one sentence without a full stop. */
export function describeOtherText(text: string): string {
  const trimmed = text.trimStart();
  if (trimmed === '') return 'The input is empty: paste an audit event as JSON or YAML';
  if (trimmed.startsWith('{')) return describeJsonText(trimmed);
  return (
    FORMS.find(({ pattern }) => pattern.test(trimmed))?.message ??
    'Plain text, not an audit event: paste an event as JSON or YAML'
  );
}

/** JSON that stands as text inside something else; whole texts of broken JSON are told apart before. */
function describeJsonText(text: string): string {
  const scan = scanJson(text);
  if (scan.ok) return 'A text with JSON in it, quoted once more, that is no audit event';
  return `A text with JSON in it that is broken, perhaps because a log service cut it for its length. ${scan.reason}`;
}

/** In order: the first pattern that matches names the text. All look at its beginning only. */
const FORMS: readonly { readonly pattern: RegExp; readonly message: string }[] = [
  {
    pattern: /^<(?:!doctype|html|head|body)\b/i,
    message: 'An HTML page, perhaps an error or a log-in page: paste an audit event as JSON',
  },
  { pattern: /^<\?xml\b/, message: 'An XML document: audit events are JSON' },
  { pattern: /^-----BEGIN /, message: 'A key or certificate: paste an audit event as JSON, and keep keys to yourself' },
  {
    pattern: /^(?:H4sI[\w+/-]|\p{Cc}[\u008b\ufffd])/u,
    message: 'Data packed with gzip: paste what "gunzip" makes of it, after "base64 -d" where it is base64',
  },
  {
    pattern: /^CEF:\d|^LEEF:\d/,
    message:
      'A CEF or LEEF line, which has lost the shape of the audit event: paste the JSON from before it was turned into that',
  },
  { pattern: /^\d{4}-\d\d-\d\dT\S{1,30} (?:stdout|stderr) [FP] /, message: 'A line of a container log, not an audit event' },
  {
    pattern: /^[IWEF]\d{4} \d\d:\d\d:\d\d\.\d+ /,
    message: 'A line of a Kubernetes component log (klog), not of the audit log: audit events are JSON',
  },
  {
    pattern: /^(?:NAMESPACE|NAME|LAST SEEN) {2,}[A-Z]/,
    message: 'A table from "kubectl get": paste an event from the audit log',
  },
  { pattern: /^Name: {2,}\S/, message: 'Output of "kubectl describe": paste an event from the audit log' },
  { pattern: /^(?:\$ )?kubectl\s/, message: 'A kubectl command: paste the audit event that it caused' },
  { pattern: /^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) \//, message: 'An HTTP request: paste the audit event that it caused' },
  {
    pattern: /^\d\d:\d\d:\d\d\.\d+: (?:Emergency|Alert|Critical|Error|Warning|Notice|Informational|Debug) /,
    message: 'A Falco alert: paste the audit event that raised it',
  },
  {
    pattern: /^(?:<\d{1,3}>|[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \S)/,
    message: 'A line of syslog without an audit event in it: audit events are JSON',
  },
  {
    pattern: /^(?:version account-id interface-id|\d \d{12} eni-)/,
    message: 'VPC flow logs: connections between addresses, not requests to the Kubernetes API',
  },
  {
    pattern: /^\S{1,255} \S{1,100} \S{1,100} \[[^\]]{10,40}\] "(?:[A-Z]{3,10}) /,
    message: 'A line of a web server’s access log, not of the audit log of Kubernetes',
  },
  { pattern: /^# (?:HELP|TYPE) /, message: 'Metrics of Prometheus: paste an event from the audit log' },
  { pattern: /^type=[A-Z_]+ msg=audit\(/, message: 'A record of the Linux audit log (auditd), not of Kubernetes' },
  {
    pattern: /^(?:["']?[\w./$-]+["']?:(?:\s|$)|---\s|- )/,
    message: 'Text that looks like YAML but is no audit event: paste one event as JSON or YAML',
  },
];
