import { href } from './urls.ts';

/** Kinds of pages that have a picture of their own for links in messages; a list and the pages of its members are one kind. */
export const PAGE_KINDS = [
  ...(['home', 'resource', 'operation', 'field', 'dialect', 'rule', 'technique', 'actor', 'role', 'provider'] as const),
  ...([
    'verb',
    'stage',
    'level',
    'guide',
    'coverage',
    'search',
    'classify',
    'build',
    'data',
    'offline',
    'about',
    'changes',
  ] as const),
];
export type PageKind = (typeof PAGE_KINDS)[number];

/** Which pages of a section are an article: those below it, the section itself, or none. */
type Articles = 'below' | 'all' | 'none';

const SECTIONS: Readonly<Record<string, readonly [kind: PageKind, articles: Articles]>> = {
  fields: ['field', 'below'],
  annotations: ['field', 'none'],
  dialects: ['dialect', 'below'],
  rules: ['rule', 'below'],
  attack: ['technique', 'below'],
  actors: ['actor', 'below'],
  roles: ['role', 'below'],
  providers: ['provider', 'below'],
  verbs: ['verb', 'below'],
  guides: ['guide', 'below'],
  stages: ['stage', 'all'],
  levels: ['level', 'all'],
  coverage: ['coverage', 'none'],
  search: ['search', 'none'],
  classify: ['classify', 'none'],
  build: ['build', 'none'],
  data: ['data', 'none'],
  offline: ['offline', 'none'],
  about: ['about', 'none'],
  changes: ['changes', 'none'],
};

/** What a page is, by its address: its kind, and whether it is an article about one thing rather than a list or a tool. */
export function toPageKind(pathname: string): { readonly kind: PageKind; readonly isArticle: boolean } {
  const [section = '', ...below] = pathname.slice(href('/').length).split('/').filter(Boolean);
  if (section === 'kubernetes-nonresource') return { kind: 'operation', isArticle: below.length > 0 };
  if (section.startsWith('kubernetes-')) return { kind: below.length > 0 ? 'operation' : 'resource', isArticle: true };
  const [kind, articles] = SECTIONS[section] ?? ['home', 'none'];
  return { kind, isArticle: articles === 'all' || (articles === 'below' && below.length > 0) };
}
