import { z } from 'zod';
import { prose, reference, sentence } from './common.ts';

/** A concept with a page of its own or a section of one: a verb, a stage, a level. */
const term = z.strictObject({
  id: z.string().regex(/^[A-Za-z][A-Za-z-]*$/),
  summary: sentence,
  description: prose,
  traps: z.array(z.string().min(10).max(400)).min(1).optional(),
  references: z.array(reference).min(1),
});
export type Term = z.infer<typeof term>;

/** content/vocab/{verbs,stages,levels}.yaml: the terms in the order in which they are shown. */
export const terms = z.array(term).min(1);

/** content/vocab/verbs.yaml: `recorded` verbs occur in the log, `legacy` ones on dead paths, `never` ones are words of RBAC or clients only. */
const verbTerm = term.extend({
  status: z.enum(['recorded', 'legacy', 'never']),
  http: z.string().max(60).optional().describe('The HTTP method(s) that are recorded so'),
});
export type VerbTerm = z.infer<typeof verbTerm>;
export const verbTerms = z.array(verbTerm).min(1);

/**
 * A family of requests without objectRef. `pattern` is a path whose <name> parts stand for one segment and whose final /* stands
 * for the path itself and everything under it; `methods` are the verbs as the log has them: lower-cased HTTP methods.
 */
const nonResourceFamily = z.strictObject({
  slug: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: z.string().min(3).max(80),
  pattern: z.string().startsWith('/'),
  methods: z.array(z.enum(['get', 'put', 'post'])).min(1),
});
export type NonResourceFamily = z.infer<typeof nonResourceFamily>;
export const nonResourceFamilies = z.array(nonResourceFamily).min(1);

/** content/vocab/roles.yaml: what a default role is for, and what to watch where somebody has it. */
export const roleNotes = z.array(z.strictObject({ name: z.string().min(3), summary: sentence, watch: prose.optional() })).min(1);
export type RoleNote = z.infer<typeof roleNotes>[number];

/** content/redirects.yaml: an address that other sites or older versions used, and the page that answers it now. */
const redirect = z.strictObject({
  from: z
    .string()
    .regex(/^(?:\/[\w<>-][\w.<>-]*)+\/?$/, 'Write an address of this site such as "/kubernetes-pods/"')
    .max(200)
    .describe('May hold <resource>: one for every resource that has an update; or <annotation>: one for every annotation'),
  to: z.string().startsWith('/'),
  reason: sentence,
});
export type Redirect = z.infer<typeof redirect>;
export const redirects = z.array(redirect);
