/** One page of each kind, hard ones where there is a choice: long names, many rows, all sections. */
export const referencePages = {
  home: '/',
  resource: '/kubernetes-pods/',
  'resource of one group among two': '/kubernetes-ingresses.extensions/',
  operation: '/kubernetes-pods/create-pods/',
  'operation that connects': '/kubernetes-pods/get-pods-exec/',
  'operation with long names':
    '/kubernetes-validatingadmissionpolicybindings/deletecollection-validatingadmissionpolicybindings/',
  'rules of an operation': '/kubernetes-pods/create-pods/rules/',
  'any operation': '/kubernetes-pods/any-pods/',
  'list of non-resource requests': '/kubernetes-nonresource/',
  'non-resource request': '/kubernetes-nonresource/get-healthz/',
  'list of rules': '/rules/',
  'rules of a vendor': '/rules/sigma/',
  'vendor without rules': '/rules/chronicle/',
  'rules on every request': '/rules/every-request/',
  'health of rules': '/rules/health/',
  rule: '/rules/falco/create-hostpid-pod/',
  'rule that was read by hand': '/rules/panther/eks-audit-log-based-single-sourceip-is-generating-multiple-403s/',
  'list of fields': '/fields/',
  field: '/fields/objectref.subresource/',
  'field with a long path': '/fields/annotations.failed-open.validating.webhook.admission.k8s.io-round_0_index_m/',
  'list of dialects': '/dialects/',
  dialect: '/dialects/falco/',
  'dialect without names': '/dialects/sentinel-gke/',
  'list of verbs': '/verbs/',
  verb: '/verbs/deletecollection/',
  'verb that never occurs': '/verbs/replace/',
  stages: '/stages/',
  levels: '/levels/',
  'list of guides': '/guides/',
  guide: '/guides/levels-and-stages/',
  data: '/data/',
  about: '/about/',
  sources: '/about/sources/',
  'missing page': '/404.html',
} as const;

/** The pages that are tools and need JavaScript. */
export const toolPages = { search: '/search/', classifier: '/classify/' } as const;

/** Name and address of one page of each kind. */
export const pageKinds: readonly (readonly [name: string, path: string])[] = Object.entries({ ...referencePages, ...toolPages });
