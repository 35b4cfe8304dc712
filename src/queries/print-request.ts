import type { Predicate } from '../predicate/types.ts';
import type { Language, PrintOptions, Query } from './query.ts';
import { ALLOWED, type RequestPart, type RequestTarget, toRequestParts } from './requests.ts';

export interface RequestOptions {
  /** Leave out what failed. */
  readonly succeeded?: boolean;
  readonly title?: string | undefined;
}

/** Prints the query for exactly one operation. */
export type RequestPrinter = (target: RequestTarget, options?: RequestOptions) => Query;

/**
 * A printer for one language and the names of one product. What the product cannot say of group, stage or outcome is left out, and a note
 * tells what the query finds besides; without verb, resource or subresource there is no query.
 */
export function createRequestPrinter(language: Language, { namer }: Pick<PrintOptions, 'namer'>): RequestPrinter {
  const known = new Map<string, boolean>();
  const canSay = (predicate: Predicate): boolean => {
    const key = 'field' in predicate ? predicate.field : 'absence';
    const said = known.get(key) ?? language.print(predicate, { namer }).kind === 'query';
    known.set(key, said);
    return said;
  };
  return (target, { succeeded = false, title } = {}) => {
    const own = language.identify?.(target);
    const parts = toRequestParts(target, succeeded).filter(({ what }) => !own?.says.includes(what));
    const kept = parts.map((part) => keepPart(part, target, canSay));
    const predicates = [...(own?.tests ?? []), ...kept.flatMap(({ predicate }) => predicate ?? [])];
    const query = language.print(joinConjuncts(predicates), { namer, title });
    if (query.kind === 'impossible') return query;
    const notes = [...(language.warn?.(target) ?? []), ...kept.flatMap(({ note }) => note ?? [])];
    return { ...query, notes: [...notes, ...query.notes] };
  };
}

interface Kept {
  readonly predicate?: Predicate;
  readonly note?: string;
}

const NO_GROUP = 'The product keeps no API group: a resource of this name in another group is found too.';
const NO_STAGE = 'The product keeps no stage: a long request has an entry at its beginning and one at its end.';
const NO_CODE = 'The product keeps no HTTP status code: what was allowed and failed later is found too.';
const NO_OUTCOME = 'The product keeps no outcome in this form: what failed is found too.';

function keepPart({ what, predicate }: RequestPart, target: RequestTarget, canSay: (predicate: Predicate) => boolean): Kept {
  switch (what) {
    case 'request':
      return { predicate };
    case 'group':
      return canSay(predicate) ? { predicate } : { note: NO_GROUP };
    case 'stage':
      if (canSay(predicate)) return { predicate };
      return target.isLongRunning ? { note: NO_STAGE } : {};
    case 'outcome':
      if (canSay(predicate)) return { predicate };
      return canSay(ALLOWED) ? { predicate: ALLOWED, note: NO_CODE } : { note: NO_OUTCOME };
  }
}

/** One conjunction without conjunctions in it. */
function joinConjuncts(parts: readonly Predicate[]): Predicate {
  return { all: parts.flatMap((part) => ('all' in part ? part.all : [part])) };
}
