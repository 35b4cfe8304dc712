import { kindOfWord, redactName } from './names.ts';
import { decodePercent, type Redacting, redactRunningText } from './running-text.ts';
import { isSecretArgument, splitShortPassword } from './secrets.ts';
import { REMOVED } from './stand-ins.ts';

const API_PATH =
  /^(?:[a-z][a-z+]{1,9}:\/\/[^/?]{1,255})?\/?(?:apis?\/|(?:core|[a-z][a-z0-9.-]{0,100})\/v\d[a-z0-9]{0,12}\/)[\w%.:*/~-]{1,2000}(?:\?\S*|$)/i;

/** True for the path of a request for a resource, as `requestURI` has it, or `core/v1/namespaces/...` of Google Cloud. */
export function isRequestPath(text: string): boolean {
  return API_PATH.test(text);
}

/** A request URI: namespaces and names in their places, selectors, commands, and the rest as running text. */
export function redactRequestPath(uri: string, redacting: Redacting): string {
  const mark = uri.indexOf('?');
  const [path, query] = mark < 0 ? [uri, undefined] : [uri.slice(0, mark), uri.slice(mark + 1)];
  const made = isRequestPath(path) ? redactSegments(path, redacting) : redactRunningText(path, redacting);
  return query === undefined ? made : `${made}?${redactQuery(query, redacting)}`;
}

/** The places of names by the API server's rules: kubernetes/apiserver pkg/endpoints/request/requestinfo.go. */
function redactSegments(path: string, redacting: Redacting): string {
  const [, front = '', local = ''] = /^([a-z+]{2,10}:\/\/[^/]+)?(.*)$/is.exec(path) ?? [];
  const segments = local.split('/');
  const name = (place: number, kind: string): void => {
    const segment = segments[place];
    if (segment !== undefined) segments[place] = redactSegment(segment, kind, redacting);
  };
  let at = segments[0] === '' ? 1 : 0;
  at += segments[at] === 'apis' ? 3 : 2;
  if (segments[at] === 'watch' || segments[at] === 'proxy') at += 1;
  const isInside =
    segments[at] === 'namespaces' && segments[at + 2] !== undefined && !/^(?:status|finalize)?$/.test(segments[at + 2] ?? '');
  if (isInside) name(at + 1, 'ns');
  const place = isInside ? at + 2 : at;
  name(place + 1, kindOfWord(segments[place] ?? ''));
  const inKubelet = KUBELET_PATHS.test(segments[place + 3] ?? '') ? ['ns', 'pod', 'container'] : [];
  for (const [index, kind] of inKubelet.entries()) name(place + 4 + index, kind);
  const rest = segments.splice(place + 3).map((segment) => redactRunningText(segment, redacting));
  return redactRunningText(front, redacting) + [...segments, ...rest].join('/');
}

/** Paths of the kubelet behind nodes/proxy that go on with namespace, pod and container: kubernetes pkg/kubelet/server/server.go. */
const KUBELET_PATHS = /^(?:exec|run|attach|portForward|containerLogs|cri)$/;

/** One segment; that of a proxied service or pod has a scheme and a port around the name. */
function redactSegment(segment: string, kind: string, redacting: Redacting): string {
  const text = decodePercent(segment) ?? segment;
  const [, before = '', name = '', after = ''] = /^(https?:)?([^:]*)(:[\w-]*)?$/.exec(text) ?? ['', '', text];
  const made = `${before}${redactName(name, kind, redacting)}${after}`;
  return made === text ? segment : encodeURIComponent(made).replaceAll('%3A', ':');
}

function redactQuery(query: string, redacting: Redacting): string {
  const pairs = query.split('&');
  const commands = pairs.flatMap((pair) => (pair.startsWith('command=') ? [readQuery(pair.slice(8))] : []));
  const made = redactCommand(commands, redacting);
  let place = 0;
  return pairs
    .map((pair) => {
      const equals = pair.indexOf('=');
      if (equals < 0) return redactRunningText(pair, redacting);
      const [key, raw] = [pair.slice(0, equals), pair.slice(equals + 1)];
      const value = readQuery(raw);
      const next = key === 'command' ? (made[place++] ?? value) : redactParameter(key, value, redacting);
      return next === value ? pair : `${key}=${encodeURIComponent(next)}`;
    })
    .join('&');
}

function readQuery(value: string): string {
  return decodePercent(value.replaceAll('+', ' ')) ?? value;
}

function redactParameter(key: string, value: string, redacting: Redacting): string {
  if (key === 'continue' && value !== '' && value !== REMOVED) return redacting.standIns.remove();
  if (key === 'container') return redactName(value, 'container', redacting);
  if (key === 'fieldSelector' || key === 'labelSelector') return redactSelector(value, key === 'labelSelector', redacting);
  return redactRunningText(value, redacting);
}

/** `metadata.name=web,spec.nodeName!=n1`; of labels, only the values of those that Kubernetes itself defines stay. */
function redactSelector(selector: string, isLabels: boolean, redacting: Redacting): string {
  return selector
    .split(',')
    .map((term) => {
      const [, key = '', operator = '', value = ''] = /^([^=!]{1,400}?)(\s?(?:==|=|!=)\s?)(.*)$/s.exec(term) ?? [];
      if (operator === '' || value === '') return redactRunningText(term, redacting);
      const kind = isLabels ? labelKind(key) : fieldKind(key);
      return `${key}${operator}${kind === undefined ? redactRunningText(value, redacting) : redactName(value, kind, redacting)}`;
    })
    .join(',');
}

function fieldKind(key: string): string | undefined {
  if (/namespace$/i.test(key)) return 'ns';
  if (/nodeName$/.test(key)) return 'node';
  return /name$/i.test(key) ? 'object' : undefined;
}

/** Labels whose value is one of a few words of Kubernetes, not a name. */
export function labelKind(key: string): string | undefined {
  if (/(?:^|\/)metadata\.name$/.test(key)) return 'ns';
  if (/(?:^|\/)hostname$/.test(key)) return 'node';
  const isOurs = /(?:^|\.)(?:kubernetes\.io|k8s\.io)\//.test(key);
  return isOurs && !/\/(?:name|instance|part-of|component|version|created-by|region|zone|service-name)$/.test(key)
    ? undefined
    : 'label';
}

/** The arguments of a command: what follows a flag for a password goes, the rest is running text. */
export function redactCommand(command: readonly string[], redacting: Redacting): string[] {
  const [program = ''] = command;
  return command.map((argument, index) => {
    if (argument === REMOVED || argument === `-p${REMOVED}`) return argument;
    if (index > 0 && isSecretArgument(program, command[index - 1] ?? '', argument)) return redacting.standIns.remove();
    const short = splitShortPassword(program, argument);
    return short === undefined ? redactRunningText(argument, redacting) : `${short}${redacting.standIns.remove()}`;
  });
}
