import type { Catalog } from '../../catalog/model.ts';
import { createNamer } from '../../dialects/namer.ts';
import { LANGUAGES } from '../../queries/languages.ts';
import { createRequestPrinter, type RequestPrinter } from '../../queries/print-request.ts';
import type { Language, Reason } from '../../queries/query.ts';
import type { RequestTarget } from '../../queries/requests.ts';

/** One operation in one language, as the JSON twin has it. */
export type QueryRow = {
  readonly id: string;
  readonly language: string;
  /** Id and title of the dialect whose names it has. */
  readonly dialect: string;
  readonly product: string;
} & (
  | {
      readonly query: string;
      /** The same without what failed. */
      readonly succeeded: string;
      readonly notes: readonly string[];
    }
  | { readonly impossible: readonly Reason[] }
);

/** What the page itself shows. */
export interface PageQuery {
  readonly language: string;
  readonly text: string;
  readonly others: number;
  readonly notes: readonly string[];
}

interface Printer {
  readonly language: Language;
  readonly product: string;
  readonly print: RequestPrinter;
}

const printers = new WeakMap<Catalog, readonly Printer[]>();

/** Names are worked out once for all operations. */
function printersOf(catalog: Catalog): readonly Printer[] {
  const known = printers.get(catalog) ?? LANGUAGES.flatMap((language) => createPrinter(language, catalog) ?? []);
  printers.set(catalog, known);
  return known;
}

function createPrinter(language: Language, { dialects }: Catalog): Printer | undefined {
  const dialect = dialects.find(({ id }) => id === language.dialect);
  return dialect && { language, product: dialect.title, print: createRequestPrinter(language, { namer: createNamer(dialect) }) };
}

/** The query for an operation in every language. */
export function toQueryRows(target: RequestTarget, title: string, catalog: Catalog): readonly QueryRow[] {
  return printersOf(catalog).map(({ language: { id, title: language, dialect }, product, print }) => {
    const head = { id, language, dialect, product };
    const [query, succeeded] = [print(target, { title }), print(target, { title, succeeded: true })];
    if (query.kind === 'impossible' || succeeded.kind === 'impossible') {
      return { ...head, impossible: query.kind === 'impossible' ? query.reasons : [] };
    }
    return { ...head, query: query.text, succeeded: succeeded.text, notes: [...new Set([...query.notes, ...succeeded.notes])] };
  });
}

/** The first language alone, for the page of an operation; the twin has all. */
export function toPageQuery(target: RequestTarget, catalog: Catalog): PageQuery | undefined {
  const [first, ...others] = printersOf(catalog);
  const query = first?.print(target);
  if (first === undefined || query?.kind !== 'query') return undefined;
  return { language: first.language.title, text: query.text, others: others.length, notes: notesOn(target) };
}

/** What holds of the queries in every language. */
function notesOn(target: RequestTarget): readonly string[] {
  const verbs = target.kind === 'resource' && target.verbs.length > 1 ? target.verbs.join(' and ') : undefined;
  return [
    ...(verbs === undefined ? [] : [`The verbs ${verbs} are one act, so both are asked for.`]),
    ...(target.isLongRunning ? ['Under a policy that omits ResponseStarted, ask for ResponseComplete.'] : []),
  ];
}
