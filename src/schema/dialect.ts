import { z } from 'zod';
import { reference } from './common.ts';

/** How values of a product's field become tests of canonical fields, where they are not simply the same. Each is a reader in code. */
export const DIALECT_READERS = [
  'gke-method-name',
  'gke-resource-name',
  'gke-authorized-resource',
  'gke-outcome',
  'gke-event-type',
  'grpc-code',
  'grpc-name',
  'azure-arc-operation',
] as const;
export type DialectReaderName = (typeof DIALECT_READERS)[number];

const scalar = z.union([z.string(), z.number(), z.boolean()]);

/** One name that a product has for a field. */
const dialectField = z.strictObject({
  name: z.string().min(1).describe("The product's name of the field"),
  path: z.string().optional().describe('Canonical path; beside a reader, that of the values it does not read'),
  reader: z.enum(DIALECT_READERS).optional(),
  values: z
    .record(z.string(), scalar)
    .optional()
    .describe('Canonical value for each value that the product spells in another way: success is allow'),
  note: z.string().max(300).optional(),
});

/** content/vocab/dialects/<id>.yaml: how one product spells the fields of an audit event. */
export const dialect = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: z.string().min(3).max(80),
  summary: z.string().min(10).max(300),
  prefixes: z
    .array(z.strictObject({ prefix: z.string(), path: z.string() }))
    .optional()
    .describe(
      'A name that begins so is the rest of it as a path, behind `path`; used where no field has the name. An empty one is every name',
    ),
  annotationDots: z.enum(['kept', 'underscored']).optional().describe('What the product makes of dots in annotation keys'),
  fields: z.array(dialectField),
  lost: z.array(z.string()).min(1).optional().describe('Canonical paths that the product removes, with all below them'),
  source: z
    .array(z.strictObject({ name: z.string().min(1), values: z.array(scalar).min(1).optional() }))
    .optional()
    .describe(
      'Fields that only select this log: such a test is true for every audit event of it (with these values, where given)',
    ),
  references: z.array(reference).min(1),
});
export type Dialect = z.infer<typeof dialect>;
