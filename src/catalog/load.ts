import type { ActorContent } from '../schema/actor.ts';
import type { ApiSurface, Lifecycle, NonResourcePaths } from '../schema/api-surface.ts';
import type { AttackVocab, MicrosoftTechnique } from '../schema/attack.ts';
import type { Release } from '../schema/changes.ts';
import type { Corpus } from '../schema/corpus.ts';
import type { Dialect } from '../schema/dialect.ts';
import type { FieldContent } from '../schema/field.ts';
import type { GuideContent } from '../schema/guide.ts';
import type { LocalApi, LocalCorpus, LocalNote, LocalRule } from '../schema/local.ts';
import type { OperationContent } from '../schema/operation.ts';
import type { ProviderContent } from '../schema/provider.ts';
import type { RbacBindings, RbacRoles } from '../schema/rbac.ts';
import type { ResourceContent } from '../schema/resource.ts';
import type { RuleContent, RuleSources } from '../schema/rule.ts';
import type { NonResourceFamily, Redirect, RoleNote, Term, VerbTerm } from '../schema/vocab.ts';
import { CHECKS } from './checks/index.ts';
import { findConflict } from './conflict-markers.ts';
import { type ContentKind, contentKindOf } from './content-files.ts';
import { decodeFile } from './decode.ts';
import { deriveLocalResources } from './derive/local-resources.ts';
import { deriveResources } from './derive/operations.ts';
import type { Draft, Entry } from './draft.ts';
import { findHidden } from './hidden-characters.ts';
import { linkCatalog } from './link.ts';
import { readLocal, toRealPlace } from './local-content.ts';
import { isLocal } from './local-path.ts';
import type { Catalog } from './model.ts';
import { operationFile } from './operation-file.ts';
import { type Problem, sortProblems } from './problem.ts';
import { type Folder, readBytes, type TextFile } from './read.ts';
import { findMissingFiles } from './required-files.ts';
import { parseSource, type SourceFile } from './source.ts';
import { validate } from './validate.ts';

/** Either the catalog, or everything that is wrong with the content. Warnings come with the catalog. */
export type LoadResult =
  | { readonly catalog: Catalog; readonly problems: readonly Problem[] }
  | { readonly catalog?: undefined; readonly problems: readonly Problem[] };

/**
 * Reads, checks, links and derives the catalog from the content folder under `root` (the root of the repository), and from the folder
 * `local` with content of one's own, where one is given (see local-content.ts).
 */
export function loadCatalog(root: string, local = ''): LoadResult {
  const result = loadFolder(readBytes(root, 'content'), parseEntry, readLocal(root, local));
  return { ...result, problems: result.problems.map((problem) => toRealPlace(problem, local)) };
}

/** The same from what was read of the folder. `parse` may remember what it made of a file: what broken content is tested with. */
export function loadFolder({ files, problems }: Folder, parse: Parse = parseEntry, own: Folder = NO_FILES): LoadResult {
  const decoded = [...files.filter(({ file }) => !NO_CONTENT.test(file)), ...own.files].map(decodeFile);
  const texts = decoded.filter((each) => 'text' in each);
  return loadFiles(texts, parse, [...problems, ...own.problems, ...decoded.filter((each) => 'rule' in each)]);
}

/** The same from texts; `found` is what is wrong with files that have none. */
export function loadFiles(files: readonly TextFile[], parse: Parse = parseEntry, found: readonly Problem[] = []): LoadResult {
  const parsed = files.map(parse);
  const problems: Problem[] = [...found, ...findMissingFiles(files), ...parsed.flatMap((entry) => entry.problems)];
  const entries = parsed.flatMap(({ entry }) => (entry ? [entry] : []));
  const surfaces = entries.filter(({ kind }) => kind === 'api').map(({ value }) => value as ApiSurface);
  const draft = draftOf(entries, surfaces);
  for (const check of CHECKS) problems.push(...check.run(draft));
  const sorted = sortProblems(problems);
  if (sorted.some(({ level }) => level === 'error')) return { problems: sorted };
  return { catalog: linkCatalog(draft, surfaces), problems: sorted };
}

const NO_FILES: Folder = { files: [], problems: [] };

/** What lies in the folder and is about it, or of one's own. */
const NO_CONTENT = /^content\/(?:LICENSE\.md$|local\/)/;

/** The YAML between the first two `---` lines, on the lines where it stands in the file. */
function frontMatter(text: string): string {
  return /^---\r?\n([\s\S]*?)\r?\n---/.exec(text)?.[1]?.replace(/^/, '\n') ?? '';
}

