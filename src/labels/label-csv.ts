import type { LabelRow } from './label-rows.ts';

const HEAD = 'key,operation,verb,api_group,resource,subresource,page';

/** The rows as CSV (RFC 4180) with a head, for Splunk's lookups and everything else that joins tables. No value holds a comma or a quote. */
export function toLabelCsv(rows: readonly LabelRow[], address: (path: string) => string): string {
  const lines = rows.map(({ key, operation, verb, apiGroup, resource, subresource, page }) =>
    [key, operation, verb, apiGroup, resource, subresource, address(page)].join(','),
  );
  return `${[HEAD, ...lines].join('\r\n')}\r\n`;
}
