import { redactArn, redactEmail, standInForAccount } from './patterns.ts';
import { type Redacting, redactRunningText } from './running-text.ts';
import { isStandIn } from './stand-ins.ts';
import { isWellKnown } from './well-known.ts';

/** Resources, kinds and keys whose names have a kind of stand-in of their own. */
const KIND_OF_WORD: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  ...{ namespace: 'ns', serviceaccount: 'sa', persistentvolumeclaim: 'claim', persistentvolume: 'volume', ingresse: 'ingress' },
  ...{
    replicationcontroller: 'replicaset',
    endpoint: 'service',
    endpointslice: 'service',
    validatingwebhookconfiguration: 'webhook',
  },
  ...{
    mutatingwebhookconfiguration: 'webhook',
    networkpolicie: 'policy',
    validatingadmissionpolicie: 'policy',
    podsecuritypolicie: 'policy',
  },
});

/** The kind of stand-in for names of a resource or kind: `pod` for `pods` and `Pod`. */
export function kindOfWord(word: string): string {
  const one = word.toLowerCase().replace(/s$/, '');
  return KIND_OF_WORD[one] ?? one;
}

/** Kinds whose names are part of an API and no identity. */
const PUBLIC_KINDS = /^(?:customresourcedefinition|apiservice)$/;

/** A name, by the kind of thing that it names. Well-known ones stay. */
export function redactName(name: string, kind: string, redacting: Redacting): string {
  const [, before = '', core = '', after = ''] = /^(sh\.helm\.release\.v1\.|system:)?(.*?)(\.v\d{1,6}|-)?$/s.exec(name) ?? [];
  if (core === '' || before === 'system:' || isStandIn(name) || isStandIn(core)) return name;
  if (hasForm(name)) return redactRunningText(name, redacting);
  if (isWellKnown(name) || PUBLIC_KINDS.test(kind)) return name;
  const tail = before === '' && after !== '-' ? '' : after;
  return `${before}${redacting.standIns.name(`${core}${tail === '' ? after : ''}`, kind)}${tail}`;
}

/** True for a name that is an address, an identifier or an account, as nodes and cloud users have them. */
function hasForm(name: string): boolean {
  return /^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{8}-[0-9a-f-]{27}|\d{12}|arn:aws.*|[^@\s]+@[^@\s]+\.[^@\s]+|[0-9a-f:]*::[0-9a-f:]*)$/i.test(
    name,
  );
}

/** A user name: the forms that Kubernetes and clouds give them stay, the names within do not. */
export function redactUsername(name: string, redacting: Redacting): string {
  const { standIns } = redacting;
  const [, namespace, account] = /^system:serviceaccount:([^:]*):(.*)$/s.exec(name) ?? [];
  if (namespace !== undefined && account !== undefined)
    return `system:serviceaccount:${redactName(namespace, 'ns', redacting)}:${redactName(account, 'sa', redacting)}`;
  const [, owner = '', rest = ''] = /^(system:(?:node|bootstrap):)(.+)$/s.exec(name) ?? [];
  if (owner !== '') return `${owner}${redactName(rest, owner === 'system:node:' ? 'node' : 'id', redacting)}`;
  if (name === '' || name.startsWith('system:') || isStandIn(name) || isWellKnown(name)) return name;
  if (/^arn:aws/.test(name)) return redactArn(name, standIns);
  if (/^[^@\s:]+@[^@\s]+\.[^@\s]+$/.test(name)) return redactEmail(name, standIns);
  return redactName(name, 'user', redacting);
}

/** A group: those of Kubernetes stay, but for the namespace in `system:serviceaccounts:<namespace>`. */
export function redactGroup(group: string, redacting: Redacting): string {
  const [, head = '', namespace = ''] = /^(system:serviceaccounts:)(.+)$/s.exec(group) ?? [];
  if (head !== '') return `${head}${redactName(namespace, 'ns', redacting)}`;
  return group.startsWith('system:') ? group : redactName(group, 'group', redacting);
}

/** Identifiers that keep their form: of clouds, UUIDs and hashes. */
const ID_FORM = /[0-9a-f]{8}-[0-9a-f]{4}-|[0-9a-f]{32}|\bA[A-Z]{3}[A-Z0-9]{8}|\barn:/i;

/** An identifier: `aws-iam-authenticator:<account>:<principal>` keeps its form. */
export function redactId(id: string, redacting: Redacting): string {
  const [, head = '', account = '', rest = ''] = /^((?:aws-iam|heptio)-authenticator(?:-aws)?:)(\d{12})(:.*)?$/s.exec(id) ?? [];
  if (head !== '') return `${head}${standInForAccount(account, redacting.standIns)}${redactRunningText(rest, redacting)}`;
  if (id === '' || isStandIn(id) || /^\d{1,20}$/.test(id)) return id;
  if (ID_FORM.test(id)) return redactRunningText(id, redacting);
  return redacting.standIns.other(id, 'id', 'identifiers', (number) => `id-${number}`);
}

