import { z } from 'zod';
import { apiStage } from './api-surface.ts';
import { level, minor, stage } from './common.ts';
import { control, fieldType } from './field.ts';

const bound = {
  since: minor.nullable().describe('First Kubernetes minor that served it; null where not known'),
  sinceExact: z.boolean().describe('false: served since this minor or an earlier one, because minors in between were not read'),
  removed: minor.nullable().describe('First minor that no longer serves it; null while it is served'),
};

const dumpedVersion = z.strictObject({
  version: z.string(),
  stage: apiStage,
  ...bound,
  removedExact: z.boolean(),
  servedByDefault: z.boolean().nullable().describe('By an API server started without flags; null where not known'),
});

/** One operation of data/operations.json. */
export const dumpedOperation = z.strictObject({
  id: z.string(),
  verb: z.string().describe('As in the audit record'),
  apiGroup: z.string().nullable().describe('"" for the core group, null for requests without objectRef'),
  resource: z.string().nullable(),
  subresource: z.string().nullable(),
  namespaced: z.boolean().nullable(),
  apiVersions: z.array(dumpedVersion),
  url: z.string().describe('Path of the page on the site'),
  description: z.string(),
  derived: z.boolean().describe('true: the description follows from verb, subresource and scope; false: written by hand'),
  path: z.string().nullable().describe('Path pattern of requests without objectRef, null for the others'),
});

/** One `any-<resource>`: stands for rules that name the resource and no verb. Never a record. */
const dumpedSynthetic = z.strictObject({ id: z.string(), apiGroup: z.string(), resource: z.string(), url: z.string() });

/** data/operations.json */
export const operationsDump = z.strictObject({
  kubernetes: z.string().describe('Newest Kubernetes version read'),
  operations: z.array(dumpedOperation),
  synthetic: z.array(dumpedSynthetic),
});
export type OperationsDump = z.infer<typeof operationsDump>;

/** data/fields.json */
export const fieldsDump = z.strictObject({
  fields: z.array(
    z.strictObject({
      path: z.string(),
      type: fieldType,
      levels: z.array(level).describe('Audit levels at which it can be present'),
      stages: z.array(stage),
      control,
      url: z.string(),
      description: z.string(),
    }),
  ),
});
export type FieldsDump = z.infer<typeof fieldsDump>;

/** JSON Schema of a dump, as served beside it. */
export function dumpSchema(name: 'operations' | 'fields'): object {
  return z.toJSONSchema(name === 'operations' ? operationsDump : fieldsDump, { target: 'draft-7' });
}
