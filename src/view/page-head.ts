import { type PageKind, toPageKind } from './page-kind.ts';
import { type NavLink, SITE_NAME } from './site.ts';
import { href, toAddress } from './urls.ts';

/** What the head says of a page to search engines, and to what makes previews of links. */
export interface PageFacts {
  readonly title: string;
  readonly description: string;
  /** Path of the page with the folder under which the site is mounted. */
  readonly pathname: string;
  /** Address of the host; undefined where nobody has said it, and then nothing is claimed that needs it. */
  readonly site: URL | undefined;
}

/** A `meta` element; `property` for Open Graph (https://ogp.me), `name` for all else. */
export type MetaTag =
  | { readonly property: string; readonly content: string }
  | { readonly name: string; readonly content: string };

const LICENSE = 'https://creativecommons.org/licenses/by/4.0/';

/** Pages that show what others have written or named, under the terms of each. */
const OTHERS: readonly PageKind[] = ['rule', 'technique'];

/** Tags for previews of a link. The picture and the page's own address have to be absolute: without a host there are none. */
export function toSocialTags({ title, description, pathname, site }: PageFacts): readonly MetaTag[] {
  const { kind, isArticle } = toPageKind(pathname);
  const tags: readonly (readonly [property: string, content: string])[] = [
    ['og:site_name', SITE_NAME],
    ['og:type', isArticle ? 'article' : 'website'],
    ['og:title', title],
    ['og:description', description],
  ];
  return [...tags.map(([property, content]) => ({ property, content })), ...(site ? toPicture(kind, pathname, site) : [])];
}

function toPicture(kind: PageKind, pathname: string, site: URL): readonly MetaTag[] {
  return [
    { property: 'og:url', content: new URL(pathname, site).href },
    { property: 'og:image', content: toAddress(socialImage(kind), site) },
    { name: 'twitter:card', content: 'summary_large_image' },
  ];
}

/** Path of the picture of a kind of page, 1200 x 630 pixels; written by `scripts/write-pictures.ts`. */
export function socialImage(kind: PageKind): string {
  return `/social/${kind}.png`;
}

/** What a page is as structured data of schema.org, as text for a script element; undefined for lists and tools. */
export function toPageData({ title, description, pathname, site }: PageFacts): string | undefined {
  const { kind, isArticle } = toPageKind(pathname);
  const website = { '@type': 'WebSite', name: SITE_NAME, url: toAddress('/', site) };
  if (pathname === href('/')) return writeData({ ...website, description });
  if (!isArticle) return undefined;
  return writeData({
    '@type': 'TechArticle',
    headline: title,
    description,
    about: { '@type': 'Thing', name: 'Kubernetes audit log' },
    isPartOf: website,
    ...(OTHERS.includes(kind) ? {} : { license: LICENSE }),
  });
}

/** The way to a page as structured data; the page itself stands last and needs no address. */
export function toBreadcrumbData(links: readonly NavLink[], here: string, site: URL | undefined): string {
  const items = [
    ...links.map((link) => ({ name: link.text, item: site ? new URL(link.href, site).href : link.href })),
    { name: here },
  ];
  return writeData({
    '@type': 'BreadcrumbList',
    itemListElement: items.map((item, index) => ({ '@type': 'ListItem', position: index + 1, ...item })),
  });
}

/** JSON-LD in which no text can end the script element that holds it, or open a comment in it. */
function writeData(data: object): string {
  return JSON.stringify({ '@context': 'https://schema.org', ...data }).replaceAll('<', '\\u003c');
}
