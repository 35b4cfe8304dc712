import { describe, expect, it } from 'vitest';
import { loadFiles } from '../catalog/load.ts';
import type { Catalog } from '../catalog/model.ts';
import { minimalContent } from '../catalog/test-data/minimal-content.ts';
import { checkPages, findPageProblems } from './page-problems.ts';
import { listPagesByKind } from './site-pages.ts';

const catalog = loadFiles(minimalContent()).catalog as Catalog;
const messagesOf = (changed: Partial<Catalog>): string[] =>
  findPageProblems({ ...catalog, ...changed }).map(({ message }) => message);

describe('findPageProblems', () => {
  it('finds nothing in the minimal content, which has some of every kind', () => {
    expect(findPageProblems(catalog)).toEqual([]);
    const { 'rules-of-operation': lists, ...kinds } = listPagesByKind(catalog);
    expect(lists).toEqual([]);
    expect(Object.entries(kinds).filter(([, paths]) => paths.length === 0)).toEqual([]);
  });

  it.each([
    ...['guides', 'verbs', 'corpora', 'rules', 'fields', 'actors', 'roles', 'providers', 'dialects', 'nonResource', 'resources'],
  ] as const)('names the kind whose pages are missing without %s', (list) => {
    expect(messagesOf({ [list]: [] }).join()).toContain('There is no page of the kind');
  });

  it('names an address that two pages would have, also where only some disks take them for one', () => {
    const [corpus, guide] = [catalog.corpora[0], catalog.guides[0]];
    if (!corpus || !guide) throw new Error('The minimal content has neither corpus nor guide');
    expect(messagesOf({ corpora: [corpus, { ...corpus, id: 'health' }] })).toEqual([
      'Two pages have the address "/rules/health/": section and corpus',
    ]);
    expect(messagesOf({ guides: [guide, { ...guide, slug: guide.slug.toUpperCase() }] })).toHaveLength(1);
  });
});

describe('checkPages', () => {
  it('takes the catalog away where a page would be lost, and passes on what was wrong before', () => {
    const warning = { file: 'a', line: 1, column: 1, level: 'warning', rule: 'x', message: 'y' } as const;
    expect(checkPages({ catalog, problems: [warning] })).toEqual({ catalog, problems: [warning] });
    const refused = checkPages({ catalog: { ...catalog, guides: [] }, problems: [warning] });
    expect(refused.catalog).toBeUndefined();
    expect(refused.problems).toMatchObject([warning, { rule: 'pages', file: 'content', line: 1, column: 1 }]);
    expect(checkPages({ problems: [warning] })).toEqual({ problems: [warning] });
  });
});
