import { z } from 'zod';
import { prose, reference, sentence } from './common.ts';

/** How the audit record names it: in user.username, or in user.groups[]. */
const ACTOR_KINDS = ['user', 'group', 'service-account'] as const;

/**
 * What a person wrote about an identity that Kubernetes or a managed cluster gives out: content/actors/<id>.yaml, named by `name`
 * (see identitySlug). The controllers that the default bindings name have a page without such a file too.
 */
export const actorContent = z.strictObject({
  name: z.string().min(3).max(120).describe('As the record has it; <part> stands for what differs: system:node:<name>'),
  kind: z.enum(ACTOR_KINDS),
  provider: z.string().optional().describe('Key of content/providers, for identities of one managed cluster'),
  summary: sentence.describe('One sentence: what it is'),
  description: prose.optional().describe('What it does, and how its records look'),
  groups: z.array(z.string()).min(1).optional().describe('Groups that its authenticator gives it'),
  does: z.array(z.string().min(5).max(200)).min(1).optional().describe('What it normally does; each a short phrase'),
  suspiciousWhen: z.array(z.string().min(5).max(200)).min(1).optional(),
  spoofing: prose.optional().describe('Who else can appear under this name, and what tells them apart'),
  callers: z
    .array(z.string().min(3).max(80))
    .min(1)
    .optional()
    .describe('Words by which the callers of operations mean it, besides its name'),
  roles: z
    .array(z.strictObject({ name: z.string(), by: sentence }))
    .min(1)
    .optional()
    .describe('Default roles that it has by something else than a default binding'),
  unverified: z.literal(true).optional().describe('No published source names it; shown as unverified'),
  references: z.array(reference).min(1),
});
export type ActorContent = z.infer<typeof actorContent>;
