import type { Catalog } from '../../catalog/model.ts';

/** A page of which only its name and purpose are searched. */
export interface NamedPage {
  readonly title: string;
  /** Path from the root of the site. */
  readonly path: string;
  readonly summary: string;
  readonly aliases: readonly string[];
}

/** Guides, tools and lists that search knows besides what the catalog is made of. */
export function searchPages({ guides, corpora, dialects }: Catalog): NamedPage[] {
  return [
    ...guides.map(({ slug, title, summary }) => ({ title, path: `/guides/${slug}/`, summary, aliases: [slug] })),
    ...corpora.map(({ id, title, vendor, summary }) => ({
      ...{ title: `${title} rules`, path: `/rules/${id}/`, summary },
      aliases: [title, id, vendor, `${title} detections`],
    })),
    ...dialects.map(({ id, title, product }) => ({
      ...{ title: `Fields in ${title}`, path: `/dialects/${id}/`, summary: 'What it calls the fields of an audit event.' },
      aliases: [...new Set([product, id])].filter((word) => !title.startsWith(word)),
    })),
    ...FIXED,
  ];
}

const FIXED: readonly NamedPage[] = [
  {
    title: 'Classify an audit event',
    path: '/classify/',
    summary: 'Paste an event and see which operation it is, who did what, and with what outcome.',
    aliases: ['classify', 'classifier', 'paste event', 'triage', 'parse event'],
  },
  {
    title: 'Build a query',
    path: '/build/',
    summary: 'Choose operations, conditions and an outcome, and get the query for every product.',
    aliases: [
      'query builder',
      'builder',
      'kql',
      'eql',
      'es|ql',
      'lucene',
      'spl',
      'kusto',
      'logql',
      'yara-l',
      'sigma rule',
      'falco rule',
    ],
  },
  {
    title: 'Detection rules',
    path: '/rules/',
    summary: 'Public rules for audit logs, by vendor, severity, technique and resource.',
    aliases: ['all rules', 'rule list', 'rules', 'vendors'],
  },
  {
    title: 'ATT&CK',
    path: '/attack/',
    summary: 'Techniques of MITRE ATT&CK as a heat map of rules, and layers for the Navigator.',
    aliases: [
      'mitre',
      'mitre att&ck',
      'attack matrix',
      'heat map',
      'navigator',
      'attack navigator',
      'techniques',
      'tactics',
      'threat matrix',
    ],
  },
  {
    title: 'Rules for every request',
    path: '/rules/every-request/',
    summary: 'Rules that test no operation, with what they do test.',
    aliases: ['rules without operation', 'every request'],
  },
  {
    title: 'Health of rules',
    path: '/rules/health/',
    summary: 'What keeps rules from matching, and how to fix it.',
    aliases: ['rule health', 'dead rules', 'broken rules', 'cannot match'],
  },
  {
    title: 'Fields',
    path: '/fields/',
    summary: 'All fields of an audit event.',
    aliases: ['all fields', 'field list', 'event schema'],
  },
  {
    title: 'Dialects',
    path: '/dialects/',
    summary: 'What products call the fields of an audit event.',
    aliases: ['field names', 'field mapping', 'products', 'rosetta', 'names in products', 'siem fields'],
  },
  {
    title: 'Verbs',
    path: '/verbs/',
    summary: 'The verbs of audit records, and those that never occur.',
    aliases: ['all verbs', 'verb list'],
  },
  {
    title: 'Annotations',
    path: '/annotations/',
    summary: 'Keys that the API server and its plugins write into a record.',
    aliases: ['audit annotations', 'annotation keys'],
  },
  {
    title: 'Actors',
    path: '/actors/',
    summary: 'The identities of Kubernetes and of managed clusters.',
    aliases: ['identities', 'system users', 'built-in users', 'service accounts of controllers'],
  },
  {
    title: 'Default roles',
    path: '/roles/',
    summary: 'What each default role allows, as operations.',
    aliases: ['default clusterroles', 'built-in roles', 'bootstrap policy', 'rbac defaults'],
  },
  {
    title: 'Providers',
    path: '/providers/',
    summary: 'What managed clusters log by default.',
    aliases: ['managed kubernetes', 'do i log this', 'default audit policy', 'cloud providers'],
  },
  { title: 'Stages', path: '/stages/', summary: 'When a record is written.', aliases: ['audit stages', 'omitStages'] },
  {
    title: 'Levels',
    path: '/levels/',
    summary: 'How much of a request is written.',
    aliases: ['audit levels', 'audit policy', 'policy level'],
  },
  {
    title: 'Non-resource requests',
    path: '/kubernetes-nonresource/',
    summary: 'Requests whose record has no objectRef.',
    aliases: ['nonresource', 'non resource', 'nonResourceURLs', 'no objectRef'],
  },
  {
    title: 'Coverage',
    path: '/coverage/',
    summary: 'Which operations public rules name, vendor by vendor, and which nobody watches.',
    aliases: ['gaps', 'unwatched', 'blind spots', 'matrix', 'rule coverage'],
  },
  { title: 'Guides', path: '/guides/', summary: 'What one has to know to read the log.', aliases: ['all guides'] },
  {
    title: 'Data',
    path: '/data/',
    summary: 'The whole catalog as JSON.',
    aliases: ['json', 'dump', 'download', 'operations.json', 'fields.json', 'schema', 'api'],
  },
  {
    title: 'Use it offline',
    path: '/offline/',
    summary: 'Keep the site in this browser, or take it as a zip.',
    aliases: ['offline', 'zip', 'air-gapped', 'service worker', 'mirror'],
  },
  {
    title: 'About',
    path: '/about/',
    summary: 'How this site is made, and its known limits.',
    aliases: ['method', 'licence', 'license'],
  },
  {
    title: 'Sources',
    path: '/about/sources/',
    summary: 'What this site was read from, with commits.',
    aliases: ['provenance', 'commits', 'versions'],
  },
  {
    title: 'Changes',
    path: '/changes/',
    summary: 'What each release of the catalog brought.',
    aliases: ['changelog', 'releases', 'what is new', 'feed'],
  },
];
