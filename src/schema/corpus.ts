import { z } from 'zod';
import { reference } from './common.ts';
import { ruleStatus, severity } from './rule.ts';

/** content/vocab/corpora.yaml: every public rule repository that the site knows, by its key. */
export const corpora = z.array(
  z.strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]*$/),
    title: z.string().min(2).max(30).describe('As shown above its rules: Elastic, Sigma, Falco'),
    vendor: z.string().min(2).max(60),
    summary: z.string().min(10).max(240),
    repository: z.string(),
    license: z.string().max(40).describe('SPDX id, or what is stated'),
    licenseNote: z.string().max(300).optional(),
    credit: z.string().max(200).optional().describe('The words by which its licence asks to be credited'),
    attackVersion: z
      .string()
      .regex(/^\d+$/)
      .optional()
      .describe('Major version of ATT&CK whose ids its rules carry, where it can be told; a reference says from what'),
    severities: z.record(z.string(), severity).describe('Its own words for severity, each with its place on the common scale'),
    statuses: z.record(z.string(), ruleStatus).describe('Its own words for status; the empty word stands for none stated'),
    references: z.array(reference).min(1),
  }),
);
export type Corpus = z.infer<typeof corpora>[number];
