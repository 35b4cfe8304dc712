import type { OperationKey } from '../audit/operation-id.ts';
import type { Predicate } from '../predicate/types.ts';
import type { ActorContent } from '../schema/actor.ts';
import type { ApiStage, Provenance } from '../schema/api-surface.ts';
import type { AttackVocab, MicrosoftTechnique } from '../schema/attack.ts';
import type { Release } from '../schema/changes.ts';
import type { Verb } from '../schema/common.ts';
import type { Corpus } from '../schema/corpus.ts';
import type { Dialect } from '../schema/dialect.ts';
import type { FieldContent } from '../schema/field.ts';
import type { GuideContent } from '../schema/guide.ts';
import type { LocalNote } from '../schema/local.ts';
import type { OperationContent } from '../schema/operation.ts';
import type { ProviderContent } from '../schema/provider.ts';
import type { RbacRole, RbacRule, RbacSubject } from '../schema/rbac.ts';
import type { ResourceContent } from '../schema/resource.ts';
import type { RuleContent, RuleSources } from '../schema/rule.ts';
import type { NonResourceFamily, Redirect, RoleNote, Term, VerbTerm } from '../schema/vocab.ts';

/**
 * The minor in which something began or ended. `exact: false` means that minors in between were not imported: it began
 * (ended) in this minor or an earlier one.
 */
export interface Bound {
  readonly minor: string;
  readonly exact: boolean;
}

/** One API version under which an operation is or was served. */
export interface ApiVersion {
  readonly version: string;
  readonly stage: ApiStage;
  /** Not of an API of one's own, which belongs to no minor. */
  readonly since?: Bound | undefined;
  readonly removed?: Bound | undefined;
  /** Minor in which the API types announce the end of this version, where it lies after the newest minor. */
  readonly removalPlanned?: string | undefined;
  /** Served by an API server started without flags; undefined where not known or no longer served. */
  readonly servedByDefault?: boolean | undefined;
}

interface Versioned {
  /** Newest first: GA before beta before alpha among those still served, then those removed. */
  readonly versions: readonly ApiVersion[];
  readonly since?: Bound | undefined;
  /** Set where no version is served any more. */
  readonly removed?: Bound | undefined;
  /** By an API server started without flags: false only where every version still served is known to need one. */
  readonly servedByDefault?: boolean | undefined;
}

export interface Resource extends Versioned {
  /** Name on this site: the plain resource name, or the kubectl form `events.events.k8s.io` for a further group of that name. */
  readonly name: string;
  readonly group: string;
  readonly resource: string;
  readonly kind: string;
  readonly singular: string;
  readonly shortNames: readonly string[];
  readonly namespaced: boolean;
  readonly subresources: readonly string[];
  readonly operations: readonly Operation[];
  readonly content?: ResourceContent | undefined;
  /** Of content/local, as its operations then are. */
  readonly local?: true | undefined;
}

/** What kind of request an operation is, as far as its record differs. */
export type Shape = 'read' | 'list' | 'watch' | 'log' | 'connect' | 'create' | 'update' | 'patch' | 'delete' | 'deletecollection';

export interface Operation extends Versioned {
  readonly id: string;
  readonly key: OperationKey;
  readonly verb: Verb;
  readonly group: string;
  readonly resource: string;
  readonly subresource?: string | undefined;
  /** Name of its resource page; see Resource.name. */
  readonly resourceName: string;
  /** Kind of the object that the path names: Pod for pods/exec. */
  readonly objectKind: string;
  /** Kind of the request or response body: Scale for deployments/scale, PodExecOptions for pods/exec. */
  readonly kind: string;
  readonly namespaced: boolean;
  readonly shape: Shape;
  /** HTTP methods that are recorded so, such as GET and HEAD for get. */
  readonly methods: readonly string[];
  readonly summary: string;
  readonly content?: OperationContent | undefined;
  readonly local?: true | undefined;
  /** What those who run this catalog say of it. */
  readonly localNote?: LocalNote | undefined;
}

/** A request without objectRef: one method on one family of paths. */
export interface NonResourceOperation {
  readonly id: string;
  readonly verb: string;
  readonly family: NonResourceFamily;
  /** Paths of this family that a running server lists. */
  readonly paths: readonly string[];
  readonly summary: string;
  readonly content?: OperationContent | undefined;
  readonly localNote?: LocalNote | undefined;
}

export interface Field extends FieldContent {
  /** Last part of the field page's address. */
  readonly slug: string;
}

