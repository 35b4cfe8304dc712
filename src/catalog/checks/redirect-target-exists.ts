import { type Check, report } from './check.ts';

/** An old address leads to a page that is there, and hides none that is. */
export const redirectTargetExists: Check = {
  id: 'redirect-target-exists',
  description: 'Redirects lead from no page to a page',
  run: (draft) => {
    const { redirects } = draft;
    if (!redirects) return [];
    const pages = listPages(draft);
    return redirects.value.flatMap(({ from, to }, index) => {
      const lost = pages.has(to) ? [] : [report(redirectTargetExists, redirects.source, [index, 'to'], `Cannot find the page "${to}"`, 'Lead to a page of this site')];
      const hides = pages.has(from) ? [report(redirectTargetExists, redirects.source, [index, 'from'], `"${from}" is a page of its own`, 'Remove the redirect')] : [];
      return [...lost, ...hides];
    });
  },
};

function listPages({ resources, verbs }: Parameters<Check['run']>[0]): Set<string> {
  const pages = ['/', '/verbs/', '/stages/', '/levels/', '/fields/', '/search/', '/classify/', '/data/', '/about/', '/about/sources/', '/guides/', '/kubernetes-nonresource/'];
  for (const { name } of resources) pages.push(`/kubernetes-${name}/`);
  for (const { id } of verbs?.value ?? []) pages.push(`/verbs/${id}/`);
  return new Set(pages);
}
