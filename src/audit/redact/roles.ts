import { type JsonBox, textOf } from './json-tree.ts';
import { kindOfWord } from './names.ts';
import { labelKind } from './request-path.ts';

/** An object or a list around a value, and how many keys lead to it. */
export interface Around {
  readonly box: JsonBox;
  readonly depth: number;
}

/** Where a value stands: the keys that lead to it, normalized, and the objects and lists around it, outermost first. */
export interface Place {
  readonly keys: readonly string[];
  readonly around: readonly Around[];
}

/** What a value is, by its place. */
export type Role =
  | { readonly kind: 'keep' | 'text' | 'message' | 'secret' | 'username' | 'group' | 'agent' | 'image' | 'id' | 'account' }
  | { readonly kind: 'name'; readonly of: string };

/** Parts of a key in lower case without `_`, `-`, `@`; flat keys such as `objectRef.name` have several. A key with a slash is one. */
export function normalizeKey(key: string): string[] {
  const parts = key.includes('/') ? [key] : key.split('.').filter(Boolean);
  return parts.map((part) => part.toLowerCase().replace(/[_@-]/g, ''));
}

const KEEP = new Set(
  [
    'apiversion apigroup apigroups group kind verb verbs level stage resource resources subresource code status type types decision',
    'category operationname methodname servicename phase protocol imagepullpolicy restartpolicy op nonresourceurls fieldpath version format',
    'schedulername priorityclassname storageclassname signername ingressclassname timestamp time stagetimestamp requestreceivedtimestamp',
    'creationtimestamp manager operation effect operator dnspolicy path mountpath scope usages add drop permission eventtype logtype resourceversion',
  ]
    .join(' ')
    .split(' '),
);

const NAMES: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  ...{ namespace: 'ns', namespacename: 'ns', nodename: 'node', node: 'node', host: 'node', hostname: 'node', computer: 'node' },
  ...{
    serviceaccountname: 'sa',
    serviceaccount: 'sa',
    pod: 'pod',
    podname: 'pod',
    container: 'container',
    containername: 'container',
  },
  ...{ clustername: 'cluster', cluster: 'cluster', secretname: 'secret', configmapname: 'configmap', claimname: 'claim' },
  ...{ volumename: 'volume', projectid: 'project', project: 'project', sessionname: 'session', resourcenames: 'object' },
  ...{ resourcegroup: 'resourcegroup', reportinginstance: 'node', generatename: 'object', userid: 'user', instanceid: 'node' },
  ...{ 'authentication.kubernetes.io/podname': 'pod', 'authentication.kubernetes.io/nodename': 'node', orgname: 'project' },
});

const OTHERS: Readonly<Record<string, Exclude<Role['kind'], 'name'>>> = Object.assign(Object.create(null), {
  ...{ username: 'username', user: 'username', principalemail: 'username', useremail: 'username', principalsubject: 'username' },
  ...{ groups: 'group', useragent: 'agent', callersupplieduseragent: 'agent', image: 'image', imageid: 'image' },
  ...{ uid: 'id', auditid: 'id', insertid: 'id', eventid: 'id', requestid: 'id', traceid: 'id', spanid: 'id', principalid: 'id' },
  ...{ owner: 'account', accountid: 'account', account: 'account', recipientaccountid: 'account', projectnumber: 'account' },
  ...{ message: 'message', note: 'message', 'authorization.k8s.io/reason': 'message' },
  ...{ token: 'secret', password: 'secret', passwd: 'secret', apikey: 'secret', authorization: 'secret', cabundle: 'secret' },
  ...{
    clientsecret: 'secret',
    privatekey: 'secret',
    secretkey: 'secret',
    certificate: 'secret',
    certificateauthoritydata: 'secret',
  },
  ...{
    clientcertificatedata: 'secret',
    clientkeydata: 'secret',
    kubeconfig: 'secret',
    continue: 'secret',
    accesstoken: 'secret',
  },
  ...{ refreshtoken: 'secret', idtoken: 'secret', bearertoken: 'secret', dockerconfigjson: 'secret', 'token-secret': 'secret' },
});

/** What the value at a place is. */
export function roleOf(place: Place): Role {
  const { keys, around } = place;
  const [last = '', parent = ''] = [keys.at(-1), keys.at(-2)];
  if (isSecretData(place)) return { kind: 'secret' };
  if (last === 'request' && keys.includes('spec')) return { kind: 'secret' };
  if (last === 'reason' && parent === 'annotations') return { kind: 'message' };
  if (last === 'name') return roleOfName(parent, keys.at(-3) ?? '', around);
  if (parent === 'extra' || keys.at(-3) === 'extra') return roleOfExtra(last);
  if (parent === 'labels' || parent === 'matchlabels' || parent === 'nodeselector') return roleOfLabel(last, keys);
  const other = OTHERS[last];
  if (other) return { kind: other };
  if (KEEP.has(last)) return { kind: 'keep' };
  const name = NAMES[last];
  return name ? { kind: 'name', of: name } : { kind: 'text' };
}

