import { z } from 'zod';
import { reference } from './common.ts';

/** How values of a product's field become tests of canonical fields, where they are not simply the same. Each is a reader in code. */
const DIALECT_READERS = [
  'gke-method-name',
  'gke-resource-name',
  'gke-authorized-resource',
  'gke-outcome',
  'gke-event-type',
  'grpc-code',
  'grpc-name',
  'azure-arc-operation',
] as const;
export type DialectReaderName = (typeof DIALECT_READERS)[number];

/** Languages in which a product is asked for records, by the word that this project has for each. */
export const QUERY_LANGUAGES = [
  ...['kql', 'eql', 'esql', 'lucene', 'falco', 'sigma', 'spl', 'kusto', 'gcp-logging', 'yara-l', 'logs-insights', 'datadog'],
  ...['python', 'snowflake-sql', 'athena-sql', 'sumo', 'wazuh', 'logql', 'jq', 'stackrox'],
] as const;
export type QueryLanguage = (typeof QUERY_LANGUAGES)[number];

/**
 * How sure a name is. `direct`: the source has exactly this name. `rule`: built in the way that the source describes or shows with other
 * fields. `unverified`: no source says that the product has it.
 */
export const NAME_BASES = ['direct', 'rule', 'unverified'] as const;
export type NameBasis = (typeof NAME_BASES)[number];

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const note = z.string().max(300).optional();
const from = z.string().optional().describe('Key of the reference that says so; left out, it is the first one');

/** One name that a product has for a field. */
const dialectField = z.strictObject({
  name: z.string().min(1).describe("The product's name of the field"),
  path: z.string().optional().describe('Canonical path; beside a reader, that of the values it does not read'),
  carries: z
    .array(z.string())
    .min(1)
    .optional()
    .describe('Canonical paths of which the value has a part each, so that it cannot simply be compared with one of them'),
  also: z.literal(true).optional().describe('A further name: another one is better in queries'),
  instead: z.literal(true).optional().describe('The product moves the value there, so that the name by the rule is empty'),
  reader: z.enum(DIALECT_READERS).optional(),
  values: z
    .record(z.string(), scalar)
    .optional()
    .describe('Canonical value for each value that the product spells in another way: success is allow'),
  basis: z.enum(NAME_BASES).optional().describe('Left out, it is `direct`'),
  from,
  note,
});

/** How a product writes a path as one name. */
const notation = z.strictObject({
  style: z
    .enum(['dots', 'underscores', 'pointer', 'arguments'])
    .describe('`dots`: a.b; `underscores`: a_b; `pointer`: /a/b of RFC 6901; `arguments`: "a", "b"'),
  lists: z
    .enum(['plain', 'braces', 'each', 'first', 'index', 'extracted'])
    .describe(
      'What marks a list: nothing, `{}`, `[]?`, `[0]`, `.0`, or a stage of the query that takes the first value out. The last three are the first value only',
    ),
  keys: z
    .enum(['dotted', 'brackets', 'quotes', 'backticks'])
    .describe('A key that holds dots: .a.b, ["a.b"], ."a.b", or backticks around the whole name'),
});
export type Notation = z.infer<typeof notation>;

const absentPart = z.strictObject({
  path: z.string().describe('An empty one is the whole event'),
  withinList: z.literal(true).optional().describe('Only what goes on below a list'),
  note: z.string().min(10).max(300),
  from,
});

/** content/vocab/dialects/<id>.yaml: how one product spells the fields of an audit event. */
export const dialect = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: z.string().min(3).max(80),
  product: z.string().min(2).max(40).describe('Of several dialects of one product all have the same word here'),
  summary: z.string().min(10).max(300),
  languages: z.array(z.enum(QUERY_LANGUAGES)).describe('In which this log is asked; none where nothing is published'),
  select: z.string().min(3).max(200).optional().describe('What picks the audit log among others, in the words of the product'),
  selectNote: z.string().min(10).max(300).optional(),
  prefixes: z
    .array(
      z.strictObject({
        prefix: z.string(),
        suffix: z.string().optional(),
        path: z.string(),
        withinList: z.literal(true).optional().describe('Only for paths that go on below a list'),
        basis: z.enum(NAME_BASES).optional().describe('Left out, it is `rule`'),
        from,
        note,
      }),
    )
    .optional()
    .describe(
      'A name that begins so is the rest of it as a path, behind `path`; used where no field has the name. An empty one is every name. The first that fits counts, so that longer ones stand before shorter',
    ),
  notation: notation.optional().describe('Left out, it is dots, plain, dotted'),
  leavesOnly: z.literal(true).optional().describe('An object has no name, only the values below it have'),
  annotationDots: z.enum(['kept', 'underscored']).optional().describe('What the product makes of dots in annotation keys'),
  published: z
    .array(z.strictObject({ from, paths: z.array(z.string()).min(1) }))
    .optional()
    .describe('Canonical paths whose name by the rule stands in a source as it is'),
  fields: z.array(dialectField),
  absent: z.array(absentPart).min(1).optional().describe('Canonical paths that the product does not keep, with all below them'),
  otherwise: z
    .strictObject({ kind: z.literal('absent'), note: z.string().min(10).max(300), from })
    .optional()
    .describe('What holds of a path of which nothing above speaks; left out, nothing is known of it'),
  quirks: z
    .array(z.strictObject({ text: z.string().min(10).max(400), from }))
    .optional()
    .describe('What misleads people who ask this log, beyond one field'),
  corpora: z
    .array(z.string())
    .optional()
    .describe('Corpora whose rules are written for this log, where the rules name no dialect'),
  source: z
    .array(z.strictObject({ name: z.string().min(1), values: z.array(scalar).min(1).optional() }))
    .optional()
    .describe(
      'Fields that only select this log: such a test is true for every audit event of it (with these values, where given)',
    ),
  references: z.array(reference.extend({ id: z.string().optional() })).min(1),
});
export type Dialect = z.infer<typeof dialect>;
