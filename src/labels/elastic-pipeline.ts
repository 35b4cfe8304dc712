import type { SurfaceData } from '../audit/surface.ts';
import { toLabelRows } from './label-rows.ts';

/** Field under which the pipeline writes the operation's id. */
const TARGET = 'audit_operation';

/**
 * The script of the pipeline. It keeps to what Painless and JavaScript share but for the words of its declarations, so that a test can run
 * its logic. Painless: https://www.elastic.co/docs/reference/scripting-languages/painless/painless-language-specification.
 */
export const LABEL_SCRIPT = `def audit = ctx.kubernetes?.audit;
if (audit == null || audit.verb == null) { return; }
def reference = audit.objectRef;
String key = null;
if (reference != null && reference.resource != null) {
  String group = reference.apiGroup == null ? '' : reference.apiGroup;
  String part = reference.subresource == null ? '' : reference.subresource;
  key = audit.verb + '|' + group + '|' + reference.resource + '|' + part;
} else if (audit.requestURI != null) {
  String path = audit.requestURI;
  int query = path.indexOf('?');
  if (query >= 0) { path = path.substring(0, query); }
  def given = [];
  for (def segment : path.splitOnToken('/')) { if (segment != '') { given.add(segment); } }
  for (def family : params.families) {
    boolean fits = family.open ? given.size() >= family.parts.size() : given.size() == family.parts.size();
    for (int i = 0; fits && i < family.parts.size(); i++) {
      if (family.parts.get(i) != '' && family.parts.get(i) != given.get(i)) { fits = false; }
    }
    if (fits && key == null) { key = audit.verb + '|' + family.pattern; }
  }
}
if (key == null) { return; }
def operation = params.operations.get(key);
if (operation != null) { ctx.${TARGET} = operation; }`;

/**
 * An ingest pipeline for documents of Elastic's Kubernetes integration: `PUT _ingest/pipeline/logs-kubernetes.audit_logs@custom`. Its data
 * stream maps no new field by itself (`dynamic: false` in the manifest of the package), so that the field needs a mapping to be searched.
 */
export function toElasticPipeline(surface: SurfaceData): object {
  return {
    description:
      `Writes the operation of a Kubernetes audit event into ${TARGET}. Map it as keyword in the component template ` +
      'logs-kubernetes.audit_logs@custom, or it is stored and cannot be searched',
    processors: [
      {
        script: {
          description: 'Looks the request up in the operations of the catalog',
          lang: 'painless',
          source: LABEL_SCRIPT,
          params: {
            operations: Object.fromEntries(toLabelRows(surface).map(({ key, operation }) => [key, operation])),
            families: surface.nonResource.map(({ pattern }) => toFamily(pattern)),
          },
          ignore_failure: true,
        },
      },
    ],
  };
}

/** A pattern as the script compares it: an empty part stands for any one segment. */
function toFamily(pattern: string): { pattern: string; parts: readonly string[]; open: boolean } {
  const parts = pattern
    .split('/')
    .filter((part) => part !== '' && part !== '*')
    .map((part) => (/^<.+>$/.test(part) ? '' : part));
  return { pattern, parts, open: pattern.endsWith('/*') };
}
