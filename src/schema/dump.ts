import { z } from 'zod';
import { UNSUPPORTED_REASONS } from '../predicate/types.ts';
import { apiStage } from './api-surface.ts';
import { attackVersion, tacticId, techniqueId } from './attack.ts';
import { level, minor, stage } from './common.ts';
import { dialect, NAME_BASES, QUERY_LANGUAGES } from './dialect.ts';
import { control, fieldType } from './field.ts';
import { predicate } from './predicate.ts';
import { ruleStatus, severity } from './rule.ts';

const bound = {
  since: minor.nullable().describe('First Kubernetes minor that served it; null where not known'),
  sinceExact: z.boolean().describe('false: served since this minor or an earlier one, because minors in between were not read'),
  removed: minor.nullable().describe('First minor that no longer serves it; null while it is served'),
};

const dumpedVersion = z.strictObject({
  version: z.string(),
  stage: apiStage,
  ...bound,
  removedExact: z.boolean(),
  servedByDefault: z.boolean().nullable().describe('By an API server started without flags; null where not known'),
});

const reachKind = z
  .enum(['named', 'also', 'any'])
  .describe('named: by the words of the rule; also: by what the rule leaves open; any: names the resource and no verb');

/** A rule that reaches an operation, as the operation's row names it. */
const ruleReach = z.strictObject({ corpus: z.string(), id: z.string(), how: reachKind });

const local = z.literal(true).optional().describe('Not of the public catalog: added by those who built this site');

/** One operation of data/operations.json. */
const dumpedOperation = z.strictObject({
  id: z.string(),
  verb: z.string().describe('As in the audit record'),
  apiGroup: z.string().nullable().describe('"" for the core group, null for requests without objectRef'),
  resource: z.string().nullable(),
  subresource: z.string().nullable(),
  namespaced: z.boolean().nullable(),
  apiVersions: z.array(dumpedVersion),
  url: z.string().describe('Path of the page on the site'),
  description: z.string(),
  derived: z.boolean().describe('true: the description follows from verb, subresource and scope; false: written by hand'),
  path: z.string().nullable().describe('Path pattern of requests without objectRef, null for the others'),
  rules: z.array(ruleReach).describe('Without the rules that apply to every request'),
  local,
});

/** One `any-<resource>`: stands for rules that name the resource and no verb. Never a record. */
const dumpedSynthetic = z.strictObject({
  ...{ id: z.string(), apiGroup: z.string(), resource: z.string(), url: z.string() },
  rules: z.array(ruleReach),
  local,
});

/** data/operations.json */
export const operationsDump = z.strictObject({
  kubernetes: z.string().describe('Newest Kubernetes version read'),
  operations: z.array(dumpedOperation),
  synthetic: z.array(dumpedSynthetic),
});
export type OperationsDump = z.infer<typeof operationsDump>;

/** data/fields.json */
export const fieldsDump = z.strictObject({
  fields: z.array(
    z.strictObject({
      path: z.string(),
      type: fieldType,
      levels: z.array(level).describe('Audit levels at which it can be present'),
      stages: z.array(stage),
      control,
      url: z.string(),
      description: z.string(),
      names: z
        .record(
          z.string(),
          z.array(
            z.strictObject({
              name: z.string(),
              basis: z.enum(NAME_BASES),
              partial: z.literal(true).optional().describe('The value has parts of other fields in it too'),
              first: z.literal(true).optional().describe('Of several values the first alone'),
            }),
          ),
        )
        .describe('By dialect, the one for queries first; a dialect of which nothing is known is left out'),
      lost: z.array(z.string()).describe('Dialects that do not keep it'),
    }),
  ),
});
export type FieldsDump = z.infer<typeof fieldsDump>;

