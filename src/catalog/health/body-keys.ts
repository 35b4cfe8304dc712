/** What every object has at the top. `@type` is GKE's. */
const OBJECT = ['apiVersion', 'kind', 'metadata', '@type'];
const SPEC = ['spec', 'status'];

/** Keys at the top of the objects of a kind, over all versions, beside those of every object (kubernetes/api, <group>/<version>/types.go). */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  Binding: ['target'],
  ClusterRole: ['rules', 'aggregationRule'],
  ClusterRoleBinding: ['subjects', 'roleRef', 'userNames', 'groupNames'],
  ComponentStatus: ['conditions'],
  ConfigMap: ['data', 'binaryData', 'immutable'],
  ControllerRevision: ['data', 'revision'],
  CSIStorageCapacity: ['nodeTopology', 'storageClassName', 'capacity', 'maximumVolumeSize'],
  DeleteOptions: [
    ...['gracePeriodSeconds', 'preconditions', 'orphanDependents', 'propagationPolicy', 'dryRun'],
    'ignoreStoreReadErrorWithClusterBreakingPotential',
  ],
  Endpoints: ['subsets'],
  EndpointSlice: ['addressType', 'endpoints', 'ports'],
  Eviction: ['deleteOptions'],
  MutatingWebhookConfiguration: ['webhooks'],
  PodTemplate: ['template'],
  PriorityClass: ['value', 'globalDefault', 'description', 'preemptionPolicy'],
  Role: ['rules'],
  RoleBinding: ['subjects', 'roleRef', 'userNames', 'groupNames'],
  RuntimeClass: ['handler', 'overhead', 'scheduling', 'spec'],
  Secret: ['data', 'stringData', 'type', 'immutable'],
  ServiceAccount: ['secrets', 'imagePullSecrets', 'automountServiceAccountToken'],
  StorageClass: [
    ...['provisioner', 'parameters', 'reclaimPolicy', 'mountOptions', 'allowVolumeExpansion', 'volumeBindingMode'],
    'allowedTopologies',
  ],
  ValidatingWebhookConfiguration: ['webhooks'],
  VolumeAttributesClass: ['driverName', 'parameters'],
  ...Object.fromEntries(
    [
      ...['APIService', 'CertificateSigningRequest', 'CronJob', 'CustomResourceDefinition', 'DaemonSet', 'Deployment'],
      ...['HorizontalPodAutoscaler', 'Ingress', 'Job', 'Lease', 'LimitRange', 'LocalSubjectAccessReview', 'Namespace'],
      ...['NetworkPolicy', 'Node', 'PersistentVolume', 'PersistentVolumeClaim', 'Pod', 'PodDisruptionBudget', 'ReplicaSet'],
      ...['PodSecurityPolicy', 'ReplicationController', 'ResourceQuota', 'Scale', 'SelfSubjectAccessReview'],
      ...['SelfSubjectRulesReview', 'Service', 'StatefulSet', 'SubjectAccessReview', 'TokenRequest', 'TokenReview'],
      ...['ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding', 'MutatingAdmissionPolicy'],
      'MutatingAdmissionPolicyBinding',
    ].map((kind) => [kind, SPEC]),
  ),
};

/** Of an answer that is a failure, a list or a table in the place of the object. */
const STATUS = ['status', 'message', 'reason', 'details', 'code'];
const TABLE = ['columnDefinitions', 'rows', 'items'];

/** True where an object of the kind is sure to have no such key at its top; false also where the kind is not known here. */
export function lacksKey(kind: string, key: string): boolean {
  return KEYS[kind] !== undefined && ![...KEYS[kind], ...OBJECT].includes(key);
}

/** The same of an answer about such an object, whether it succeeds or not. */
export function answerLacksKey(kind: string, key: string): boolean {
  return lacksKey(kind, key) && !STATUS.includes(key) && !TABLE.includes(key);
}

/** True where a Status has no such key. */
export function isOutsideStatus(key: string): boolean {
  return key !== '' && ![...STATUS, ...OBJECT].includes(key);
}
