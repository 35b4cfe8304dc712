import { FALSE } from '../predicate/build.ts';
import { simplify } from '../predicate/simplify.ts';
import type { Leaf, Predicate } from '../predicate/types.ts';
import { type FieldTest, isListPath, toDemand } from './field-test.ts';
import type { PrintOptions, Query, Reason } from './query.ts';

/** What a printer makes of one test: text that can stand between and, or and not; or why there is none. */
export type Written = string | { readonly why: string };

/** A test as text, with what a reader has to know of it. */
export interface Notes {
  add(note: string): void;
}

/** How a language writes tests and joins them. Joined parts stand in parentheses wherever they meet another joint. */
export interface Syntax {
  readonly and: string;
  readonly or: string;
  /** Undefined for a language without: each test is then asked for its own denial. */
  readonly not?: (text: string) => string;
  /**
   * The test, and where `isDenied` its denial if the language says that in another way than by `not`. A denial is met where the field
   * is missing.
   */
  readonly write: (test: FieldTest, notes: Notes) => Written;
  /** True where `write` has said the denial already. */
  readonly deniesItself?: (test: FieldTest) => boolean;
  /** `not` stands before single tests alone: it would not hold where a field is missing. */
  readonly pushesNot?: true;
  readonly open?: string;
  readonly close?: string;
}

/** A part that is printed. */
export interface Part {
  readonly text: string;
  readonly kind: 'test' | 'not' | 'all' | 'any';
}

/** The conjunction at the top, part by part, or the reasons against it. No part is what is always true. */
export type Joined =
  | { readonly kind: 'parts'; readonly parts: readonly Part[]; readonly notes: readonly string[] }
  | { readonly kind: 'impossible'; readonly reasons: readonly Reason[] };

/** Prints the parts of a predicate in a language. */
export function joinTests(predicate: Predicate, syntax: Syntax, { namer }: Pick<PrintOptions, 'namer'>): Joined {
  const conjuncts = toConjuncts(predicate);
  if (conjuncts === undefined) return refuse([{ what: 'The query', why: 'nothing can fit it' }]);
  const notes = new Set<string>();
  const reasons: Reason[] = [];
  const print = (part: Predicate, isDenied: boolean): Part => printPart(part, isDenied, { syntax, namer, notes, reasons, print });
  const parts = conjuncts.map((part) => print(part, false));
  return reasons.length > 0 ? refuse(dropDoubles(reasons)) : { kind: 'parts', parts, notes: [...notes] };
}

/** Makes a query of joined parts; of no part, `everything` stands for all records. */
export function toQuery(joined: Joined, write: (parts: readonly Part[]) => string, notes: readonly string[] = []): Query {
  if (joined.kind === 'impossible') return joined;
  return { kind: 'query', text: write(joined.parts), notes: [...notes, ...joined.notes] };
}

/** The parts as text, each fit to stand beside an `and`. */
export function guardParts(parts: readonly Part[], { open = '(', close = ')' }: Pick<Syntax, 'open' | 'close'> = {}): string[] {
  return parts.map(({ kind, text }) => (kind === 'any' ? `${open}${text}${close}` : text));
}

function refuse(reasons: readonly Reason[]): Joined {
  return { kind: 'impossible', reasons };
}

function dropDoubles(reasons: readonly Reason[]): readonly Reason[] {
  return [...new Map(reasons.map((reason) => [JSON.stringify(reason), reason])).values()];
}

/** The parts of the simplified predicate that all have to be met; undefined where nothing can meet them. */
export function toConjuncts(predicate: Predicate): readonly Predicate[] | undefined {
  const parts = 'all' in predicate ? predicate.all : [predicate];
  if (parts.every(isSimple)) return parts;
  const simple = simplify(dropEmpty(predicate));
  if ('any' in simple && simple.any.length === 0) return undefined;
  return 'all' in simple ? simple.all : [simple];
}

/** A test or its denial, which nothing could simplify. */
function isSimple(part: Predicate): boolean {
  const inner = 'not' in part ? part.not : part;
  return 'field' in inner && (inner.op === 'exists' || (inner.values?.length ?? 0) > 0);
}

