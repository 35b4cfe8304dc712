import type { Operation, Resource } from '../../catalog/model.ts';
import type { Facets } from './search-file.ts';

/** A page that search knows: how it is found by name, by prose and by filter. */
export interface SearchRecord {
  readonly facets: Facets;
  readonly title: string;
  /** Path from the root of the site. */
  readonly path: string;
  readonly summary: string;
  /** Further identifiers, as good as the title. */
  readonly names: readonly string[];
  /** Other words for it. */
  readonly aliases: readonly string[];
  /** Plain text of the page beyond its summary. */
  readonly text: string;
  readonly weight: number;
  /** Set for a resource and what hangs on it. */
  readonly resource?: Resource | undefined;
  readonly operation?: Operation | undefined;
}
