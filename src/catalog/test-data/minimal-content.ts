import type { TextFile } from '../read.ts';

const HEADER = '# Written by `npm run import -- kubernetes-api <folder>`. Do not edit.\n';
const RULES_HEADER = '# Written by `npm run import -- example <folder>`. Do not edit.\n';
const RBAC_HEADER = '# Written by `npm run import -- bootstrap-rbac <folder>`. Do not edit.\nkubernetes: "1.36"\n';
const PROVENANCE = 'provenance: {repository: kubernetes/kubernetes, path: api/discovery/, commit: v1.36.3, license: Apache-2.0}\n';

/** The smallest content that has no problem: one minor with Pods and exec, the vocabulary, and a text of each kind. */
const TEXTS: Readonly<Record<string, string>> = {
  'content/imported/api/1.36.yaml': `${HEADER}kubernetes: "1.36.3"
minor: "1.36"
${PROVENANCE}resources:
  - {group: "", version: v1, resource: pods, namespaced: true, kind: Pod, verbs: [get, list, create, update, delete], stage: ga}
  - {group: "", version: v1, resource: pods, subresource: exec, namespaced: true, kind: PodExecOptions, verbs: [get, create], stage: ga, connectMethods: [GET, POST]}
`,
  'content/imported/api/lifecycle.yaml': `${HEADER}${PROVENANCE}kinds:\n  - {group: "", version: v1, kind: Pod, introduced: "1.0"}\n`,
  'content/imported/api/nonresource.yaml': `${HEADER}kubernetes: "1.36.3"\n${PROVENANCE}listed:\n  - /version\nunlisted: []\n`,
  'content/vocab/nonresource.yaml': '- { slug: version, title: Server version, pattern: /version, methods: [get] }\n',
  'content/vocab/verbs.yaml': vocab(['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection', 'replace'], '  status: recorded\n'),
  'content/vocab/stages.yaml': vocab(['RequestReceived', 'ResponseStarted', 'ResponseComplete', 'Panic']),
  'content/vocab/levels.yaml': vocab(['None', 'Metadata', 'Request', 'RequestResponse']),
  'content/vocab/corpora.yaml': `- id: example
  title: Example
  vendor: Example
  summary: Stands for a public repository of rules.
  repository: example/rules
  license: MIT
  severities: { low: low }
  statuses: { stable: stable }
  references:
    - title: Repository
      url: https://github.com/example/rules
`,
  'content/vocab/attack.yaml': `versions: []
tactics:
  - { id: TA0002, name: Execution }
techniques:
  - { id: T1609, name: Container Administration Command, v19: [TA0002] }
`,
  'content/vocab/microsoft-matrix.yaml': `- id: MS-TA9006
  name: Exec into container
  tactics: [Execution]
  attack: [T1609]
  url: https://github.com/microsoft/Threat-Matrix-for-Kubernetes/
`,
  'content/vocab/roles.yaml': '- name: view\n  summary: Lets people read most objects of a namespace.\n',
  'content/vocab/dialects/plain.yaml': `id: plain
title: The log as it is
product: plain
summary: The log file of the API server, with the names of the event format.
languages: [jq]
prefixes:
  - { prefix: ., path: '' }
fields: []
references:
  - title: Auditing
    url: https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/
`,
  'content/imported/rbac/cluster-roles.yaml': `${RBAC_HEADER}${PROVENANCE}roles:\n  - {name: view, rules: [{apiGroups: [""], resources: [pods], verbs: [get, list]}]}\n`,
  'content/imported/rbac/cluster-role-bindings.yaml': `${RBAC_HEADER}${PROVENANCE}bindings:\n  - {name: view, role: {kind: ClusterRole, name: view}, subjects: [{kind: Group, name: developers}]}\n`,
  'content/imported/sources.yaml': `${RULES_HEADER}corpora:
  - {corpus: example, repository: example/rules, commit: "0123456", license: MIT, seen: 1, imported: 1, withUnsupported: 0, rejected: [], unmapped: []}
`,
  'content/imported/rules/example/sessions.yaml': `${RULES_HEADER}corpus: example
id: sessions
title: Sessions over WebSocket
url: https://github.com/example/rules/blob/0123456/sessions.yml
language: example
logSource: k8s-audit
scope: core
reading: parsed
status: {"level":"stable","original":"stable"}
severity: {"level":"low","original":"low"}
tactics: ["TA0002"]
techniques: ["T1609"]
predicate: {"field":"objectRef.subresource","op":"equals","values":["exec"]}
unsupported: []
provenance: {"repository":"example/rules","path":"sessions.yml","commit":"0123456","license":"MIT"}
`,
  'content/actors/kubernetes-admin.yaml': `name: kubernetes-admin
kind: user
summary: Is the name in the kubeconfig of whoever set up the cluster.
references:
  - title: Documentation
    url: https://kubernetes.io/docs/reference/setup-tools/kubeadm/
`,
  'content/providers/plain.yaml': `title: Plain
name: Kubernetes as it comes
summary: Writes no log until somebody gives it a policy.
logging: off
enable: Give the API server a policy and a file.
destination: A file on the machine that runs the server of the API.
missing:
  - Everything, until there is a policy.
policies:
  - id: none
    title: No policy
    summary: Writes nothing at all.
    basis: published
    default: true
    rules: [{ level: None }]
    reference: https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/
references:
  - title: Auditing
    url: https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/
`,
  'content/local/corpora.yaml': '- { id: ours, title: Our own, vendor: Our own, summary: Stands for rules of a team. }\n',
  'content/changes.yaml': '- version: 0.1.0\n  date: 2026-11-26\n  summary: The first release of the catalog.\n',
  'content/redirects.yaml': '- from: /kubernetes-<resource>/replace-<resource>/\n  to: /verbs/replace/\n  reason: No operation is called replace.\n',
  'content/fields/objectRef.subresource.yaml': field('objectRef.subresource', 'exec'),
  'content/fields/objectRef.name.yaml': field('objectRef.name', 'web-0'),
  'content/fields/user.groups.yaml': field('user.groups[]', '[developers]', 'string[]'),
  'content/resources/core/pods.yaml': `summary: Runs containers together on one node.
description: The unit of work of a cluster, made and unmade by controllers all day long.
role: Whoever makes one chooses what runs, with which rights, and where, all at once.
references:
  - title: Documentation
    url: https://kubernetes.io/docs/concepts/workloads/pods/
`,
  'content/operations/core/pods/exec/get.yaml': `summary: Opens a session in a container over WebSocket.
description: The command stands in the query, and \`objectRef.subresource\` tells it from a read.
why: Whoever holds such a session acts with everything that the container may do.
references:
  - title: Documentation
    url: https://kubernetes.io/docs/concepts/workloads/pods/
`,
  'content/guides/exec.mdx': `---
title: Sessions
summary: Tells how sessions in containers are recorded.
order: 1
references:
  - title: Documentation
    url: https://kubernetes.io/docs/concepts/workloads/pods/
---

## Where to look

Look at \`objectRef.subresource\` first.
`,
};

/** The minimal content, with some files replaced or added (`text`) or left out (`undefined`). */
export function minimalContent(changes: Readonly<Record<string, string | undefined>> = {}): TextFile[] {
  return Object.entries({ ...TEXTS, ...changes }).flatMap(([file, text]) => (text === undefined ? [] : [{ file, text }]));
}

/** The text of one of its files. */
export function minimalText(file: string): string {
  return TEXTS[file] ?? '';
}

function vocab(ids: readonly string[], more = ''): string {
  const url = 'https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/';
  return ids
    .map((id) => `- id: ${id}\n  summary: Explains the word ${id}.\n  description: What ${id} means in a record.\n  references:\n    - title: Auditing\n      url: ${url}\n${more}`)
    .join('');
}

function field(path: string, example: string, type = 'string'): string {
  const url = 'https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/';
  return `path: ${path}
type: ${type}
summary: Tells what ${path} holds.
level: Metadata
stages: [RequestReceived, ResponseComplete]
presence: always
control: server
example: ${example}
references:
  - title: Auditing
    url: ${url}
`;
}
