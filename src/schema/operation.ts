import { z } from 'zod';
import { level, prose, reference, sentence } from './common.ts';

/** Somebody who normally issues an operation. Either `reference` says who claims so, or it is marked unverified. */
export const caller = z.strictObject({
  who: z.string().min(3).max(120),
  note: z.string().max(200).optional(),
  reference: z.string().optional().describe('URL of the source that names this caller'),
  unverified: z.literal(true).optional().describe('No source was found; shown as unverified'),
});

/**
 * What a person wrote about one operation: content/operations/<group>/<resource>[/<subresource>]/<verb>.yaml,
 * core for the empty group, nonresource/<slug> for requests without objectRef. The operation itself comes from the API surface.
 */
export const operationContent = z.strictObject({
  summary: sentence.describe('One sentence: what the request does'),
  description: prose.describe('What the operation does and what its record shows or hides'),
  why: prose.describe('Why it matters to a defender'),
  suspiciousWhen: z.array(z.string().min(5).max(200)).min(1).optional().describe('Signs worth a look; each a short phrase'),
  callers: z.array(caller).min(1).optional().describe('Who normally does this'),
  traps: z.array(z.string().min(10).max(400)).min(1).optional().describe('What misleads people who read or match this record'),
  kubectl: z.array(z.string().min(5).max(200)).optional().describe('Commands that cause it; an empty list says that none does'),
  usefulLevel: z
    .strictObject({ level, reason: sentence })
    .optional()
    .describe('Least audit level at which the record is useful, where the derived one is not right'),
  references: z.array(reference).min(1),
});
export type OperationContent = z.infer<typeof operationContent>;
