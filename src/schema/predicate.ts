import { z } from 'zod';
import { type Predicate, UNSUPPORTED_REASONS } from '../predicate/types.ts';

const scalar = z.union([z.string(), z.number(), z.boolean()]);

const leaf = z
  .strictObject({
    field: z.string().min(1).max(300).describe('Canonical path: objectRef.subresource'),
    op: z.enum(['equals', 'in', 'startsWith', 'endsWith', 'contains', 'glob', 'regex', 'exists', 'cidr', 'compare']),
    relation: z.enum(['<', '<=', '>', '>=']).optional().describe('Only with compare'),
    values: z.array(scalar).min(1).optional(),
    ignoreCase: z.literal(true).optional(),
    elements: z.enum(['any', 'all', 'product']).optional(),
  })
  .refine(({ op, values }) => (op === 'exists') === (values === undefined), 'Each op but exists takes values')
  .refine(({ op, relation }) => (op === 'compare') === (relation !== undefined), 'A relation goes with compare')
  .refine(({ op, values }) => !['equals', 'compare'].includes(op) || values?.length === 1, 'equals and compare take one value');

const unsupported = z.strictObject({
  unsupported: z.string().min(1).max(400).describe('The part in the words of the rule, shortened where it is long'),
  reason: z.enum(UNSUPPORTED_REASONS),
});

/** The logic of a rule; see src/predicate/types.ts. */
export const predicate: z.ZodType<Predicate> = z.lazy(() =>
  z.union([
    leaf,
    unsupported,
    z.strictObject({ all: z.array(predicate) }),
    z.strictObject({ any: z.array(predicate) }),
    z.strictObject({ not: predicate }),
  ]),
) as z.ZodType<Predicate>;
