import { escapeHtml } from './html.ts';
import { href } from './urls.ts';

export interface NavLink {
  readonly text: string;
  readonly href: string;
}

/** A link of the site's head; `sections` are the beginnings of the addresses under which it is the current one. */
export interface HeadLink extends NavLink {
  readonly sections: readonly string[];
}

export const SITE_NAME = 'Audit Atlas';

/** Links of the site's head, in order: what people come for. The foot has the rest. */
export function siteNav(): HeadLink[] {
  const rows: readonly (readonly [text: string, path: string, ...more: readonly string[]])[] = [
    ['Operations', '/#resources', '/kubernetes-', '/verbs/', '/stages/', '/levels/'],
    ['Fields', '/fields/', '/annotations/', '/dialects/'],
    ['Rules', '/rules/', '/coverage/'],
    ['ATT&CK', '/attack/'],
    ['Actors', '/actors/', '/roles/'],
    ['Guides', '/guides/'],
    ['Build', '/build/'],
    ['Classify', '/classify/'],
  ];
  return rows.map(([text, path, ...more]) => ({
    ...{ text, href: href(path) },
    sections: [path, ...more].filter((section) => !section.includes('#')).map(href),
  }));
}

/** All sections of the site, for its foot: a name and the links below it. */
export function siteMap(): { readonly title: string; readonly links: readonly NavLink[] }[] {
  const groups: readonly (readonly [title: string, links: Readonly<Record<string, string>>])[] = [
    ['Operations', { 'By resource': '/#resources', 'Non-resource requests': '/kubernetes-nonresource/', Verbs: '/verbs/' }],
    ['What is logged', { Levels: '/levels/', Stages: '/stages/', Providers: '/providers/' }],
    ['Fields', { 'All fields': '/fields/', Annotations: '/annotations/', Dialects: '/dialects/' }],
    ['Who', { Actors: '/actors/', 'Default roles': '/roles/' }],
    ['Detection', { Rules: '/rules/', 'Health of rules': '/rules/health/', Coverage: '/coverage/', 'ATT&CK': '/attack/' }],
    ['Tools', { Search: '/search/', 'Classify an event': '/classify/', 'Build a query': '/build/', Offline: '/offline/' }],
    [
      'Read more',
      { Guides: '/guides/', Data: '/data/', 'About this site': '/about/', Sources: '/about/sources/', Changes: '/changes/' },
    ],
  ];
  return groups.map(([title, links]) => ({
    title,
    links: Object.entries(links).map(([text, path]) => ({ text, href: href(path) })),
  }));
}

let mapHtml: string | undefined;

/** The sections as the lists of the foot. Made once: Astro would render the thirty links for each page anew. */
export function siteMapHtml(): string {
  mapHtml ??= siteMap().map(toList).join('');
  return mapHtml;
}

function toList({ title, links }: ReturnType<typeof siteMap>[number]): string {
  const rows = links.map((link) => `<li><a href="${escapeHtml(link.href)}">${escapeHtml(link.text)}</a></li>`);
  return `<ul><li>${escapeHtml(title)}</li>${rows.join('')}</ul>`;
}

/**
 * Content Security Policy of a page. Nothing is inline, nothing is fetched from elsewhere, and no text becomes script: `worker` is the
 * only policy of Trusted Types (client/trust-addresses.ts). The classifier's page may not connect to anything at all, its
 * own server included: what is pasted there cannot leave. Its worker is made from a blob, as such a one has the policy of its page on
 * every host; the other pages allow both too because hosts apply their headers to all. The page /offline/ registers the service worker,
 * which is a file of the site, and the classifier's page may not. Search (Pagefind) and the reading of large logs need WebAssembly, which
 * can do nothing but what the script that starts it hands over. Plug-ins, frames, media and fonts fall under `default-src`.
 */
export function contentPolicy(kind: 'page' | 'classify'): string {
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self'",
    kind === 'classify' ? "connect-src 'none'" : "connect-src 'self'",
    kind === 'classify' ? 'worker-src blob:' : "worker-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types worker',
  ].join('; ');
}
