import { z } from 'zod';
import { LEVELS, prose, reference, sentence } from './common.ts';

/** A level as a policy gives it: None writes nothing. */
const policyLevel = z.enum(['None', ...LEVELS]);
export type PolicyLevel = z.infer<typeof policyLevel>;

const texts = z.array(z.string().min(1)).min(1);

/** One rule of an audit policy, as in audit.k8s.io/v1: the first that matches decides. */
const auditPolicyRule = z.strictObject({
  level: policyLevel,
  users: texts.optional(),
  userGroups: texts.optional(),
  verbs: texts.optional(),
  namespaces: z.array(z.string()).min(1).optional(),
  resources: z
    .array(
      z.strictObject({
        group: z.string().describe('Empty for the core group'),
        resources: texts.optional(),
        resourceNames: texts.optional(),
      }),
    )
    .min(1)
    .optional()
    .describe('An item without resources is all of the group'),
  nonResourceURLs: texts.optional(),
});
export type AuditPolicyRule = z.infer<typeof auditPolicyRule>;

/** A policy that a provider's clusters run with, or a category of its log. */
const auditPolicy = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: z.string().min(2).max(60),
  summary: sentence,
  basis: z
    .enum(['published', 'mostly', 'unpublished'])
    .describe('published: whole; mostly: the provider names a public file that is most of it; unpublished: nobody can read it'),
  default: z.boolean().describe('In force where nobody has chosen another'),
  rules: z.array(auditPolicyRule).min(1).optional().describe('Left out where the policy is unpublished'),
  leavesOutVerbs: texts.optional().describe('Verbs that this category of the log does not carry'),
  switchedOn: z
    .strictObject({ verbs: texts, by: z.string().min(3).max(60) })
    .optional()
    .describe('Verbs whose records reach the owner only where something more is switched on'),
  reference: z.string().describe('Where the policy can be read, or where its lack follows from'),
});
export type AuditPolicy = z.infer<typeof auditPolicy>;

/** content/providers/<id>.yaml: a managed Kubernetes, or a distribution, and what it logs. */
export const providerContent = z.strictObject({
  title: z.string().min(2).max(30).describe('As people call it: EKS'),
  name: z.string().min(2).max(80).describe('Its full name'),
  summary: sentence,
  logging: z
    .enum(['on', 'opt-in', 'off'])
    .describe(
      'on: records reach the owner without a step; opt-in: a switch of the provider; off: the owner writes policy and flags',
    ),
  enable: sentence.describe('What has to be done to have the log'),
  destination: prose.describe('Where the records go, and in which form'),
  description: prose.optional(),
  missing: z.array(z.string().min(10).max(300)).min(1).describe('What the log lacks, or cannot show'),
  wrappers: texts.optional().describe('Names of src/audit/wrappers that take its records'),
  dialects: texts.optional().describe('Ids of content/vocab/dialects that name the fields of its records as they arrive'),
  policies: z.array(auditPolicy).min(1),
  references: z.array(reference).min(1),
});
export type ProviderContent = z.infer<typeof providerContent>;
