import { z } from 'zod';
import { level, minor, prose, reference, sentence, stage } from './common.ts';

/** JSON type of the value. `map` is an object with free keys and string values, `any` a body whose shape depends on the request. */
export const fieldType = z.enum(['string', 'integer', 'boolean', 'timestamp', 'object', 'map', 'any', 'string[]', 'object[]']);

/** Who decides the value: client may write what it likes, server computes it, authenticator or admission (also webhooks) supply it. */
export const control = z.enum(['client', 'server', 'authenticator', 'admission']);

/** One value of a closed or well-known list, with what it means. */
const fieldValue = z.strictObject({
  value: z.union([z.string(), z.number().int(), z.boolean()]),
  meaning: z.string().max(200).optional(),
});

/** Where in a request body a path lies. */
const bodyPlace = z.strictObject({
  kinds: z
    .array(z.string())
    .min(1)
    .describe(
      'Kinds of the request body that have this path, as in the API: Pod, Role, DeleteOptions; "*" is each but DeleteOptions',
    ),
  podSpec: z
    .literal(true)
    .optional()
    .describe(
      'The path lies under the spec of a Pod; workload kinds have it under spec.template.spec or spec.jobTemplate.spec.template.spec',
    ),
});

/** What a person wrote about one field of an audit event: content/fields/<path>.yaml, named by the path (see fieldStem). */
export const fieldContent = z.strictObject({
  path: z
    .string()
    .describe('As in the event: objectRef.subresource, user.groups[], annotations["authorization.k8s.io/decision"]'),
  type: fieldType,
  summary: sentence.describe('One sentence: what the value says'),
  description: prose.optional(),
  level: level.describe('Least audit level at which it can be present'),
  stages: z.array(stage).min(1).describe('Stages whose records can carry it'),
  presence: z.enum(['always', 'sometimes']).describe('always: in every record of these stages and this level'),
  when: z.string().max(300).optional().describe('For presence sometimes: when it is there, as a phrase'),
  control,
  since: minor.optional().describe('First Kubernetes minor that writes it, where known'),
  removed: minor.optional(),
  body: bodyPlace.optional().describe('Only for paths inside requestObject'),
  values: z.array(fieldValue).min(1).optional(),
  example: z.unknown().describe('A real-looking value of this type'),
  traps: z.array(z.string().min(10).max(400)).min(1).optional(),
  aliases: z.array(z.string().min(2).max(60)).min(1).optional().describe('Words people search for'),
  references: z.array(reference).min(1),
});
export type FieldContent = z.infer<typeof fieldContent>;