function parseGuide(file: string, text: string): { source?: SourceFile; problems: Problem[] } {
  const conflict = findConflict(file, text);
  if (conflict) return { problems: [conflict] };
  if (frontMatter(text) === '') {
    const [message, tip] = ['The guide has no head', 'Begin with title, summary, order and references between two lines "---"'];
    return { problems: [{ file, line: 1, column: 1, level: 'error', rule: 'schema', message, tip }] };
  }
  const { source, problems } = parseSource(file, frontMatter(text));
  const below = text.replace(/^---\r?\n[\s\S]*?\r?\n---/, (head) => head.replace(/[^\n]/g, ''));
  const hidden = findHidden(file, below);
  return source && hidden.length === 0
    ? { source: { ...source, body: below }, problems }
    : { problems: [...problems, ...hidden] };
}

interface ParsedEntry extends Entry<unknown> {
  readonly kind: ContentKind;
}

/** What a file is, or what is wrong with it by itself. */
export type Parse = (file: TextFile) => { readonly entry?: ParsedEntry; readonly problems: readonly Problem[] };

/** Parses one file and holds it to the schema of its kind. */
export const parseEntry: Parse = ({ file, text }) => {
  const content = contentKindOf(file);
  if (!content) {
    const message = 'No kind of content has this path';
    const tip = isLocal(file) ? 'See docs/own-catalog.md for where files go' : 'See CONTRIBUTING.md for where files go';
    return { problems: [{ file, line: 1, column: 1, level: 'error', rule: 'schema', message, tip }] };
  }
  const { source, problems } = file.endsWith('.mdx') ? parseGuide(file, text) : parseSource(file, text);
  if (!source) return { problems };
  const checked = validate(source, content.schema);
  if (checked.value === undefined) return { problems: checked.problems };
  return { entry: { kind: content.kind, source, value: checked.value }, problems: [] };
};

function draftOf(entries: readonly ParsedEntry[], surfaces: readonly ApiSurface[]): Draft {
  const all = <T>(kind: ContentKind): Entry<T>[] => entries.filter((entry) => entry.kind === kind) as Entry<T>[];
  const named = <T>(kind: ContentKind, name: string): Entry<T> | undefined =>
    all<T>(kind).find(({ source }) => source.file.endsWith(`/${name}.yaml`));
  const lifecycle = named<Lifecycle>('lifecycle', 'lifecycle');
  const localApi = all<LocalApi>('local-api');
  const localCorpora = all<LocalCorpus[]>('local-corpora')[0];
  const own = deriveLocalResources(localApi.flatMap(({ value }) => value.resources));
  const resources = [...deriveResources(surfaces, lifecycle?.value.kinds ?? []), ...own].sort((a, b) =>
    a.name < b.name ? -1 : 1,
  );
  const operations = resources.flatMap((resource) => resource.operations);
  return {
    resources,
    operationsByFile: new Map(operations.map((operation) => [operationFile(operation.key), operation])),
    operations: all<OperationContent>('operation'),
    resourceNotes: all<ResourceContent>('resource'),
    fields: all<FieldContent>('field'),
    actors: all<ActorContent>('actor'),
    providers: all<ProviderContent>('provider'),
    roles: all<RbacRoles>('rbac-roles'),
    roleNotes: named<RoleNote[]>('role-notes', 'roles'),
    bindings: all<RbacBindings>('rbac-bindings'),
    guides: all<GuideContent>('guide'),
    verbs: named<VerbTerm[]>('verbs', 'verbs'),
    stages: named<Term[]>('terms', 'stages'),
    levels: named<Term[]>('terms', 'levels'),
    families: named<NonResourceFamily[]>('families', 'nonresource'),
    corpora: named<Corpus[]>('corpora', 'corpora'),
    dialects: all<Dialect>('dialect'),
    attack: named<AttackVocab>('attack', 'attack'),
    microsoft: named<MicrosoftTechnique[]>('microsoft', 'microsoft-matrix'),
    rules: [
      ...all<RuleContent>('rule'),
      ...all<LocalRule>('local-rule').map((entry) => completeRule(entry, localCorpora?.value)),
    ],
    ruleSources: named<RuleSources>('sources', 'sources'),
    redirects: named<Redirect[]>('redirects', 'redirects'),
    changes: named<Release[]>('changes', 'changes'),
    localApi,
    localCorpora,
    localNotes: all<LocalNote>('local-note'),
    nonResource: named<NonResourcePaths>('nonresource', 'nonresource'),
    files: entries.map(({ kind, source }) => ({ kind, source })),
  };
}

/** A rule that is written here comes from here, and says by itself how severe it is. */
function completeRule({ source, value }: Entry<LocalRule>, corpora: readonly LocalCorpus[] = []): Entry<RuleContent> {
  const { provenance: given, status, severity } = value;
  if (given) return { source, value: { ...value, provenance: given } };
  const license = corpora.find(({ id }) => id === value.corpus)?.license ?? 'none stated';
  const provenance = { repository: 'none', path: source.file, commit: 'none', license };
  const inOwnWords = <T extends { level: string; original: string | null }>(rated: T): T => ({
    ...rated,
    original: rated.original ?? rated.level,
  });
  return { source, value: { ...value, status: inOwnWords(status), severity: inOwnWords(severity), provenance } };
}
