import type { PageKind } from '../../src/view/page-kind.ts';

/** What the picture of a kind of page says, and which lines of the event it shows are lit. */
export interface PictureText {
  readonly title: string;
  readonly text: string;
  readonly lit: RegExp;
}

/** A part of an event, as the lines of the picture. */
export const EVENT = `{
  "kind": "Event",
  "level": "Metadata",
  "stage": "ResponseComplete",
  "verb": "get",
  "requestURI": "/api/v1/…/exec?…",
  "user": {
    "username": "kubernetes-admin",
    "groups": ["kubeadm:cluster-admins", …]
  },
  "sourceIPs": ["203.0.113.7"],
  "objectRef": {
    "resource": "pods",
    "subresource": "exec"
  },
  "responseStatus": { "code": 101 },
  "annotations": {
    "authorization.k8s.io/decision": "allow"
  }
}`.split('\n');

const target = /"(?:verb|objectRef|resource|subresource)"/;
const user = /"(?:user|username|groups)"/;
const everything = /./;

export const PICTURES: Readonly<Record<PageKind, PictureText>> = {
  home: { title: 'Audit Atlas', text: 'Every operation in the Kubernetes audit log, field by field', lit: target },
  resource: { title: 'Resource', text: 'Its operations in the Kubernetes audit log', lit: /"(?:objectRef|resource)"/ },
  operation: { title: 'Operation', text: 'What its audit record holds, and which rules look for it', lit: target },
  field: {
    title: 'Field',
    text: 'Who writes it, when it is there, and what products call it',
    lit: /"(?:requestURI|sourceIPs|responseStatus)"/,
  },
  dialect: { title: 'Dialect', text: 'What one product calls the fields of an audit event', lit: everything },
  rule: {
    title: 'Detection rule',
    text: 'What it tests, and which operations it reaches',
    lit: /"(?:verb|subresource|responseStatus)"/,
  },
  technique: {
    title: 'ATT&CK',
    text: 'Techniques that leave a trace in the Kubernetes audit log',
    lit: /"(?:verb|user|username|subresource)"/,
  },
  actor: { title: 'Actor', text: 'What an identity normally does, and what would be suspicious', lit: user },
  role: {
    title: 'Default role',
    text: 'Which operations it allows, and who has it',
    lit: /"(?:groups|annotations|authorization.*decision)"/,
  },
  provider: { title: 'Provider', text: 'What a managed Kubernetes logs, and at which level', lit: /"(?:level|stage)"/ },
  verb: { title: 'Verb', text: 'How a request becomes the verb of its record', lit: /"verb"/ },
  stage: { title: 'Stages', text: 'When a request is recorded, and which record to count', lit: /"stage"/ },
  level: { title: 'Levels', text: 'How much of a request a policy keeps', lit: /"level"/ },
  guide: { title: 'Guide', text: 'How Kubernetes requests become audit records', lit: /"(?:level|stage|verb|requestURI)"/ },
  coverage: { title: 'Coverage', text: 'Which operations the public rules watch, and which nobody does', lit: target },
  search: {
    title: 'Search',
    text: 'Find an operation, a field or a rule by any of its names',
    lit: /"(?:requestURI|resource|subresource)"/,
  },
  classify: { title: 'Classify an event', text: 'Paste a record. It stays in your browser.', lit: everything },
  build: { title: 'Build a query', text: 'One question in the language of every product', lit: target },
  data: { title: 'Data', text: 'The whole catalog as JSON, with its schema and licence', lit: everything },
  offline: { title: 'Offline', text: 'The whole catalog without a network', lit: everything },
  changes: { title: 'Changes', text: 'What each release of the catalog brought', lit: /"(?:kind|level|stage)"/ },
  about: { title: 'About', text: 'What this catalog is made from', lit: /"kind"/ },
};
