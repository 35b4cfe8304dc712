import { parseFieldPath } from '../../predicate/field-path.ts';
import type { Field } from '../model.ts';

/**
 * What the type of the event says of a path: `known`: a field of it; `open`: below a map or a body, where any key may be; `none`: no
 * event has it; `foreign`: the name of something around the event, which products add beside it.
 */
export type PathKind = 'known' | 'open' | 'none' | 'foreign';

/** Keys that log pipelines put beside those of the event, and those of old event versions. */
const FOREIGN = new Set([
  ...['@timestamp', '@message', '@version', 'timestamp', 'time', 'date', 'metadata', 'message', 'log', 'stream', 'tag', 'tags'],
  ...['host', 'hostname', 'source', 'sourcetype', 'index', 'category', 'operationName', 'properties', 'resourceId', 'records'],
  ...['cluster', 'cluster_name', 'clusterName', 'eventtype', 'event', 'items', 'labels', 'logName', 'resource', 'fields'],
  ...['protoPayload', 'jsonPayload', 'kubernetes', 'openshift', 'log_type', 'log_source', 'k8s_audit_level', 'data'],
  ...['logGroup', 'logStream', 'account'],
]);

/** Parts of a Status that have no page, and of which nothing is claimed. */
const UNDESCRIBED = /^responseStatus\.(kind|apiVersion|metadata)\b/;

/** Prepares the fields of the event, without those of bodies, to be asked about a path. What has a page for `<key>` is a map. */
export function createEventSchema(fields: readonly Field[]): (path: string) => PathKind {
  const types = new Map(fields.filter(({ body }) => !body).map(({ path, type }) => [keyOf(path), type]));
  for (const { path } of fields) if (/\.<\w+>(\[\])?$/.test(path)) types.set(keyOf(path.replace(/\.<\w+>(\[\])?$/, '')), 'map');
  return (path) => {
    const keys = parseFieldPath(path);
    if (keys === undefined || UNDESCRIBED.test(path)) return 'open';
    if (types.has(JSON.stringify(keys))) return 'known';
    if (FOREIGN.has(keys[0] ?? '') || keys[0]?.startsWith('p_')) return 'foreign';
    const above = keys.map((_, at) => types.get(JSON.stringify(keys.slice(0, -1 - at)))).find((type) => type !== undefined);
    return above === 'map' || above === 'any' ? 'open' : 'none';
  };
}

function keyOf(path: string): string {
  return JSON.stringify(parseFieldPath(path) ?? [path]);
}
