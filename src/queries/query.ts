import type { Namer } from '../dialects/namer.ts';
import type { Predicate } from '../predicate/types.ts';
import type { RequestPart, RequestTarget } from './requests.ts';

/** Why a language or a product cannot say something. */
export interface Reason {
  /** The field, or the words of the test. */
  readonly what: string;
  /** A sentence without its full stop. */
  readonly why: string;
}

export type Query =
  | {
      readonly kind: 'query';
      readonly text: string;
      /** What a reader has to know before trusting the answer, in whole sentences. */
      readonly notes: readonly string[];
    }
  | { readonly kind: 'impossible'; readonly reasons: readonly Reason[] };

export interface PrintOptions {
  readonly namer: Pick<Namer, 'nameOf'>;
  /** For languages whose queries are rules: a title on one line. */
  readonly title?: string | undefined;
}

/** A language in which a query can be printed. */
export interface Language {
  /** One printer may serve several dialects; an id names the pair. */
  readonly id: string;
  readonly title: string;
  /** Id of the dialect whose names it is printed with. */
  readonly dialect: string;
  /** The language reference that quoting and operators were taken from. */
  readonly reference: string;
  /** Prints any predicate; what cannot be said is a reason and never left out. */
  readonly print: (predicate: Predicate, options: PrintOptions) => Query;
  /** Where the product tells an operation in another way than by the fields of the event: the tests, and the parts that they say. */
  readonly identify?: (target: RequestTarget) => Identity | undefined;
  /** What a reader has to know of one operation in this product, in whole sentences. */
  readonly warn?: (target: RequestTarget) => readonly string[];
}

export interface Identity {
  readonly tests: readonly Predicate[];
  readonly says: readonly RequestPart['what'][];
}
