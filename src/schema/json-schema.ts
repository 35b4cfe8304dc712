import { z } from 'zod';

/** The JSON Schema (draft 7, which YAML editors read) of what a file of this schema may hold. */
export function toJsonSchema(schema: z.ZodType): Readonly<Record<string, unknown>> {
  return z.toJSONSchema(schema, { target: 'draft-7', io: 'input' });
}
