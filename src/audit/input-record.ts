/**
 * One record of an input: a line of NDJSON with content, a document of a YAML or JSON text, or a text that is neither. `index` counts from
 * 0, `line` and `column` from 1.
 */
export type InputRecord = { readonly index: number; readonly line: number } & RecordContent;

export type RecordContent =
  | { readonly kind: 'value'; readonly format: RecordFormat; readonly value: unknown }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'malformed'; readonly column: number; readonly reason: string };

/** `pretty-json` goes over many lines; the value of a `csv` record is an object of column names and texts. */
export type RecordFormat = 'json' | 'pretty-json' | 'yaml' | 'csv';
