import { z } from 'zod';
import { apiRow, apiStage } from './api-surface.ts';
import { prose, reference, verb } from './common.ts';
import { corpora } from './corpus.ts';
import { RULE_STATUSES, ruleContent, SEVERITIES } from './rule.ts';

/** Names of resources and subresources become folders of addresses: the form that a definition of a custom resource demands. */
const name = z.string().regex(/^[a-z]([a-z0-9-]*[a-z0-9])?$/, 'Write lower-case letters, digits and dashes');

/** One row of an API of one's own: a custom resource, or an aggregated API. Verbs and stage are only given where the usual do not hold. */
const localRow = apiRow.omit({ default: true }).extend({
  group: z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'Write the API group as its definition has it, such as "example.org"'),
  version: name,
  resource: name.describe('The plural, as the audit record has it'),
  subresource: name.optional(),
  verbs: z.array(verb).min(1).optional().describe('Left out: all of a resource; get, update and patch of a subresource'),
  stage: apiStage.optional().describe('Left out: what the name of the version says'),
});
export type LocalRow = z.infer<typeof localRow>;

/** content/local/api/<name>.yaml: API groups that no imported Kubernetes minor serves. */
export const localApi = z.strictObject({ resources: z.array(localRow).min(1) });
export type LocalApi = z.infer<typeof localApi>;

/** content/local/corpora.yaml: repositories of rules of one's own. */
export const localCorpora = z.array(
  corpora.element.extend({
    repository: z.string().default('none'),
    files: z.string().startsWith('https://').optional().describe('Address before the path of an imported rule, if not on GitHub'),
    license: z.string().default('none stated'),
    severities: corpora.element.shape.severities.default({}),
    statuses: corpora.element.shape.statuses.default({}),
    references: z.array(reference).default([]),
  }),
);
export type LocalCorpus = z.infer<typeof localCorpora>[number];

/** A word of a scale, with the corpus' own beside it where it has one. */
const rated = <const T extends readonly string[]>(words: T) =>
  z.strictObject({ level: z.enum(words), original: z.string().nullable().default(null) });

/** content/local/rules/<corpus>/<slug>.yaml: a rule in the form of the imported ones, of which most may be left out. */
export const localRule = ruleContent.extend({
  language: z.string().min(2).default('predicate'),
  logSource: z.string().min(2).default('k8s-audit'),
  scope: ruleContent.shape.scope.default('core'),
  reading: ruleContent.shape.reading.default('parsed'),
  status: rated(RULE_STATUSES).default({ level: 'stable', original: null }),
  severity: rated(SEVERITIES).default({ level: 'none', original: null }),
  tactics: ruleContent.shape.tactics.default([]),
  techniques: ruleContent.shape.techniques.default([]),
  unsupported: ruleContent.shape.unsupported.default([]),
  provenance: ruleContent.shape.provenance.optional().describe('Left out of a rule that is written here'),
});
export type LocalRule = z.infer<typeof localRule>;

/** content/local/notes/<group>/<resource>[/<subresource>]/<verb>.yaml: what those who run this catalog say of one operation. */
export const localNote = z.strictObject({ text: prose, references: z.array(reference).min(1).optional() });
export type LocalNote = z.infer<typeof localNote>;
