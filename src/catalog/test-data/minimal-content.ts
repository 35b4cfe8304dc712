import type { TextFile } from '../read.ts';

const HEADER = '# Written by `npm run import -- kubernetes-api <folder>`. Do not edit.\n';
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
  'content/local/corpora.yaml': '- { id: ours, title: Our own, vendor: Our own, summary: Stands for rules of a team. }\n',
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
