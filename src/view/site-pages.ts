import { operationPath, resourcePath } from '../audit/operation-id.ts';
import type { Catalog } from '../catalog/model.ts';
import { anyId, rulePath } from '../catalog/rule-address.ts';
import { indexTechniques, techniquePath } from '../catalog/techniques.ts';
import { hasRulesPage } from './rules/operation-rules.ts';

/** Path of every page that search engines should know, from the root of the site; redirects and the 404 page left out. */
export function listPages(catalog: Catalog): string[] {
  const fixed = [
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
    '/about/',
    '/about/sources/',
    '/changes/',
  ];
  return [
    ...fixed,
    ...catalog.guides.map(({ slug }) => `/guides/${slug}/`),
    ...catalog.verbs.map(({ id }) => `/verbs/${id}/`),
    ...catalog.corpora.map(({ id }) => `/rules/${id}/`),
    ...catalog.rules.map(rulePath),
    ...[...indexTechniques(catalog).keys()].map(techniquePath),
    ...catalog.fields.map(({ slug }) => `/fields/${slug}/`),
    ...catalog.actors.map(({ slug }) => `/actors/${slug}/`),
    ...catalog.roles.map(({ slug }) => `/roles/${slug}/`),
    ...catalog.providers.map(({ id }) => `/providers/${id}/`),
    ...catalog.dialects.map(({ id }) => `/dialects/${id}/`),
    ...catalog.nonResource.map(({ id }) => operationPath('nonresource', id)),
    ...catalog.resources.flatMap((resource) => [
      resourcePath(resource.name),
      operationPath(resource.name, anyId(resource)),
      ...resource.operations.map(({ id }) => operationPath(resource.name, id)),
      ...resource.operations
        .filter((operation) => hasRulesPage(operation, catalog))
        .map(({ id }) => `${operationPath(resource.name, id)}rules/`),
    ]),
  ];
}
