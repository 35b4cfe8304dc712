import { createSearchPrinter } from './print-search.ts';
import type { Language, PrintOptions, Query } from './query.ts';
import type { RequestTarget } from './requests.ts';

export interface RequestOptions {
  /** Leave out what failed. */
  readonly succeeded?: boolean;
  readonly title?: string | undefined;
}

/** Prints the query for exactly one operation. */
export type RequestPrinter = (target: RequestTarget, options?: RequestOptions) => Query;

/** A printer of one operation, one record of each request, for one language and the names of one product. */
export function createRequestPrinter(language: Language, options: Pick<PrintOptions, 'namer'>): RequestPrinter {
  const print = createSearchPrinter(language, options);
  return (target, { succeeded = false, title } = {}) =>
    print({ targets: [target], tests: [], outcome: succeeded ? 'effect' : 'any', isOneRecord: true }, title);
}
