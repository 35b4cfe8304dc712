import { z } from 'zod';
import { prose, reference, sentence } from './common.ts';

/** What a person wrote about a resource: content/resources/<group>/<resource>.yaml (core for the empty group). */
export const resourceContent = z.strictObject({
  summary: sentence.describe('One sentence: what the object is'),
  description: prose.describe('What the object does in a cluster, and who normally touches it'),
  role: prose.describe('Its part in attacks, and what a defender gets from its audit records'),
  aliases: z
    .array(z.string().min(2).max(40))
    .min(1)
    .optional()
    .describe('Words people search for, besides kind, singular and short names'),
  references: z.array(reference).min(1),
});
export type ResourceContent = z.infer<typeof resourceContent>;
