/** Abbreviations that people use and the API does not list as short names. Keys are resource names without group. */
export const COMMON_NAMES: Readonly<Record<string, readonly string[]>> = {
  clusterrolebindings: ['crb'],
  clusterroles: ['cr'],
  rolebindings: ['rb'],
  mutatingwebhookconfigurations: ['mwc', 'mutating webhook'],
  validatingwebhookconfigurations: ['vwc', 'validating webhook'],
  mutatingadmissionpolicies: ['map', 'mutating policy'],
  mutatingadmissionpolicybindings: ['mapb'],
  validatingadmissionpolicies: ['vap', 'validating policy'],
  validatingadmissionpolicybindings: ['vapb'],
  podsecuritypolicies: ['psp'],
  subjectaccessreviews: ['sar'],
  selfsubjectaccessreviews: ['ssar'],
  selfsubjectrulesreviews: ['ssrr'],
  localsubjectaccessreviews: ['lsar'],
  clustertrustbundles: ['ctb'],
  prioritylevelconfigurations: ['plc'],
  endpointslices: ['eps'],
};

/** What the subresources are called in speech and in clients. */
export const SUBRESOURCE_NAMES: Readonly<Record<string, readonly string[]>> = {
  token: ['token request', 'mint token'],
  log: ['logs'],
  portforward: ['port forward'],
  ephemeralcontainers: ['ephemeral container', 'debug container'],
  eviction: ['evict'],
  approval: ['approve'],
};

/** HTTP methods and kubectl commands that a verb stands for. */
export const VERB_NAMES: Readonly<Record<string, readonly string[]>> = {
  get: ['HEAD', 'kubectl describe'],
  list: ['kubectl get'],
  create: ['POST', 'kubectl create'],
  update: ['PUT', 'kubectl replace'],
  patch: ['apply', 'kubectl apply', 'kubectl edit', 'kubectl patch', 'server-side apply'],
  delete: ['kubectl delete'],
  deletecollection: ['delete collection', 'delete all', 'kubectl delete --all'],
};
