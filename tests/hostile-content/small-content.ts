import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { readFile, readFolder, type TextFile } from '../../src/catalog/read.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Files of the real content that a small site is made of: a few of each kind, all words of the vocabulary, and the fields outside of bodies. */
const KEPT: readonly RegExp[] = [
  /^content\/operations\/core\/(?:pods\/create|pods\/exec\/get|secrets\/list)\.yaml$/,
  /^content\/resources\/core\/(?:pods|secrets)\.yaml$/,
  /^content\/fields\/(?:apiVersion|kind|level|stage|auditID|verb|requestURI|requestObject|sourceIPs|userAgent)\.yaml$/,
  /^content\/fields\/(?:user\.(?:username|groups|uid|extra[^/]*)|impersonatedUser[^/]*|authenticationMetadata[^/]*|objectRef\.[^.]+|responseStatus\.(?:code|reason|message|details\.uid)|requestObject\.spec\.host(?:PID|IPC))\.yaml$/,
  /^content\/fields\/annotations\.authorization\.k8s\.io-(?:decision|reason)\.yaml$/,
  /^content\/actors\/(?:system\.(?:anonymous|masters|unauthenticated)|eks)\.yaml$/,
  /^content\/providers\/(?:aks|eks|gke)\.yaml$/,
  /^content\/vocab\/[^/]+\.yaml$/,
  /^content\/vocab\/dialects\/(?:falco|elastic-kubernetes)\.yaml$/,
  /^content\/(?:changes|redirects|imported\/sources)\.yaml$/,
  /^content\/imported\/api\/(?:1\.36|lifecycle|nonresource)\.yaml$/,
  /^content\/imported\/rbac\/cluster-role(?:s|-bindings)\.yaml$/,
  /^content\/imported\/rules\/falco\/(?:anonymous|all-k8s|create-(?:hostpid|priv))[^/]*\.yaml$/,
  /^content\/imported\/rules\/panther\/kubernetes-(?:exec|ingress|daemon)[^/]*\.yaml$/,
];

/** A file of content as a value, with the comment that it begins with. */
export interface ValueFile {
  readonly file: string;
  readonly head: string;
  readonly value: unknown;
  /** What stands below the front matter of a guide. */
  readonly body?: string;
}

/** A few files of the real content that are valid by themselves: what they say of other files is left out. */
export function readSmallContent(): readonly ValueFile[] {
  const files = [
    ...readFolder(root, 'content'),
    ...[readFile(root, 'content/imported/sources.yaml')].flatMap((file) => file ?? []),
  ];
  const kept = files.filter(({ file }) => KEPT.some((pattern) => pattern.test(file))).map(toValueFile);
  const names: Names = {
    fields: new Set(
      kept.filter(({ file }) => file.startsWith('content/fields/')).map(({ value }) => (value as { path: string }).path),
    ),
    roles: new Set([
      'admin',
      'cluster-admin',
      'edit',
      'system:node',
      'system:monitoring',
      'system:discovery',
      'system:basic-user',
    ]),
    dialects: new Set(['falco', 'elastic-kubernetes']),
    rules: kept.flatMap(({ file }) => /^content\/imported\/rules\/([^/]+)\//.exec(file)?.[1] ?? []),
  };
  return [...kept.map((entry) => ({ ...entry, value: cut(entry, names) })), guide];
}

/** What the kept files may speak of. */
interface Names {
  readonly fields: ReadonlySet<string>;
  readonly roles: ReadonlySet<string>;
  readonly dialects: ReadonlySet<string>;
  /** The corpus of each rule. */
  readonly rules: readonly string[];
}

/** The same as texts. JSON is YAML; control characters are written as YAML has them. */
export function toTextFile({ file, head, value, body }: ValueFile): TextFile {
  const yaml = JSON.stringify(value, undefined, 1);
  return { file, text: body === undefined ? `${head}${yaml}\n` : `---\n${yaml}\n---\n${body}` };
}

const guide: ValueFile = {
  file: 'content/guides/sessions.mdx',
  head: '',
  value: {
    title: 'Sessions in containers',
    summary: 'Tells how sessions in containers are recorded.',
    order: 1,
    references: [{ title: 'Documentation', url: 'https://kubernetes.io/docs/concepts/workloads/pods/' }],
  },
  body: '\n## Where to look\n\nLook at `objectRef.subresource` first.\n',
};

function toValueFile({ file, text }: TextFile): ValueFile {
  return { file, head: /^(?:#.*\n)*/.exec(text)?.[0] ?? '', value: parse(text) };
}

type Row = Readonly<Record<string, unknown>>;

/** A value without what it says of files that are not kept. */
function cut({ file, value }: ValueFile, names: Names): unknown {
  const row = value as Row;
  const keep = (key: string, is: (item: Row) => boolean) => ({ ...row, [key]: (row[key] as readonly Row[]).filter(is) });
  if (file.endsWith('/1.36.yaml')) return keep('resources', isSmall);
  if (file.endsWith('/cluster-roles.yaml')) return keep('roles', ({ name }) => names.roles.has(String(name)));
  if (file.endsWith('/cluster-role-bindings.yaml'))
    return keep('bindings', ({ role }) => names.roles.has((role as { name: string }).name));
  if (file.endsWith('/vocab/roles.yaml')) return (value as Row[]).filter(({ name }) => names.roles.has(String(name)));
  if (file.endsWith('/sources.yaml'))
    return { corpora: (row['corpora'] as readonly Row[]).map((each) => countKept(each, names)) };
  if (file.startsWith('content/providers/')) return { ...row, dialects: undefined };
  if (file.startsWith('content/vocab/dialects/'))
    return { ...keep('fields', (item) => speaksOf(item, names.fields)), published: undefined, absent: undefined };
  return value;
}

function countKept(row: Row, { rules }: Names): Row {
  return { ...row, imported: rules.filter((corpus) => corpus === row['corpus']).length };
}

function speaksOf({ path, carries = [] }: Row, fields: ReadonlySet<string>): boolean {
  return [...(path === undefined ? [] : [path]), ...(carries as readonly string[])].every((name) => fields.has(String(name)));
}

/** The operations that the classifier and the builder have as examples, and few more. */
const ROWS = ['pods', 'pods/exec', 'secrets', 'events', 'clusterrolebindings', 'serviceaccounts/token', 'leases'];

function isSmall({ group, version, resource, subresource }: Row): boolean {
  const name = subresource === undefined ? String(resource) : `${resource}/${subresource}`;
  return /^(?:(?:rbac\.authorization|coordination)\.k8s\.io)?$/.test(String(group)) && version === 'v1' && ROWS.includes(name);
}
