import { operationId } from '../audit/operation-id.ts';
import { matchesPattern } from '../audit/path-pattern.ts';
import type { ApiSurface } from '../schema/api-surface.ts';
import type { Corpus } from '../schema/corpus.ts';
import { annotationKey, fieldStem } from '../schema/ids.ts';
import type { LocalNote } from '../schema/local.ts';
import type { NonResourceFamily, Redirect } from '../schema/vocab.ts';
import { compareMinors } from './derive/minors.ts';
import { deriveReach, groupByOperation } from './derive/rules.ts';
import type { Draft } from './draft.ts';
import { findHealth } from './health/index.ts';
import { linkActors } from './link-actors.ts';
import { linkRoles } from './link-roles.ts';
import { isLocal, publicPath } from './local-path.ts';
import type { Catalog, Field, Guide, NonResourceOperation, Operation, Provider, Resource, Rule } from './model.ts';
import { nonResourceFile, notedFile, operationFile, resourceFile } from './operation-file.ts';

/** Joins what people wrote to what was imported. The draft has passed its checks, so every link holds. */
export function linkCatalog(draft: Draft, surfaces: readonly ApiSurface[]): Catalog {
  const texts = new Map(draft.operations.map(({ source, value }) => [publicPath(source.file), value]));
  const notes = new Map(draft.resourceNotes.map(({ source, value }) => [publicPath(source.file), value]));
  const localNotes = new Map(draft.localNotes.map(({ source, value }) => [notedFile(source.file), value]));
  const linkOperation = (operation: Operation): Operation => {
    const file = operationFile(operation.key);
    const [content, localNote] = [texts.get(file), localNotes.get(file)];
    const noted = localNote ? { ...operation, localNote } : operation;
    return content ? { ...noted, summary: content.summary, content } : noted;
  };
  const resources = draft.resources.map((resource): Resource => {
    const content = notes.get(resourceFile(resource.group, resource.resource));
    return { ...resource, operations: resource.operations.map(linkOperation), content };
  });
  const ordered = [...surfaces].sort((a, b) => compareMinors(a.minor, b.minor));
  const newest = ordered.at(-1);
  const paths = draft.nonResource?.value;
  const rules = linkRules(draft, resources);
  const operations = resources.flatMap((resource) => resource.operations);
  const nonResource = (draft.families?.value ?? []).flatMap((family) =>
    linkFamily(family, paths?.listed ?? [], texts, localNotes),
  );
  const roles = linkRoles(draft);
  return {
    minors: ordered.map(({ minor }) => minor),
    newest: newest?.minor ?? '',
    newestVersion: newest?.kubernetes ?? '',
    resources,
    operations,
    nonResource,
    fields: draft.fields.map(toField),
    verbs: draft.verbs?.value ?? [],
    stages: draft.stages?.value ?? [],
    levels: draft.levels?.value ?? [],
    roles,
    rbacSources: [...draft.roles, ...draft.bindings].map(({ source, value: { kubernetes, provenance } }) => ({
      ...{ name: stemOf(source.file), kubernetes, source: provenance },
    })),
    actors: linkActors(draft, roles, [...operations, ...nonResource]),
    providers: linkProviders(draft),
    guides: draft.guides.map(toGuide).sort((a, b) => a.order - b.order),
    corpora: listCorpora(draft),
    dialects: draft.dialects.map(({ value }) => value),
    attack: draft.attack?.value ?? { versions: [], tactics: [], techniques: [] },
    microsoft: draft.microsoft?.value ?? [],
    rules,
    rulesOf: groupByOperation(rules),
    ruleSources: draft.ruleSources?.value.corpora ?? [],
    redirects: expandRedirects(draft, resources),
    changes: draft.changes?.value ?? [],
    sources: ordered.map(({ kubernetes, minor, provenance }) => ({
      file: `content/imported/api/${minor}.yaml`,
      kubernetes,
      ...provenance,
    })),
  };
}

