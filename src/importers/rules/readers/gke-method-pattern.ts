/**
 * What a pattern of GKE's method names says of the parts of an operation. A name is the API group read from the right without `k8s.io`,
 * then version, resource, subresource where there is one, and verb: `io.k8s.core.v1.pods.exec.create`,
 * `io.k8s.authorization.rbac.v1.roles.patch`. Requests without an object are `io.k8s.get`.
 * @see https://cloud.google.com/kubernetes-engine/docs/how-to/audit-logging
 */
export interface MethodPattern {
  readonly verb?: string;
  readonly resource?: Part;
  readonly subresource?: Part;
  /** The empty text is the core group; several where a prefix fits several. */
  readonly apiGroups?: readonly string[];
  /** Any group but those of custom resources. */
  readonly isKubernetesGroup?: true;
  readonly apiVersion?: string;
  /** GKE writes no name of this form: what was read is the intention. */
  readonly isNeverWritten?: true;
}

/** A part of the name: exactly this text, text that begins so, or not there. */
export type Part = { readonly is: string } | { readonly startsWith: string } | 'absent';

const VERBS = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'];
const VERSION = /^v\d+((alpha|beta)\d+)?$/;
const OPEN_VERSION = 'v*';

/** Groups that have no domain: in a method name they look like groups of k8s.io. */
export const PLAIN_GROUPS = ['apps', 'autoscaling', 'batch', 'extensions', 'policy'];

/** Groups whose name in a method begins with that of another. */
const NESTED = new Map([
  ['authorization', ['authorization.rbac']],
  ['apiserver', ['apiserver.flowcontrol', 'apiserver.internal']],
  ['storage', ['storage.snapshot']],
]);

const SUBRESOURCES = new Set(
  'approval attach binding ephemeralcontainers eviction exec finalize log portforward proxy resize scale status token'.split(' '),
);

/** First labels of names whose group is a domain of its own: `io.argoproj.v1alpha1.workflows.create`. */
const TOP_LEVEL = new Set(['ai', 'app', 'cloud', 'com', 'dev', 'io', 'net', 'org', 'sh', 'tech', 'xyz']);

/** Reads a pattern in which `*` is any run of characters, dots too. Undefined where it says nothing that the parts could say. */
export function readMethodPattern(pattern: string): MethodPattern | undefined {
  const labels = pattern.split('.');
  const isWhole =
    labels.every((label) => label === OPEN_VERSION || (label !== '' && !label.includes('*'))) && labels.at(-1) !== OPEN_VERSION;
  if (isWhole) return readWholeName(labels);
  if (!pattern.includes('*')) return undefined;
  const [head = '', ...rest] = pattern.split('*');
  const tail = rest.pop() ?? '';
  const middle = rest.filter((part) => part !== '');
  if (middle.length > 1) return undefined;
  const parts = [
    head === '' ? {} : readHead(head),
    middle[0] === undefined ? {} : readMiddle(middle[0]),
    tail === '' ? {} : readTail(tail),
  ];
  return parts.reduce((left, right) => left && right && join(left, right));
}

function join(left: MethodPattern, right: MethodPattern): MethodPattern | undefined {
  const isDouble = Object.keys(left).some((key) => Object.hasOwn(right, key));
  return isDouble ? undefined : { ...left, ...right };
}

function readWholeName(labels: readonly string[]): MethodPattern | undefined {
  const split = splitGroup(labels);
  if (!split) return readNonResource(labels);
  const { rest, ...group } = split;
  const [resource, second, third, ...more] = rest;
  if (resource === undefined || more.length > 0) return undefined;
  if (second === undefined)
    return /^[A-Z]/.test(resource) ? { ...group, resource: { is: pluralOf(resource) }, isNeverWritten: true } : undefined;
  const subresource: Part = third === undefined ? 'absent' : { is: second };
  return { ...group, verb: third ?? second, resource: { is: resource }, subresource };
}

/** `io.k8s.get`: the path is in the name of the resource. */
function readNonResource([io, k8s, verb, ...more]: readonly string[]): MethodPattern | undefined {
  const isOne = io === 'io' && k8s === 'k8s' && verb !== undefined && more.length === 0 && /^[a-z]+$/.test(verb);
  return isOne ? { verb, resource: 'absent' } : undefined;
}

type Group = Pick<MethodPattern, 'apiGroups' | 'apiVersion' | 'isNeverWritten'>;

