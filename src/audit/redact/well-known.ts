/**
 * Names that tell nothing of a person or a place: Kubernetes' own, those of its providers, and those of programs that many clusters run.
 * They stay, as rules and readers ask for them.
 */
const NAMES = new Set(
  [
    'default kube-system kube-public kube-node-lease kubernetes kube-root-ca.crt cluster-admin admin edit view root',
    'aws-auth extension-apiserver-authentication kubeadm-config cluster-info kubelet-config kube-dns coredns coredns-custom coredns-autoscaler',
    'kube-proxy kube-apiserver kube-scheduler kube-controller-manager cloud-controller-manager etcd kubernetes-dashboard metrics-server',
    'bootstrap-signer token-cleaner kubernetes-admin kubernetes-super-admin minikube-user kubelet-bootstrap kubelet-nodepool-bootstrap',
    'kubeadmin kube-admin aksservice masterclient nodeclient hcpservice acsservice readinesschecker clusteradmin clusteruser kubelet',
    'central-htpasswd pod-identity-webhook vpc-resource-mutating-webhook k8tz horizontal-pod-autoscaler persistent-volume-binder',
    'generic-garbage-collector pod-garbage-collector root-ca-cert-publisher cloud-provider aws-node gke-metrics-agent ebs-csi-controller-sa trivy-operator',
    'anonymous unauthenticated system true false none null unknown localhost localhost.localdomain metadata.google.internal',
    // Namespaces of widespread programs.
    'istio-system istio-operator cert-manager ingress-nginx calico calico-system tigera-operator cilium gatekeeper-system kyverno argocd',
    'flux-system falco datadog kubearmor defender metallb-system longhorn-system trident openebs sysdig-agent elastic elastic-system',
    'elasticsearch-cluster vuls git-runners security azure-arc azure-arc-release anthos-identity-service gke-connect gke-managed-system',
    'noname-security-posture ibm-csi harvester-system cattle-system cattle-monitoring-system cattle-fleet-system rabbitmq-system',
    'rook-ceph amazon-cloudwatch monitoring logging knative-serving linkerd velero vault external-secrets karpenter',
  ]
    .join(' ')
    .split(' '),
);

const FORMS: readonly RegExp[] = [
  /^[a-z-]{1,40}-controller$/,
  /^(?:eks|aks|gcp|gke|kube|kubeadm|openshift|system|kubernetes\.io):/,
  /^(?:openshift|gke-managed)-[a-z-]{1,60}$/,
  /^[\d*.,:/-]{1,30}$/,
];

/** True for a name that is left as it is, whatever it names. */
export function isWellKnown(name: string): boolean {
  return NAMES.has(name.toLowerCase()) || FORMS.some((form) => form.test(name));
}

/** Words of Kubernetes and of its logs. A name that equals one is only replaced where it surely is that name. */
const WORDS = new Set(
  [
    'get list watch create update patch delete deletecollection post put head connect proxy exec attach portforward log status scale',
    'api apis v1 v1beta1 v1alpha1 namespace namespaces pod pods node nodes secret secrets configmap configmaps service services endpoints',
    'deployment deployments replicaset replicasets statefulset statefulsets daemonset daemonsets job jobs cronjob cronjobs ingress ingresses',
    'serviceaccount serviceaccounts token tokens role roles rolebinding rolebindings clusterrole clusterroles clusterrolebinding',
    'clusterrolebindings event events lease leases user users group groups name names kind resource resources verb verbs stage level metadata',
    'request response requestreceived responsestarted responsecomplete panic none allow forbid allowed forbidden denied reason message code',
    'annotations labels spec data type items object objects audit kubernetes k8s io apps batch rbac authorization authentication policy core',
    'command container containers image images volume volumes env value values key keys uid id ip host hosts port ports true false null and or',
    'by of to in on the a an is not no with for from failure success app web-socket stdin stdout stderr tty kubectl kubelet http https tcp udp',
    'error info debug warning linux windows amd64 arm64 main master prod dev test label field selector time timestamp version',
  ]
    .join(' ')
    .split(' '),
);

/** True for a name that may stand in a text for something else: it is replaced there only in quotes. */
export function isAmbiguous(name: string): boolean {
  return name.length < 3 || /^[\d.]+$/.test(name) || WORDS.has(name.toLowerCase());
}

const DOMAINS =
  /(?:^|\.)(?:k8s\.io|kubernetes\.io|googleapis\.com|openshift\.io|istio\.io|cert-manager\.io|gke\.io|x-k8s\.io|coreos\.com|helm\.sh|gcr\.io|quay\.io|docker\.io|docker\.com|ghcr\.io|elastic\.co|mcr\.microsoft\.com|github\.com|w3\.org|google\.com|svc\.cluster\.local|cluster\.local|example|example\.(?:com|org|net)|public\.ecr\.aws|registry\.crowdstrike\.com|nvcr\.io|fluxcd\.io|argoproj\.io|aws\.com|azure\.com|microsoft\.com|terraform\.io|python\.org)$/i;

/** True for a host or domain of Kubernetes, a provider or a public registry. */
export function isPublicDomain(host: string): boolean {
  return DOMAINS.test(host);
}
