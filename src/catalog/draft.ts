import type { ActorContent } from '../schema/actor.ts';
import type { NonResourcePaths } from '../schema/api-surface.ts';
import type { AttackVocab, MicrosoftTechnique } from '../schema/attack.ts';
import type { Release } from '../schema/changes.ts';
import type { Corpus } from '../schema/corpus.ts';
import type { Dialect } from '../schema/dialect.ts';
import type { FieldContent } from '../schema/field.ts';
import type { GuideContent } from '../schema/guide.ts';
import type { LocalApi, LocalCorpus, LocalNote } from '../schema/local.ts';
import type { OperationContent } from '../schema/operation.ts';
import type { ProviderContent } from '../schema/provider.ts';
import type { RbacBindings, RbacRoles } from '../schema/rbac.ts';
import type { ResourceContent } from '../schema/resource.ts';
import type { RuleContent, RuleSources } from '../schema/rule.ts';
import type { NonResourceFamily, Redirect, RoleNote, Term, VerbTerm } from '../schema/vocab.ts';
import type { ContentKind } from './content-files.ts';
import type { Operation, Resource } from './model.ts';
import type { SourceFile } from './source.ts';

/** A file that fits its schema, with the value and the places of its parts. */
export interface Entry<T> {
  readonly source: SourceFile;
  readonly value: T;
}

/** All content that fits its schemas, not yet linked: what the checks look at. */
export interface Draft {
  readonly resources: readonly Resource[];
  readonly operationsByFile: ReadonlyMap<string, Operation>;
  readonly operations: readonly Entry<OperationContent>[];
  readonly resourceNotes: readonly Entry<ResourceContent>[];
  readonly fields: readonly Entry<FieldContent>[];
  readonly actors: readonly Entry<ActorContent>[];
  readonly providers: readonly Entry<ProviderContent>[];
  readonly roles: readonly Entry<RbacRoles>[];
  readonly roleNotes: Entry<RoleNote[]> | undefined;
  readonly bindings: readonly Entry<RbacBindings>[];
  readonly guides: readonly Entry<GuideContent>[];
  readonly verbs: Entry<VerbTerm[]> | undefined;
  readonly stages: Entry<Term[]> | undefined;
  readonly levels: Entry<Term[]> | undefined;
  readonly families: Entry<NonResourceFamily[]> | undefined;
  readonly corpora: Entry<Corpus[]> | undefined;
  readonly dialects: readonly Entry<Dialect>[];
  readonly attack: Entry<AttackVocab> | undefined;
  readonly microsoft: Entry<MicrosoftTechnique[]> | undefined;
  readonly rules: readonly Entry<RuleContent>[];
  readonly ruleSources: Entry<RuleSources> | undefined;
  readonly redirects: Entry<Redirect[]> | undefined;
  readonly changes: Entry<Release[]> | undefined;
  /** Of one's own. Its resources, texts and rules stand among the others. */
  readonly localApi: readonly Entry<LocalApi>[];
  readonly localCorpora: Entry<LocalCorpus[]> | undefined;
  readonly localNotes: readonly Entry<LocalNote>[];
  readonly nonResource: Entry<NonResourcePaths> | undefined;
  /** Every file that was read, also those that no schema fits. */
  readonly files: readonly { readonly kind: ContentKind; readonly source: SourceFile }[];
}
