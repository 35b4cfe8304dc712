import { isObject, type JsonObject, ownValue, someKey, valueAt } from '../json.ts';
import { openDottedKeys } from './dotted-keys.ts';
import { fromElasticEvent } from './elastic-event.ts';
import { fromGcpDocument, isGcpDocument } from './elastic-gcp.ts';
import { readInner } from './inner-json.ts';
import type { Wrapped, Wrapper } from './wrapper.ts';

/** An Elastic document of kubernetes.audit_logs: the event is below `kubernetes.audit`; dotted keys are read as Elasticsearch reads them. */
export const ecs: Wrapper = {
  name: 'ecs',
  detect: (value) => !isKibanaFlat(value) && ownValue(kubernetesOf(value), 'audit') !== undefined,
  unwrap: (value) => [fromElasticEvent(ownValue(kubernetesOf(value), 'audit'))],
};

/** A document of azure.platformlogs, which holds the log of AKS, nested or flat. */
export const elasticAzure: Wrapper = {
  name: 'elastic-azure-platformlogs',
  detect: (value) => logOf(value) !== undefined,
  unwrap: (value) => [{ value: readInner(logOf(value)), lost: isFlat(value, 'azure.platformlogs.') ? FLATTENED : [] }],
};

/** A document of gcp.audit, which holds the log of GKE, nested or flat. */
export const elasticGcp: Wrapper = {
  name: 'elastic-gcp-audit',
  detect: (value) => hasRoot(value, 'gcp') && isGcpDocument(open(value)),
  unwrap: (value) => {
    const lost = isFlat(value, 'gcp.audit.') ? FLATTENED : [];
    return fromGcpDocument(open(value)).map((found) => ({ ...found, lost: [...(found.lost ?? []), ...lost] }));
  },
};

/** `fields` of a search hit, as Kibana shows a document: one key per path, each with a list. Objects in lists have lost their bounds. */
export const kibanaFlat: Wrapper = {
  name: 'kibana-flat',
  detect: isKibanaFlat,
  unwrap: (value) => {
    const { lost = [], ...found } = fromElasticEvent(valueAt(open(value), 'kubernetes', 'audit'));
    return [{ ...found, lost: [...lost, ...FLATTENED] }];
  },
};

/** A search hit: {_index, _id, _source}. */
export const elasticsearchHit: Wrapper = {
  name: 'elasticsearch-hit',
  keys: ['_source'],
  detect: (value) => isObject(ownValue(value, '_source')),
  unwrap: (value) => {
    const source = ownValue(value, '_source');
    return ecs.detect(source) ? ecs.unwrap(source) : [{ value: source }];
  },
};

/** A search hit without its source: {_index, _id, fields}. */
export const kibanaHit: Wrapper = {
  name: 'elasticsearch-hit',
  keys: ['fields'],
  detect: (value) => isObject(ownValue(value, 'fields')) && (ownValue(value, '_index') ?? ownValue(value, '_id')) !== undefined,
  unwrap: (value) => [{ value: ownValue(value, 'fields') }],
};

/** Answer of a search: {hits: {hits: [...]}}. */
export const elasticsearchHits: Wrapper = {
  name: 'elasticsearch-hits',
  keys: ['hits'],
  detect: (value) => Array.isArray(valueAt(value, 'hits', 'hits')),
  unwrap: (value): readonly Wrapped[] => [valueAt(value, 'hits', 'hits')].flat().map((hit) => ({ value: hit })),
};

/** Bodies of flat documents: which item of a list a value belongs to is not told. */
const FLATTENED = ['requestObject', 'responseObject'];

/** True where a document has something below a root, nested or with dots in the key. */
function hasRoot(value: unknown, root: string): value is JsonObject {
  return isObject(value) && (Object.hasOwn(value, root) || isFlat(value, `${root}.`));
}

function isFlat(value: unknown, prefix: string): boolean {
  return isObject(value) && someKey(value, (key) => key.startsWith(prefix));
}

function isKibanaFlat(value: unknown): boolean {
  return (
    isObject(value) &&
    someKey(value, (key) => /^kubernetes\.audit\.[a-z]/i.test(key) && Array.isArray(ownValue(value, key)) && !LISTS.test(key))
  );
}

function kubernetesOf(value: unknown): unknown {
  return hasRoot(value, 'kubernetes') ? ownValue(open(value), 'kubernetes') : undefined;
}

function logOf(value: unknown): unknown {
  return hasRoot(value, 'azure')
    ? ownValue(readInner(valueAt(open(value), 'azure', 'platformlogs', 'properties')), 'log')
    : undefined;
}

/** A document without dotted keys is left as it is. */
function open(value: unknown): JsonObject {
  if (!isObject(value)) return {};
  return someKey(value, (key) => key.includes('.')) ? openDottedKeys(value, single) : value;
}

/** Fields that are lists in the event. */
const LISTS = /(?:\.groups|\.sourceIPs|\.extra\..+)$/s;

/** Kibana gives every value as a list: one value is taken out of it, unless the field is a list or an object of a body. */
function single(path: string, value: unknown): unknown {
  if (!Array.isArray(value) || value.length !== 1 || LISTS.test(path)) return value;
  const inBody = /\.(?:requestObject|responseObject)\./.test(path);
  return inBody && isObject(value[0]) ? value : value[0];
}
