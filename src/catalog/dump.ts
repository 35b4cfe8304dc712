import { operationPath } from '../audit/operation-id.ts';
import { LEVELS } from '../schema/common.ts';
import type { FieldsDump, OperationsDump } from '../schema/dump.ts';
import type { ApiVersion, Catalog, Field, NonResourceOperation, Operation, Resource } from './model.ts';

export { dumpSchema } from '../schema/dump.ts';

/** The content of data/operations.json. */
export function dumpOperations(catalog: Catalog): OperationsDump {
  return {
    kubernetes: catalog.newestVersion,
    operations: [...catalog.operations.map(dumpOperation), ...catalog.nonResource.map(dumpNonResource)],
    synthetic: catalog.resources.map(dumpSynthetic),
  };
}

/** The content of data/fields.json. */
export function dumpFields(catalog: Catalog): FieldsDump {
  return { fields: catalog.fields.map(dumpField) };
}

/** One operation as in data/operations.json. */
export function dumpOperation(operation: Operation): OperationsDump['operations'][number] {
  const { id, verb, group, resource, subresource, namespaced, versions, summary, content } = operation;
  return {
    ...{ id, verb, apiGroup: group, resource, subresource: subresource ?? null, namespaced },
    apiVersions: versions.map(dumpVersion),
    url: operationPath(operation.resourceName, id),
    ...{ description: summary, derived: content === undefined, path: null },
  };
}

export function dumpNonResource({
  id,
  verb,
  family,
  summary,
  content,
}: NonResourceOperation): OperationsDump['operations'][number] {
  return {
    ...{ id, verb, apiGroup: null, resource: null, subresource: null, namespaced: null, apiVersions: [] },
    url: operationPath('nonresource', id),
    ...{ description: summary, derived: content === undefined, path: family.pattern },
  };
}

export function dumpField(field: Field): FieldsDump['fields'][number] {
  const levels = LEVELS.slice(LEVELS.indexOf(field.level));
  const { path, type, stages, control, summary } = field;
  return { path, type, levels, stages, control, url: `/fields/${field.slug}/`, description: summary };
}

function dumpSynthetic({ name, group, resource }: Resource): OperationsDump['synthetic'][number] {
  const id = `any-${name}`;
  return { id, apiGroup: group, resource, url: operationPath(name, id) };
}

function dumpVersion({
  version,
  stage,
  since,
  removed,
  servedByDefault,
}: ApiVersion): OperationsDump['operations'][number]['apiVersions'][number] {
  return {
    ...{ version, stage, since: since.minor, sinceExact: since.exact },
    ...{ removed: removed?.minor ?? null, removedExact: removed?.exact ?? true, servedByDefault: servedByDefault ?? null },
  };
}
