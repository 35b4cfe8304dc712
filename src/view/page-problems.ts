import type { LoadResult } from '../catalog/load.ts';
import type { Catalog } from '../catalog/model.ts';
import type { Problem } from '../catalog/problem.ts';
import { listPagesByKind } from './site-pages.ts';

/** Operations get a page for their rules only where these are too many. */
const MAY_BE_EMPTY: ReadonlySet<string> = new Set(['rules-of-operation']);

/** Refuses a catalog of which a kind of page would be missing, or of which two pages would have one address: one would be lost in silence. */
export function checkPages(result: LoadResult): LoadResult {
  if (!result.catalog) return result;
  const found = findPageProblems(result.catalog);
  return found.length === 0 ? result : { problems: [...result.problems, ...found] };
}

/** Kinds without a page and addresses of several pages, with rule `pages`. */
export function findPageProblems(catalog: Catalog): Problem[] {
  const kinds = Object.entries(listPagesByKind(catalog));
  const report = (message: string, tip: string): Problem => ({
    ...{ file: 'content', line: 1, column: 1, level: 'error', rule: 'pages', message, tip },
  });
  const empty = kinds.filter(([kind, paths]) => paths.length === 0 && !MAY_BE_EMPTY.has(kind));
  const byPath = Map.groupBy(
    kinds.flatMap(([kind, paths]) => paths.map((path) => ({ kind, path: path.toLowerCase() }))),
    ({ path }) => path,
  );
  return [
    ...empty.map(([kind]) =>
      report(`There is no page of the kind "${kind}"`, 'Restore the content that such pages are made from'),
    ),
    ...[...byPath].flatMap(([path, of]) => {
      const which = of.map(({ kind }) => kind).join(' and ');
      return of.length < 2 ? [] : [report(`Two pages have the address "${path}": ${which}`, 'Give one of them another id')];
    }),
  ];
}
