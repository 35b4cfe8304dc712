import { operationId, operationPath, resourcePath } from '../../audit/operation-id.ts';
import { annotationKey, fieldStem } from '../../schema/ids.ts';
import type { Draft } from '../draft.ts';
import { type Check, report } from './check.ts';

/** An old address leads to a page that is there, and hides none that is. */
export const redirectTargetExists: Check = {
  id: 'redirect-target-exists',
  description: 'Redirects lead from no page to a page',
  run: (draft) => {
    const { redirects } = draft;
    if (!redirects) return [];
    const pages = listPages(draft);
    const froms = redirects.value.map(({ from }) => from);
    return redirects.value.flatMap(({ from, to }, index) => {
      const all = (path: string): string[] => expand(path, draft);
      const lost = all(to).every((path) => pages.has(path.replace(/#.*$/, '')))
        ? []
        : [
            report(
              redirectTargetExists,
              redirects.source,
              [index, 'to'],
              `Cannot find the page "${to}"`,
              'Lead to a page of this site',
            ),
          ];
      const twice =
        froms.indexOf(from) < index
          ? [
              report(
                redirectTargetExists,
                redirects.source,
                [index, 'from'],
                `"${from}" is redirected twice`,
                'Remove one of the two',
              ),
            ]
          : [];
      const hides = all(from).some((path) => pages.has(path))
        ? [
            report(
              redirectTargetExists,
              redirects.source,
              [index, 'from'],
              `"${from}" is a page of its own`,
              'Remove the redirect',
            ),
          ]
        : [];
      return [...lost, ...twice, ...hides];
    });
  },
};

/** The addresses that one with a <word> in it stands for; those of annotations are all there or not at all. */
function expand(path: string, { resources, fields }: Draft): string[] {
  if (path.includes('<resource>')) return resources.map(({ name }) => path.replaceAll('<resource>', name));
  if (!path.includes('<annotation>')) return [path];
  const slugs = fields.flatMap(({ value }) => (annotationKey(value.path) ? [fieldStem(value.path).toLowerCase()] : []));
  return slugs.map((slug) => path.replaceAll('<annotation>', slug.replace('annotations.', '')));
}

function listPages(draft: Draft): Set<string> {
  const { resources, verbs, fields, guides, families } = draft;
  const pages = [
    '/',
    '/verbs/',
    '/stages/',
    '/levels/',
    '/fields/',
    '/annotations/',
    '/search/',
    '/classify/',
    '/data/',
    '/about/',
    '/about/sources/',
    '/guides/',
    '/kubernetes-nonresource/',
    ...['/rules/', '/attack/', '/actors/', '/roles/', '/providers/', '/dialects/', '/coverage/', '/build/'],
  ];
  for (const { name, operations } of resources)
    pages.push(resourcePath(name), operationPath(name, `any-${name}`), ...operations.map(({ id }) => operationPath(name, id)));
  for (const { slug, methods } of families?.value ?? [])
    pages.push(...methods.map((method) => operationPath('nonresource', operationId(method, slug))));
  for (const { value } of fields) pages.push(`/fields/${fieldStem(value.path).toLowerCase()}/`);
  for (const { source } of guides) pages.push(`/guides/${source.file.replace(/^.*\/|\.mdx$/g, '')}/`);
  for (const { id } of verbs?.value ?? []) pages.push(`/verbs/${id}/`);
  for (const { id } of draft.corpora?.value ?? []) pages.push(`/rules/${id}/`);
  for (const { value } of draft.dialects) pages.push(`/dialects/${value.id}/`);
  for (const { source } of draft.rules) pages.push(source.file.replace(/^content\/imported(.*)\.yaml$/, '$1/'));
  for (const { source } of [...draft.actors, ...draft.providers]) pages.push(source.file.replace(/^content(.*)\.yaml$/, '$1/'));
  return new Set(pages);
}