/** The labels of a log entry of Google Cloud hold the annotations of the event. */
function roleOfLabel(label: string, keys: readonly string[]): Role {
  if (label === 'authorization.k8s.io/reason') return { kind: 'message' };
  if (/^(?:authorization|authentication|audit)\.k8s\.io\//.test(label)) return { kind: 'text' };
  const name = NAMES[label];
  if (name) return { kind: 'name', of: name };
  const kind =
    keys.includes('metadata') || keys.includes('matchlabels') || keys.includes('nodeselector') ? labelKind(label) : undefined;
  return kind === undefined ? { kind: 'text' } : { kind: 'name', of: kind };
}

/** Extra of a user: values of Kubernetes and of clouds have a form; what else an identity provider puts there may be anything. */
function roleOfExtra(key: string): Role {
  const name = NAMES[key];
  if (name) return { kind: 'name', of: name };
  if (/^(?:arn|canonicalarn|accesskeyid|principalid|oid)$|kubernetes\.io\/|k8s\.io\/|openshift\.io$/.test(key))
    return { kind: 'text' };
  return { kind: 'name', of: 'value' };
}

/** A key `name`: of a user, of an object by its resource or kind, or of a part of an object. */
function roleOfName(parent: string, above: string, around: readonly Around[]): Role {
  const [box, outer] = [around.at(-1)?.box, around.at(-2)?.box];
  if (/^(?:env|ports?|fields|columns|schema|product)$/.test(parent)) return { kind: 'keep' };
  if (parent === 'user' || parent === 'usr' || parent === 'impersonateduser') return { kind: 'username' };
  if (parent === 'groups') return { kind: 'group' };
  if (above === 'api') return { kind: 'keep' };
  const kind = box && textOf(box, 'kind');
  if (parent === 'subjects' && kind === 'User') return { kind: 'username' };
  if (parent === 'subjects' && kind === 'Group') return { kind: 'group' };
  if (/containers?(?:statuses)?$/.test(parent)) return { kind: 'name', of: 'container' };
  if (/^volume/.test(parent)) return { kind: 'name', of: 'volume' };
  const own = (box && textOf(box, 'resource')) || kind || (outer && parent === 'metadata' && textOf(outer, 'kind'));
  return { kind: 'name', of: own ? kindOfWord(own) : (NAMES[parent] ?? 'object') };
}

/** Keys whose contents are configuration or secrets where the object is a Secret or a ConfigMap. */
const DATA = new Set(['data', 'stringdata', 'binarydata']);

/** The contents of Secrets and ConfigMaps, and the values of environment variables, also in a patch. */
function isSecretData({ keys, around }: Place): boolean {
  const last = keys.at(-1);
  if (last === 'value' && keys.includes('env')) return true;
  if (last === 'value' && around.some(({ box }) => /^\/(?:data|stringData)\/|\/env\//.test(textOf(box, 'path')))) return true;
  const data = keys.findLastIndex((key) => DATA.has(key));
  return data >= 0 && around.some(({ box, depth }) => depth <= data && holdsSecrets(box));
}

const secretBoxes = new WeakMap<JsonBox, boolean>();

function holdsSecrets(box: JsonBox): boolean {
  const known = secretBoxes.get(box) ?? (box.kind === 'object' && isAboutSecrets(box));
  secretBoxes.set(box, known);
  return known;
}

function isAboutSecrets(box: JsonBox): boolean {
  if (
    /^(?:Secret|ConfigMap)(?:List)?$/.test(textOf(box, 'kind')) ||
    /\.(?:Secret|ConfigMap)(?:List)?$/.test(textOf(box, '@type'))
  )
    return true;
  const ref = box.members.find(({ key }) => /^object_?ref$/i.test(key?.value ?? ''))?.value;
  if (ref?.kind === 'text') return /"resource"\s*:\s*"(?:secrets|configmaps)"/.test(ref.value);
  const resource = (ref?.kind === 'object' && textOf(ref, 'resource')) || textOf(box, 'objectref.resource');
  return resource === 'secrets' || resource === 'configmaps' || /\.(?:secrets|configmaps)\./.test(textOf(box, 'methodname'));
}
