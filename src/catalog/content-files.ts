import type { z } from 'zod';
import { actorContent } from '../schema/actor.ts';
import { apiSurface, lifecycle, nonResourcePaths } from '../schema/api-surface.ts';
import { attackVocab, microsoftMatrix } from '../schema/attack.ts';
import { changes } from '../schema/changes.ts';
import { corpora } from '../schema/corpus.ts';
import { dialect } from '../schema/dialect.ts';
import { fieldContent } from '../schema/field.ts';
import { guideContent } from '../schema/guide.ts';
import { localApi, localCorpora, localNote, localRule } from '../schema/local.ts';
import { operationContent } from '../schema/operation.ts';
import { providerContent } from '../schema/provider.ts';
import { rbacBindings, rbacRoles } from '../schema/rbac.ts';
import { resourceContent } from '../schema/resource.ts';
import { ruleContent, ruleSources } from '../schema/rule.ts';
import { nonResourceFamilies, redirects, roleNotes, terms, verbTerms } from '../schema/vocab.ts';

/** One kind of content file: which paths are of it, and the schema that they follow. */
interface KindOfFile {
  readonly kind: string;
  /** `*` stands for part of a name, `**` for one folder or more. */
  readonly files: readonly string[];
  readonly schema: z.ZodType;
}

/** Every kind of content file. The first match counts. */
export const CONTENT_KINDS = [
  { kind: 'operation', files: ['content/operations/**/*.yaml', 'content/local/operations/**/*.yaml'], schema: operationContent },
  { kind: 'resource', files: ['content/resources/**/*.yaml', 'content/local/resources/**/*.yaml'], schema: resourceContent },
  { kind: 'field', files: ['content/fields/*.yaml'], schema: fieldContent },
  { kind: 'actor', files: ['content/actors/*.yaml'], schema: actorContent },
  { kind: 'provider', files: ['content/providers/*.yaml'], schema: providerContent },
  { kind: 'guide', files: ['content/guides/*.mdx'], schema: guideContent },
  { kind: 'verbs', files: ['content/vocab/verbs.yaml'], schema: verbTerms },
  { kind: 'terms', files: ['content/vocab/stages.yaml', 'content/vocab/levels.yaml'], schema: terms },
  { kind: 'families', files: ['content/vocab/nonresource.yaml'], schema: nonResourceFamilies },
  { kind: 'role-notes', files: ['content/vocab/roles.yaml'], schema: roleNotes },
  { kind: 'corpora', files: ['content/vocab/corpora.yaml'], schema: corpora },
  { kind: 'dialect', files: ['content/vocab/dialects/*.yaml'], schema: dialect },
  { kind: 'attack', files: ['content/vocab/attack.yaml'], schema: attackVocab },
  { kind: 'microsoft', files: ['content/vocab/microsoft-matrix.yaml'], schema: microsoftMatrix },
  { kind: 'redirects', files: ['content/redirects.yaml'], schema: redirects },
  { kind: 'changes', files: ['content/changes.yaml'], schema: changes },
  { kind: 'lifecycle', files: ['content/imported/api/lifecycle.yaml'], schema: lifecycle },
  { kind: 'nonresource', files: ['content/imported/api/nonresource.yaml'], schema: nonResourcePaths },
  { kind: 'api', files: ['content/imported/api/1.*.yaml'], schema: apiSurface },
  { kind: 'rbac-roles', files: ['content/imported/rbac/*-roles.yaml'], schema: rbacRoles },
  { kind: 'rbac-bindings', files: ['content/imported/rbac/*-role-bindings.yaml'], schema: rbacBindings },
  { kind: 'rule', files: ['content/imported/rules/**/*.yaml'], schema: ruleContent },
  { kind: 'local-api', files: ['content/local/api/*.yaml'], schema: localApi },
  { kind: 'local-corpora', files: ['content/local/corpora.yaml'], schema: localCorpora },
  { kind: 'local-rule', files: ['content/local/rules/*/*.yaml'], schema: localRule },
  { kind: 'local-note', files: ['content/local/notes/**/*.yaml'], schema: localNote },
  { kind: 'sources', files: ['content/imported/sources.yaml'], schema: ruleSources },
] as const satisfies readonly KindOfFile[];

export type ContentKind = (typeof CONTENT_KINDS)[number]['kind'];

const patterns = CONTENT_KINDS.flatMap((entry) => entry.files.map((glob) => ({ entry, pattern: toPattern(glob) })));

/** The kind of content that a path holds, or undefined for a file that nothing reads. */
export function contentKindOf(file: string): (typeof CONTENT_KINDS)[number] | undefined {
  return patterns.find(({ pattern }) => pattern.test(file))?.entry;
}

/** `content/fields/*.yaml` -> /^content\/fields\/[^/]+\.yaml$/ */
export function toPattern(glob: string): RegExp {
  const source = glob.replaceAll('.', '\\.').replaceAll('**/', '(?:[^/]+/)+').replace(/\*/g, '[^/]+');
  return new RegExp(`^${source}$`);
}
