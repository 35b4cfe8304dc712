import type { SurfaceData, SurfaceFamily } from '../audit/surface.ts';
import { toPathRegex } from './path-regex.ts';

/** Name of the CSV of src/labels/label-csv.ts, under which the search looks it up. */
export const LOOKUP_FILE = 'audit-operations.csv';

/**
 * A search for Splunk that adds `operation` to audit events whose JSON was extracted into fields. Only requests without objectRef are
 * looked at by their path: the API server writes objectRef of each request for a resource.
 * Functions after https://docs.splunk.com/Documentation/Splunk/latest/SearchReference/CommonEvalFunctions.
 */
export function toSplunkSearch({ nonResource }: SurfaceData): string {
  return `\`\`\` Upload ${LOOKUP_FILE} as a lookup table file first; put your own search in front. \`\`\`
| eval audit_path=replace(requestURI, "[?].*$", "")
| eval audit_family=case(
${nonResource.map(toBranch).join(',\n')},
    true(), audit_path)
| eval audit_key=if(isnotnull('objectRef.resource'),
    verb."|".coalesce('objectRef.apiGroup', "")."|".'objectRef.resource'."|".coalesce('objectRef.subresource', ""),
    verb."|".audit_family)
| lookup ${LOOKUP_FILE} key AS audit_key OUTPUT operation, page
| fields - audit_path, audit_family, audit_key
`;
}

function toBranch({ pattern }: SurfaceFamily): string {
  return `    match(audit_path, "${toPathRegex(pattern)}"), "${pattern}"`;
}