/** By corpus in the order of the vocabulary, then by title. */
function linkRules(draft: Draft, resources: readonly Resource[]): Rule[] {
  const { rules, fields, dialects } = draft;
  const order = listCorpora(draft).map(({ id }) => id);
  const context = { resources, fields: fields.map(toField), dialects: dialects.map(({ value }) => value) };
  return rules
    .map(({ source, value }): Rule => {
      const slug = source.file.replace(/^.*\/|\.yaml$/g, '');
      const local = isLocal(source.file) ? ({ local: true } as const) : {};
      const linked = { ...value, slug, ...local, ...deriveReach(value, resources), health: [] };
      return { ...linked, health: findHealth(linked, context) };
    })
    .sort((a, b) => order.indexOf(a.corpus) - order.indexOf(b.corpus) || (a.title < b.title ? -1 : 1));
}

/** Those of one's own first, as lists that are cut keep their beginning, and called so wherever their rules stand. */
function listCorpora({ corpora, localCorpora }: Draft): Corpus[] {
  const own = (localCorpora?.value ?? []).map(({ files: _, ...corpus }) => ({ ...corpus, title: `${corpus.title} (local)` }));
  return [...own, ...(corpora?.value ?? [])];
}

function toField({ value }: Draft['fields'][number]): Field {
  return { ...value, slug: fieldStem(value.path).toLowerCase() };
}

/** Those first that log something without a policy of one's own, then by title. */
function linkProviders({ providers }: Draft): Provider[] {
  const rank = ({ logging }: Provider): number => (logging === 'off' ? 1 : 0);
  return providers
    .map(({ source, value }) => ({ ...value, id: stemOf(source.file) }))
    .sort((a, b) => rank(a) - rank(b) || (a.title.toLowerCase() < b.title.toLowerCase() ? -1 : 1));
}

/** The name of a file without folder and extension. */
function stemOf(file: string): string {
  return file.replace(/^.*\/|\.[^.]*$/g, '');
}

function toGuide({ source, value }: Draft['guides'][number]): Guide {
  return { ...value, slug: source.file.replace(/^.*\/|\.mdx$/g, '') };
}

function linkFamily(
  family: NonResourceFamily,
  listed: readonly string[],
  texts: ReadonlyMap<string, NonResourceOperation['content']>,
  localNotes: ReadonlyMap<string, LocalNote>,
): NonResourceOperation[] {
  const paths = listed.filter((path) => matchesPattern(family.pattern, path));
  return family.methods.map((verb) => {
    const file = nonResourceFile(family.slug, verb);
    const [content, localNote] = [texts.get(file), localNotes.get(file)];
    const summary = content?.summary ?? `Requests ${family.pattern} with HTTP ${verb.toUpperCase()}.`;
    return { id: operationId(verb, family.slug), verb, family, paths, summary, content, ...(localNote && { localNote }) };
  });
}

/** The address has the key as it is written, but for spaces, the target the slug of its field: authorization.k8s.io/decision, …-decision. */
function expandAnnotations(redirect: Redirect, fields: Draft['fields']): Redirect[] {
  return fields.flatMap(({ value: { path } }) => {
    const key = annotationKey(path)?.replace(/[<>]/g, '').replaceAll(' ', '-').toLowerCase();
    const slug = fieldStem(path).toLowerCase().replace('annotations.', '');
    const fill = (text: string, word: string): string => text.replaceAll('<annotation>', word);
    return key === undefined ? [] : [{ ...redirect, from: fill(redirect.from, key), to: fill(redirect.to, slug) }];
  });
}

/** A redirect with <resource> in it stands for one per resource that has an update, one with <annotation> for one per annotation. */
function expandRedirects({ redirects, fields }: Draft, resources: readonly Resource[]): Catalog['redirects'] {
  const updatable = resources.filter(({ operations }) =>
    operations.some(({ verb, subresource }) => verb === 'update' && !subresource),
  );
  return (redirects?.value ?? []).flatMap((redirect) => {
    if (redirect.from.includes('<annotation>')) return expandAnnotations(redirect, fields);
    return redirect.from.includes('<resource>')
      ? updatable.map(({ name }) => ({ ...redirect, from: redirect.from.replaceAll('<resource>', name) }))
      : [redirect];
  });
}