/** A role that the API server makes at its start. */
export interface Role extends RbacRole {
  /** Last part of its address; a namespaced Role has its namespace in front. */
  readonly slug: string;
  readonly note?: RoleNote | undefined;
  /** The minor that it was read at, and where. */
  readonly kubernetes: string;
  readonly source: Provenance;
  /** Its own rules and those of the roles that it aggregates. */
  readonly effective: readonly RbacRule[];
  /** Whom a default binding gives it to. */
  readonly subjects: readonly RbacSubject[];
}

/** An identity that Kubernetes or a managed cluster gives out. */
export interface Actor {
  /** Last part of its address. */
  readonly slug: string;
  readonly name: string;
  readonly kind: ActorContent['kind'];
  readonly content?: ActorContent | undefined;
  /** By a default binding, or by what its text says. */
  readonly roles: readonly { readonly role: Role; readonly by?: string | undefined }[];
  /** Operations whose callers name it. */
  readonly deeds: readonly ActorDeed[];
}

/** One operation that an actor normally issues, with the line of the operation's callers that says so. */
export interface ActorDeed {
  readonly operation: Operation | NonResourceOperation;
  readonly caller: NonNullable<OperationContent['callers']>[number];
}

export interface Provider extends ProviderContent {
  readonly id: string;
}

export interface Guide extends GuideContent {
  readonly slug: string;
}

/**
 * How a rule reaches an operation: `named` by its own words, `also` because of what it leaves open, `any` because it names the
 * resource and leaves the verb open.
 */
export type ReachKind = 'named' | 'also' | 'any';

/** How sure a finding is: `certain` follows from the model alone, `likely` from how logs are written, `note` is worth knowing. */
export type Certainty = 'certain' | 'likely' | 'note';

/** Something wrong, or worth knowing, with what a rule can match. */
export interface HealthFinding {
  /** Name of the file in catalog/health that finds it. */
  readonly code: string;
  readonly certainty: Certainty;
  /** It says that the rule as written can never match. */
  readonly dead: boolean;
  /** One sentence with the values in question. */
  readonly message: string;
  readonly fix: string;
  /** The part of the predicate that it is about. */
  readonly part?: Predicate | undefined;
}

/** A rule as an operation sees it. */
export interface RuleReach {
  readonly rule: Rule;
  readonly how: ReachKind;
}

export interface Rule extends RuleContent {
  /** Last part of the rule's address. */
  readonly slug: string;
  /** Of content/local. */
  readonly local?: true | undefined;
  /** The operations that it reaches, in the order of the catalog; empty where it applies to every request. */
  readonly reach: readonly { readonly operation: Operation; readonly how: ReachKind }[];
  /** Resources that it names without a verb. */
  readonly anyOf: readonly Resource[];
  /** No operation is outside its reach: it is not listed on the pages of operations. */
  readonly appliesToAll: boolean;
  readonly health: readonly HealthFinding[];
}

export interface Catalog {
  /** Imported minors, oldest first: "1.8" ... "1.36". */
  readonly minors: readonly string[];
  readonly newest: string;
  /** Full version of the newest import: "1.36.3". */
  readonly newestVersion: string;
  readonly resources: readonly Resource[];
  readonly operations: readonly Operation[];
  readonly nonResource: readonly NonResourceOperation[];
  readonly fields: readonly Field[];
  readonly verbs: readonly VerbTerm[];
  readonly stages: readonly Term[];
  readonly levels: readonly Term[];
  readonly roles: readonly Role[];
  /** Where the default roles and bindings were read, by file. */
  readonly rbacSources: readonly { readonly name: string; readonly kubernetes: string; readonly source: Provenance }[];
  readonly actors: readonly Actor[];
  readonly providers: readonly Provider[];
  /** In the order in which they are shown. */
  readonly guides: readonly Guide[];
  readonly corpora: readonly Corpus[];
  readonly dialects: readonly Dialect[];
  /** The tactics and techniques of MITRE ATT&CK that rules and operations touch. */
  readonly attack: AttackVocab;
  readonly microsoft: readonly MicrosoftTechnique[];
  /** By corpus, in the order of `corpora`, then by title. */
  readonly rules: readonly Rule[];
  /** The rules that reach an operation, by its id, and those of `any-<resource>` by that; in the order of `rules`. */
  readonly rulesOf: ReadonlyMap<string, readonly RuleReach[]>;
  readonly ruleSources: RuleSources['corpora'];
  readonly redirects: readonly Redirect[];
  /** Newest first. */
  readonly changes: readonly Release[];
  readonly sources: readonly {
    readonly file: string;
    readonly kubernetes: string;
    readonly repository: string;
    readonly commit: string;
    readonly license: string;
    readonly path: string;
    readonly note?: string | undefined;
  }[];
}