/** A test without values fits nothing. */
function dropEmpty(predicate: Predicate): Predicate {
  if ('all' in predicate) return { all: predicate.all.map(dropEmpty) };
  if ('any' in predicate) return { any: predicate.any.map(dropEmpty) };
  if ('not' in predicate) return { not: dropEmpty(predicate.not) };
  if ('unsupported' in predicate || predicate.op === 'exists') return predicate;
  return (predicate.values ?? []).length === 0 ? FALSE : predicate;
}

interface Context extends Pick<PrintOptions, 'namer'> {
  readonly syntax: Syntax;
  readonly notes: Set<string>;
  readonly reasons: Reason[];
  readonly print: (part: Predicate, isDenied: boolean) => Part;
}

function printPart(part: Predicate, isDenied: boolean, context: Context): Part {
  if ('not' in part) return printNot(part.not, isDenied, context);
  if ('all' in part) return printJoined(part.all, isDenied ? 'any' : 'all', isDenied, context);
  if ('any' in part) return printJoined(part.any, isDenied ? 'all' : 'any', isDenied, context);
  if ('field' in part) return printLeaf(part, isDenied, context);
  context.reasons.push({ what: part.unsupported, why: 'it is known in the words of the rule alone' });
  return { kind: 'test', text: '' };
}

/** Without a `not` that holds for what is missing, it goes down to the tests by De Morgan's laws. */
function printNot(inner: Predicate, isDenied: boolean, context: Context): Part {
  const { not } = context.syntax;
  if ('field' in inner || not === undefined || isDenied || context.syntax.pushesNot) return context.print(inner, !isDenied);
  const { kind, text } = context.print(inner, false);
  return { kind: 'not', text: not(kind === 'test' ? text : group(text, context.syntax)) };
}

function printJoined(parts: readonly Predicate[], kind: 'all' | 'any', isDenied: boolean, context: Context): Part {
  const { and, or } = context.syntax;
  const texts = parts.map((part) => {
    const printed = context.print(part, isDenied);
    return printed.kind === 'all' || printed.kind === 'any' ? group(printed.text, context.syntax) : printed.text;
  });
  return { kind, text: texts.join(kind === 'all' ? and : or) };
}

function group(text: string, { open = '(', close = ')' }: Syntax): string {
  return `${open}${text}${close}`;
}

function printLeaf(leaf: Leaf, isDenied: boolean, context: Context): Part {
  const { syntax, namer, notes, reasons } = context;
  const test = toFieldTest(leaf, isDenied, namer, notes);
  const written = 'why' in test ? test : syntax.write(test, notes);
  if (typeof written !== 'string') {
    reasons.push({ what: leaf.field, why: written.why });
    return { kind: 'test', text: '' };
  }
  if (!isDenied || ('path' in test && deniesItself(test, syntax))) return { kind: 'test', text: written };
  return { kind: 'not', text: syntax.not?.(written) ?? written };
}

function deniesItself(test: FieldTest, { not, deniesItself: decide }: Syntax): boolean {
  return not === undefined || (decide?.(test) ?? false);
}

function toFieldTest(
  leaf: Leaf,
  isDenied: boolean,
  namer: PrintOptions['namer'],
  notes: Notes,
): FieldTest | { readonly why: string } {
  const found = namer.nameOf(leaf.field);
  if (found.kind === 'absent') return { why: found.note ?? 'the product does not keep this field' };
  if (found.kind === 'unknown') return { why: 'no source says how the product names this field' };
  if (found.partial) return { why: `"${found.name}" holds it together with other fields` };
  const demand = toDemand(leaf, found);
  if (demand === undefined) return { why: 'it has no value' };
  const isSpelled = found.values !== undefined && demand.kind !== 'equals' && demand.kind !== 'exists';
  if (isSpelled) return { why: `"${found.name}" spells the values in another way, so that only whole ones can be asked for` };
  if (found.basis === 'unverified') notes.add(`No source was found for the name ${found.name}.`);
  const every = leaf.elements === 'all';
  return { path: leaf.field, name: found.name, isDenied, isList: isListPath(leaf.field), every, demand };
}
