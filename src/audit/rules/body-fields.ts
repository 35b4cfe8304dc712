import { createEventLookup } from '../../predicate/event-lookup.ts';
import { parseFieldPath } from '../../predicate/field-path.ts';
import type { Known } from '../../predicate/types.ts';
import type { JsonObject } from '../json.ts';

/** Fields in bodies, and how to see in a line that none of them is there. */
export interface BodyFields {
  /** False only where no body has one of the fields. `text`: the line. */
  readonly mayBeIn: (text: string) => boolean;
  /** What is known of a field that no body has; undefined for any other. */
  readonly absent: ReadonlyMap<string, Known>;
}

/**
 * Prepares fields; undefined where one of them is in no body, or cannot be looked for. A field that is there has its last key in the line, in
 * quotes; a line with \\u in it may spell the key otherwise. `event` is any event with the same gaps.
 */
export function createBodyFields(fields: readonly string[], event: JsonObject): BodyFields | undefined {
  const paths = fields.map((field) => parseFieldPath(field) ?? []);
  const keys = [...new Set(paths.map((path) => JSON.stringify(path.at(-1) ?? '')))];
  const isInBody = paths.every(([root = '', ...rest]) => BODIES.has(root) && rest.length > 0);
  if (!isInBody || keys.some((key) => !/^"[\w.-]+"$/.test(key))) return undefined;
  const lookup = createEventLookup({ ...event, requestObject: {}, responseObject: {} });
  return {
    mayBeIn: (text) => keys.some((key) => text.includes(key)) || text.includes('\\u'),
    absent: new Map(fields.map((field) => [field, lookup(field)])),
  };
}

const BODIES: ReadonlySet<string> = new Set(['requestObject', 'responseObject']);
