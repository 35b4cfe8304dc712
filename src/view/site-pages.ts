import { operationPath, resourcePath } from '../audit/operation-id.ts';
import type { Catalog, Operation, Resource } from '../catalog/model.ts';
import { anyId, rulePath } from '../catalog/rule-address.ts';
import { indexTechniques, techniquePath } from '../catalog/techniques.ts';
import { hasRulesPage } from './rules/operation-rules.ts';

/** Pages that are there whatever the content is. */
const SECTIONS = [
  '/',
  '/rules/',
  '/rules/every-request/',
  '/rules/health/',
  '/attack/',
  '/fields/',
  '/dialects/',
  '/annotations/',
  '/actors/',
  '/roles/',
  '/providers/',
  '/verbs/',
  '/stages/',
  '/levels/',
  '/guides/',
  '/coverage/',
  '/kubernetes-nonresource/',
  '/search/',
  '/classify/',
  '/build/',
  '/data/',
  '/offline/',
  '/about/',
  '/about/sources/',
  '/changes/',
];

/** Paths of the pages of each kind, from the root of the site; redirects and the 404 page left out. */
export function listPagesByKind(catalog: Catalog) {
  const { resources } = catalog;
  const ofOperations = <T>(list: (resource: Resource, operation: Operation) => readonly T[]): T[] =>
    resources.flatMap((resource) => resource.operations.flatMap((operation) => list(resource, operation)));
  return {
    section: SECTIONS,
    guide: catalog.guides.map(({ slug }) => `/guides/${slug}/`),
    verb: catalog.verbs.map(({ id }) => `/verbs/${id}/`),
    corpus: catalog.corpora.map(({ id }) => `/rules/${id}/`),
    rule: catalog.rules.map(rulePath),
    technique: [...indexTechniques(catalog).keys()].map(techniquePath),
    field: catalog.fields.map(({ slug }) => `/fields/${slug}/`),
    actor: catalog.actors.map(({ slug }) => `/actors/${slug}/`),
    role: catalog.roles.map(({ slug }) => `/roles/${slug}/`),
    provider: catalog.providers.map(({ id }) => `/providers/${id}/`),
    dialect: catalog.dialects.map(({ id }) => `/dialects/${id}/`),
    nonresource: catalog.nonResource.map(({ id }) => operationPath('nonresource', id)),
    resource: resources.map(({ name }) => resourcePath(name)),
    any: resources.map((resource) => operationPath(resource.name, anyId(resource))),
    operation: ofOperations(({ name }, { id }) => [operationPath(name, id)]),
    'rules-of-operation': ofOperations(({ name }, operation) =>
      hasRulesPage(operation, catalog) ? [`${operationPath(name, operation.id)}rules/`] : [],
    ),
  } as const satisfies Readonly<Record<string, readonly string[]>>;
}

/** Path of every page that search engines should know, from the root of the site; redirects and the 404 page left out. */
export function listPages(catalog: Catalog): string[] {
  return Object.values(listPagesByKind(catalog)).flat();
}