/** Programs that many people use: their name says nothing of who does. */
const PROGRAMS =
  /^(?:kube[\w-]*|k8s[\w-]*|k9s|k3s|rke2|helm|curl|wget|python[\w.-]*|go-http-client|mozilla|java|node|node-fetch|php|perl|ruby|bun|axios|undici|okhttp|apache-httpclient|httpie|guzzlehttp|postmanruntime|restsharp|libwww-perl|openapi-generator|swagger-codegen|prometheus|grafana[\w-]*|dashboard|cilium[\w-]*|calico[\w-]*|argocd[\w-]*|flux[\w-]*|terraform[\w-]*|hashicorp|lens|rancher[\w-]*|istio[\w-]*|pilot-discovery|cert-manager[\w-]*|controller|manager|coredns|metrics-server|cluster-autoscaler|karpenter|vault[\w-]*|velero[\w-]*|trivy[\w-]*|falco[\w-]*|trufflehog|azurehound|micro-scanner|access_matrix|distrib#kali|stratus[\w-]*|peirates|openshift[\w-]*|oc|gke-[\w-]{1,40}|gcp-[\w-]{1,40}|gcloud|google-[\w-]{1,40}|aws-[\w-]{1,40}|aws|eks-[\w-]{1,40}|amazon-[\w-]{1,40}|vpc-[\w-]{1,40}|azure[\w-]*|aks-[\w-]{1,40}|csi-[\w-]{1,40}|external-[\w-]{1,40}|snapshot-controller|livenessprobe|node-problem-detector|ingress-nginx|nginx-ingress-controller|traefik|kong|etcd[\w-]*|local-path-provisioner|tekton[\w-]*|knative[\w-]*|crossplane|apiserver|genericapiserver|dynatrace|datadog[\w-]*|agent|fluent[\w-]*|elastic-agent|filebeat|metricbeat|vector|otelcol[\w-]*|e2e\.test|client-go|glbc|addon-resizer|event-exporter|l7-lb-controller|konnectivity[\w-]*)$/i;

/** A user agent: a program that many use stays, another becomes `agent-1`; version, platform and the rest of client-go's form stay. */
export function redactAgent(agent: string, redacting: Redacting): string {
  const [, program = '', version = '', rest = ''] = /^([^/\s]{1,200})(\/[^\s]{0,100})?(.*)$/s.exec(agent) ?? [];
  if (program === '' || isStandIn(program)) return agent;
  const name =
    PROGRAMS.test(program) || /^AWS Security Scanner$/.test(agent) ? program : redacting.standIns.name(program, 'agent');
  const isVersion = /^(?:\/v?[\w.$+~%()-]{0,60})?$/.test(version);
  return `${name}${isVersion ? version : redactRunningText(version, redacting)}${redactAgentRest(rest, redacting)}`;
}

/** Versions of browsers have the form of an address: what follows a name and a slash is no address. */
function redactAgentRest(rest: string, redacting: Redacting): string {
  return rest
    .split(/(\b[A-Za-z]+\/\d+(?:\.\d+){3}(?=\s|$))/)
    .map((part, index) => (index % 2 === 1 ? part : redactRunningText(part, redacting)))
    .join('');
}

const PUBLIC_REGISTRIES =
  /^(?:docker\.io|registry\.k8s\.io|k8s\.gcr\.io|quay\.io|mcr\.microsoft\.com|docker\.elastic\.co|public\.ecr\.aws|mirror\.gcr\.io|registry\.access\.redhat\.com|registry\.redhat\.io|registry\.crowdstrike\.com|nvcr\.io|gke\.gcr\.io|gcr\.io|ghcr\.io)$/;

/** Owners on Docker Hub and other shared registries whose images are their product. */
const PUBLIC_OWNERS =
  /^(?:google[\w-]*|datadoghq|distroless|k8s-[\w-]+|gke-release|aquasecurity|kubereboot|fluxcd|kyverno|cilium|dexidp|argoproj|cloudnative-pg|external-secrets|open-telemetry|projectcontour|spiffe|stefanprodan|actions|library|rancher|amazon|openebs|jenkins|kubearmor|bitnami|grafana|prom|hashicorp|calico|longhornio|nginx|falcosecurity|sysdig|elastic|fluent|velero|istio|weaveworks|portainer|nicolaka|curlimages|appropriate)$/;

/** An image: those of public registries stay. Elsewhere registry and path are replaced and tag and digest stay. */
export function redactImage(image: string, redacting: Redacting): string {
  const [, host = '', path = '', tag = ''] = /^(?:([^/\s]*[.:][^/\s]*|localhost)\/)?([^:@\s]+)((?:[:@].*)?)$/s.exec(image) ?? [];
  if (path === '' || /^(?:registry|image)-\d/.test(host || path)) return redactRunningText(image, redacting);
  const isShared = host === 'gcr.io' || host === 'ghcr.io' || host === '' || host === 'docker.io';
  const [owner = '', rest] = path.split('/');
  const isPublic = !isShared || rest === undefined || PUBLIC_OWNERS.test(owner);
  if ((host === '' || PUBLIC_REGISTRIES.test(host)) && isPublic)
    return `${host === '' ? '' : `${host}/`}${redactRunningText(path, redacting)}${redactRunningText(tag, redacting)}`;
  const { standIns } = redacting;
  const registry = host === '' ? '' : `${standIns.other(host, 'registry', 'hosts', (number) => `registry-${number}.example`)}/`;
  return `${registry}${standIns.name(path, 'image')}${redactRunningText(tag, redacting)}`;
}