/** Group and version at the front, the labels behind them in `rest`; undefined without a version. */
function splitGroup(labels: readonly string[]): (Group & { readonly rest: readonly string[] }) | undefined {
  const at = labels.findIndex((label) => VERSION.test(label) || label === OPEN_VERSION);
  if (at < 1) return undefined;
  const group = readGroup(labels.slice(0, at));
  const version = labels[at] === OPEN_VERSION ? {} : { apiVersion: labels[at] ?? '' };
  return group && { ...group, ...version, rest: labels.slice(at + 1) };
}

/** Also read, as never written: the group in its usual order, and `io.k8s.api.<group>` after the path of the Go package. */
function readGroup(labels: readonly string[]): Group | undefined {
  if (labels.length > 2 && labels.slice(-2).join('.') === 'k8s.io')
    return { apiGroups: [labels.join('.')], isNeverWritten: true };
  if (labels[0] !== 'io' || labels[1] !== 'k8s') {
    return labels.length > 1 && TOP_LEVEL.has(labels[0] ?? '') ? { apiGroups: [labels.toReversed().join('.')] } : undefined;
  }
  const own = labels.slice(2);
  if (own[0] === 'api' && own.length > 1) return { apiGroups: [groupOf(own.slice(1).join('.'))], isNeverWritten: true };
  return own.length > 0 ? { apiGroups: [groupOf(own.join('.'))] } : undefined;
}

/** The API group for what stands between `io.k8s.` and the version. Both spellings of RBAC's are seen. */
function groupOf(name: string): string {
  if (name === 'core') return '';
  if (name === 'rbac') return 'rbac.authorization.k8s.io';
  return PLAIN_GROUPS.includes(name) ? name : `${name.split('.').toReversed().join('.')}.k8s.io`;
}

/** Text before the first `*`. Its last label is whole only where a dot follows. */
function readHead(head: string): MethodPattern | undefined {
  const labels = head.split('.');
  const last = labels.pop() ?? '';
  const split = splitGroup(labels);
  if (split) return readHeadBehindVersion(split, last);
  if (last !== '' && last !== 'v') return undefined;
  if (labels.join('.') === 'io.k8s') return last === '' ? { isKubernetesGroup: true } : undefined;
  const group = readGroup(labels);
  if (last === 'v' || !group || group.isNeverWritten) return group;
  const own = labels.slice(2).join('.');
  return {
    apiGroups: [own, ...(NESTED.get(own) ?? [])].map((name) =>
      labels[1] === 'k8s' ? groupOf(name) : (group.apiGroups?.[0] ?? ''),
    ),
  };
}

function readHeadBehindVersion(
  { rest, ...group }: Group & { readonly rest: readonly string[] },
  last: string,
): MethodPattern | undefined {
  const [resource, subresource, ...more] = rest;
  if (resource === undefined) return last === '' ? group : { ...group, resource: { startsWith: last } };
  if (last !== '' || more.length > 0) return undefined;
  return { ...group, resource: { is: resource }, ...(subresource === undefined ? {} : { subresource: { is: subresource } }) };
}

/** `.pods.` between two `*`: the resource, or a subresource that is known as one. */
function readMiddle(text: string): MethodPattern | undefined {
  const name = /^\.([a-z]+)\.$/.exec(text)?.[1];
  if (name === undefined || name === 'core' || PLAIN_GROUPS.includes(name)) return undefined;
  return SUBRESOURCES.has(name) ? { subresource: { is: name } } : { resource: { is: name } };
}

/** Text behind the last `*`. A first label without a dot before it may be the end of a longer one. */
function readTail(tail: string): MethodPattern | undefined {
  const labels = tail.split('.');
  const first = labels.shift() ?? '';
  if (labels.length === 0) return readVerbEnd(first);
  const [verb = '', second, third, ...more] = labels.toReversed();
  if (first !== '' || more.length > 0 || verb === '') return undefined;
  if (second === undefined) return { verb };
  if (third !== undefined) return { verb, subresource: { is: second }, resource: { is: third } };
  return SUBRESOURCES.has(second)
    ? { verb, subresource: { is: second } }
    : { verb, resource: { is: second }, subresource: 'absent' };
}

function readVerbEnd(text: string): MethodPattern | undefined {
  const fitting = VERBS.filter((verb) => verb.endsWith(text));
  if (fitting.length > 1 || !/^[a-z]+$/.test(text)) return undefined;
  return { verb: fitting[0] ?? text };
}

function pluralOf(kind: string): string {
  const name = kind.toLowerCase();
  if (name.endsWith('y')) return `${name.slice(0, -1)}ies`;
  return name.endsWith('s') ? `${name}es` : `${name}s`;
}
