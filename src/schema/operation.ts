import { z } from 'zod';
import { attackVersion, microsoftId, techniqueId } from './attack.ts';
import { level, prose, reference, sentence } from './common.ts';

/** Somebody who normally issues an operation. Either `reference` says who claims so, or it is marked unverified. */
const caller = z.strictObject({
  who: z.string().min(3).max(120),
  note: z.string().max(200).optional(),
  reference: z.string().optional().describe('URL of the source that names this caller'),
  unverified: z.literal(true).optional().describe('No source was found; shown as unverified'),
});

/** When a mapping of a whole operation is meant: "when the Pod is privileged". */
const when = z
  .string()
  .regex(/^(when|in|on|for|by|from|with) .*[^.]$/, 'Write words that complete "maps to it", such as "when the Pod is privileged"')
  .max(120)
  .optional();

/**
 * A technique of ATT&CK for an operation. `by` are publications that map it so. What rules tag and what Microsoft's matrix links to follows from
 * them and is not written here.
 */
const techniqueMapping = z
  .strictObject({
    id: techniqueId,
    when,
    by: z
      .array(
        reference.extend({
          attackVersion: attackVersion.optional().describe('Version of ATT&CK that the publication uses, where it says so'),
        }),
      )
      .min(1)
      .optional(),
    proposed: z.literal(true).optional().describe('This catalog proposes it, and nobody has published it'),
  })
  .refine(({ by, proposed }) => (by === undefined) !== (proposed === undefined), 'Give either "by" or "proposed: true"');

/** A technique of Microsoft's matrix. `proposed`: its page does not name this operation. */
const microsoftMapping = z.strictObject({ id: microsoftId, when, proposed: z.literal(true).optional() });

/** A tool that sends such requests, or an attack in which they were seen. */
const example = z.strictObject({
  name: z.string().min(3).max(100),
  note: z.string().min(5).max(160).optional(),
  reference: z.string().describe('Address of what says so'),
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
  techniques: z.array(techniqueMapping).min(1).optional().describe('Techniques of MITRE ATT&CK, beside those that rules tag'),
  microsoft: z.array(microsoftMapping).min(1).optional().describe("Techniques of Microsoft's Threat Matrix for Kubernetes"),
  tools: z.array(example).min(1).optional().describe('Attack tools and tests that do this'),
  incidents: z.array(example).min(1).optional().describe('Attacks and malware that did this'),
  traps: z.array(z.string().min(10).max(400)).min(1).optional().describe('What misleads people who read or match this record'),
  kubectl: z.array(z.string().min(5).max(200)).optional().describe('Commands that cause it; an empty list says that none does'),
  usefulLevel: z
    .strictObject({ level, reason: sentence })
    .optional()
    .describe('Least audit level at which the record is useful, where the derived one is not right'),
  references: z.array(reference).min(1),
});
export type OperationContent = z.infer<typeof operationContent>;
