import { resourcePath } from '../audit/operation-id.ts';
import type { Catalog } from '../catalog/model.ts';
import { toAddress } from './urls.ts';

/** The site for programs that read text (llmstxt.org): what it is, the dumps, the guides, a line per resource. Without a host its links are from the root. */
export function toLlmsText(catalog: Catalog, site: URL | undefined): string {
  const url = (path: string): string => toAddress(path, site);
  const lines = [
    '# Audit Atlas',
    '',
    `> Every operation that the Kubernetes API server can write to its audit log, up to Kubernetes ${catalog.newestVersion}: meaning, fields, sample events, and the public detection rules that look for it.`,
    '',
    'An operation is (verb, API group, resource, subresource) as an audit record shows it. Its id is verb-resource[-subresource].',
    'The page of an operation, resource, field, dialect, rule, technique, actor, role or provider has a JSON twin: add index.json to its address.',
    '',
    '## Data',
    `- [All operations](${url('/data/operations.json')}): id, verb, apiGroup, resource, subresource, API versions, description`,
    `- [All fields](${url('/data/fields.json')}): path, type, levels, stages, who controls the value`,
    `- [Dialects of products](${url('/data/dialects.json')}): how each product names, selects and loses the fields; the names are in fields.json`,
    `- [All rules](${url('/data/rules.json')}): title, severity, techniques, logic over the fields of the event, operations that each names and reaches`,
    `- [Techniques of MITRE ATT&CK](${url('/data/attack.json')}): tactics in ATT&CK 18 and 19, rules that carry each, operations that are mapped to it and by whom`,
    '',
    '## Rules',
    `- [Matrix of ATT&CK](${url('/attack/')}): how many rules carry each technique, by vendor, and layers for the ATT&CK Navigator`,
    ...catalog.corpora.map(({ id, title, summary }) => `- [${title}](${url(`/rules/${id}/`)}): ${summary}`),
    '',
    '## Who and where',
    `- [Actors](${url('/actors/')}): identities of Kubernetes and of managed clusters, what they normally do, what is suspicious`,
    `- [Default roles](${url('/roles/')}): which operations each default role allows, and which rules would notice`,
    `- [Annotations](${url('/annotations/')}): keys that the API server and its plugins write into a record`,
    ...catalog.providers.map(({ id, title, summary }) => `- [What ${title} logs](${url(`/providers/${id}/`)}): ${summary}`),
    '',
    '## Guides',
    ...catalog.guides.map(({ slug, title, summary }) => `- [${title}](${url(`/guides/${slug}/`)}): ${summary}`),
    '',
    '## Resources',
    ...catalog.resources.map(
      ({ name, operations, content, kind }) =>
        `- [${name}](${url(resourcePath(name))}): ${operations.length} operations. ${content?.summary ?? kind}`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}