/** One rule of data/rules.json. */
const dumpedRule = z.strictObject({
  ...{ corpus: z.string(), id: z.string().describe('Unique only together with the corpus'), title: z.string() },
  url: z.string().describe('Path of the page on the site'),
  source: z.string().describe('The rule where its authors publish it'),
  ...{ license: z.string(), authors: z.array(z.string()), severity, status: ruleStatus },
  ...{ tactics: z.array(z.string()), techniques: z.array(z.string()), language: z.string(), logSource: z.string() },
  reading: z.enum(['parsed', 'hand-read']),
  predicate: predicate.describe('Over the fields of audit.k8s.io/v1'),
  unsupported: z.array(z.strictObject({ what: z.enum(UNSUPPORTED_REASONS), text: z.string() })),
  local,
  appliesToAll: z.boolean().describe('No operation is outside its reach; then operations is empty'),
  operations: z.array(z.strictObject({ id: z.string(), how: reachKind })),
  health: z.array(
    z.strictObject({
      ...{ code: z.string(), certainty: z.enum(['certain', 'likely', 'note']) },
      dead: z.boolean().describe('true: the rule as written can never match'),
      ...{ message: z.string(), fix: z.string() },
    }),
  ),
});

/** data/rules.json */
export const rulesDump = z.strictObject({ rules: z.array(dumpedRule) });
export type RulesDump = z.infer<typeof rulesDump>;

/** One technique of data/attack.json. */
const dumpedTechnique = z.strictObject({
  id: techniqueId,
  name: z.string().nullable().describe('null where no version of ATT&CK knows the id'),
  url: z.string().describe('Path of the page on the site'),
  tactics: z
    .record(attackVersion, z.array(tacticId).nullable())
    .describe('By major version of ATT&CK; null where it does not have the technique'),
  containers: z.boolean().describe('ATT&CK 18.1 lists the platform Containers'),
  revokedBy: techniqueId.nullable(),
  rules: z
    .array(
      z.strictObject({
        corpus: z.string(),
        id: z.string(),
        attackVersion: z.string().nullable().describe('Where the corpus states it'),
      }),
    )
    .describe('That carry it as a tag'),
  operations: z.array(
    z.strictObject({
      id: z.string(),
      vendors: z.array(z.string()).describe('Corpora with a rule that names the operation and carries the technique'),
      sources: z.array(z.strictObject({ title: z.string(), url: z.string(), attackVersion: attackVersion.nullable() })),
      microsoft: z.array(z.string()).describe("Ids of Microsoft's matrix that stand for the operation and link to the technique"),
      when: z.string().nullable(),
      proposed: z.boolean().describe('true: proposed by this catalog and published by nobody'),
    }),
  ),
});

/** data/attack.json */
export const attackDump = z.strictObject({
  notice: z.string(),
  versions: z.array(z.strictObject({ id: attackVersion, release: z.string(), date: z.string() })),
  tactics: z.array(
    z.strictObject({ id: tacticId, name: z.string(), nameBefore: z.string().nullable(), since: attackVersion.nullable() }),
  ),
  techniques: z.array(dumpedTechnique),
  microsoft: z.array(
    z.strictObject({
      ...{ id: z.string(), name: z.string(), tactics: z.array(z.string()), attack: z.array(techniqueId), url: z.string() },
      operations: z.array(z.string()),
    }),
  ),
});
export type AttackDump = z.infer<typeof attackDump>;

/** data/dialects.json */
export const dialectsDump = z.strictObject({
  dialects: z.array(
    z.strictObject({
      ...{ id: z.string(), title: z.string(), product: z.string(), summary: z.string() },
      url: z.string().describe('Path of the page on the site; index.json below it has every field'),
      languages: z.array(z.enum(QUERY_LANGUAGES)),
      select: z.string().nullable().describe('What picks the audit log among others'),
      ...{ prefixes: dialect.shape.prefixes, notation: dialect.shape.notation, annotationDots: dialect.shape.annotationDots },
      leavesOnly: z.boolean().describe('An object has no name, only the values below it have'),
      ...{ absent: dialect.shape.absent, otherwise: dialect.shape.otherwise, quirks: dialect.shape.quirks },
      corpora: z.array(z.string()).describe('Whose rules are written for it'),
      references: dialect.shape.references.describe('A key `from` elsewhere is the id of one; left out, the first is meant'),
    }),
  ),
});
export type DialectsDump = z.infer<typeof dialectsDump>;

const DUMPS = {
  operations: operationsDump,
  fields: fieldsDump,
  rules: rulesDump,
  dialects: dialectsDump,
  attack: attackDump,
} as const;

/** JSON Schema of a dump, as served beside it. */
export function dumpSchema(name: keyof typeof DUMPS): object {
  return z.toJSONSchema(DUMPS[name], { target: 'draft-7' });
}
