import { z } from 'zod';
import { UNSUPPORTED_REASONS } from '../predicate/types.ts';
import { provenance } from './api-surface.ts';
import { tacticId, techniqueId } from './attack.ts';
import { predicate } from './predicate.ts';

/** The common scale, least first. `none` is for corpora that rate nothing. */
export const SEVERITIES = ['none', 'informational', 'low', 'medium', 'high', 'critical'] as const;
export const severity = z.enum(SEVERITIES);

/** What the upstream says of the rule's life: `disabled` ships switched off, `hunting` is a query for people, `example` documentation. */
export const RULE_STATUSES = ['stable', 'experimental', 'hunting', 'example', 'disabled', 'deprecated'] as const;
export const ruleStatus = z.enum(RULE_STATUSES);

/** The corpus' own word beside its place on a scale of this site. */
const rated = <T extends z.ZodType>(scale: T) => z.strictObject({ level: scale, original: z.string().max(60).nullable() });

/** content/imported/rules/<corpus>/<slug>.yaml: facts about one public rule and its logic as data. Never its body or description. */
export const ruleContent = z.strictObject({
  corpus: z.string().describe('Key of content/vocab/corpora.yaml'),
  id: z.string().min(1).max(200).describe('As the corpus has it; unique only together with the corpus'),
  title: z.string().min(3).max(200),
  url: z.string().startsWith('https://').max(500).describe('The rule at its commit, or the page of the vendor'),
  authors: z.array(z.string().min(1).max(100)).min(1).optional().describe('Where the licence asks for credit'),
  language: z.string().min(2).max(30).describe('kuery, eql, esql, sigma, falco, spl, ...'),
  dialect: z.string().optional().describe('Key of content/vocab/dialects: the spelling that the rule uses'),
  logSource: z.string().min(2).max(40).describe('Which log the rule reads, such as k8s-audit or gke-cloud-audit'),
  scope: z.enum(['core', 'adjacent']).describe('adjacent: reads a log beside the audit log that tells of the same calls'),
  reading: z.enum(['parsed', 'hand-read']).describe('hand-read: a person transcribed which operations it names'),
  status: rated(ruleStatus),
  severity: rated(severity),
  tactics: z.array(tacticId),
  techniques: z.array(techniqueId).describe('As tagged by the corpus'),
  attackVersion: z.string().optional().describe('Version of ATT&CK, where the corpus states it'),
  predicate,
  names: z
    .array(z.strictObject({ field: z.string().max(300), name: z.string().max(300) }))
    .optional()
    .describe("The product's own name of each canonical field that the predicate tests"),
  unsupported: z
    .array(z.strictObject({ what: z.enum(UNSUPPORTED_REASONS), text: z.string().min(1).max(400) }))
    .describe('What the rule demands beyond one event, or what could not be read'),
  note: z.string().max(600).optional().describe('What its reader noted, in our own words'),
  provenance,
});
export type RuleContent = z.infer<typeof ruleContent>;

/** content/imported/sources.yaml: what was read from each corpus. */
export const ruleSources = z.strictObject({
  corpora: z.array(
    z.strictObject({
      corpus: z.string(),
      ...{ repository: z.string(), commit: z.string(), date: z.string().optional(), license: z.string() },
      seen: z.number().int(),
      imported: z.number().int(),
      withUnsupported: z.number().int(),
      rejected: z.array(z.strictObject({ id: z.string(), path: z.string().optional(), reason: z.string() })),
      unmapped: z
        .array(z.strictObject({ name: z.string(), count: z.number().int() }))
        .describe("The product's fields without a canonical one"),
    }),
  ),
});
export type RuleSources = z.infer<typeof ruleSources>;
