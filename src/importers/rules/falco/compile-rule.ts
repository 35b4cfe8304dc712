import type { Predicate } from '../../../predicate/types.ts';
import { isFalse, isTrue, joinAll, joinAny, negate } from '../text/join.ts';
import { TextError } from '../text/position.ts';
import { convertCheck, type IsList } from './check.ts';
import { checkOperator, type FieldCheck, readCondition } from './condition.ts';
import type { LocatedText, Place } from './located-text.ts';
import type { FalcoRule, LocatedException, RuleSet } from './rule-set.ts';

/** What a rule matches, in Falco's names of fields. */
export interface CompiledRule {
  readonly predicate: Predicate;
  /**
   * Macros that switch the rule off as shipped: with each of them as it is, the rule matches nothing. The predicate is that of
   * the rule with these macros turned into their opposite, which is how a user switches the rule on.
   */
  readonly switches: readonly string[];
  /** Files that took part, each once. */
  readonly files: readonly string[];
}

/** A mistake in a condition, with its place in a file. */
export class ConditionError extends Error {
  readonly place: Place;
  constructor(message: string, place: Place) {
    super(message);
    this.name = 'ConditionError';
    this.place = place;
  }
}

/**
 * Puts a rule together with its macros, lists and exceptions.
 * @throws ConditionError for what cannot be read, an unknown macro, and a macro that stands in itself.
 */
export function compileRule(rule: FalcoRule, set: RuleSet, isList: IsList): CompiledRule {
  const asShipped = compileWith(rule, set, isList, new Set());
  if (!isFalse(asShipped.predicate)) return { ...asShipped, switches: [] };
  const switches = asShipped.switches.filter((name) => !isFalse(compileWith(rule, set, isList, new Set([name])).predicate));
  const flipped = switches.length > 0 ? compileWith(rule, set, isList, new Set(switches.slice(0, 1))) : asShipped;
  return { predicate: flipped.predicate, switches, files: asShipped.files };
}

/** Here `switches` are all macros that might be one: they stand for one other macro, which is always or never true. */
function compileWith(rule: FalcoRule, set: RuleSet, isList: IsList, flipped: ReadonlySet<string>): CompiledRule {
  const files = new Set(rule.files);
  const switches = new Set<string>();
  const convert = (check: FieldCheck) => convertCheck(check, isList);
  const findList = (name: string) => {
    const list = set.lists.get(name);
    for (const file of list?.files ?? []) files.add(file);
    return list && expandList(name, set, files);
  };
  const readMacro = (name: string, around: readonly string[]): Predicate | undefined => {
    const macro = set.macros.get(name);
    if (!macro) return undefined;
    if (around.includes(name)) throw new ConditionError(`The macro "${name}" stands in itself`, startOf(macro.condition));
    for (const file of macro.files) files.add(file);
    const predicate = read(macro.condition, [...around, name]);
    if ((isTrue(predicate) || isFalse(predicate)) && ONE_NAME.test(macro.condition.text)) switches.add(name);
    return flipped.has(name) ? negate(predicate) : predicate;
  };
  const read = (condition: LocatedText, around: readonly string[]): Predicate =>
    atPlace(condition, () => readCondition(condition.text, { convert, findList, findMacro: (name) => readMacro(name, around) }));
  const exceptions = rule.exceptions.map((exception) => readException(exception, { convert, findList }));
  const predicate = joinAll([read(rule.condition, []), ...exceptions.map(negate)]);
  return { predicate, switches: [...switches], files: [...files] };
}

const ONE_NAME = /^[\s(]*[A-Za-z]\w*[\s)]*$/;

function startOf(text: LocatedText): Place {
  return text.locate({ line: 1, column: 1 });
}

function atPlace<T>(text: LocatedText, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof TextError) throw new ConditionError(error.message, text.locate(error.position));
    throw error;
  }
}

/** The items of a list; one that is the name of a list stands for the items of that. */
function expandList(name: string, set: RuleSet, files: Set<string>, around: readonly string[] = []): string[] {
  const list = set.lists.get(name);
  if (!list || around.includes(name)) return [name];
  for (const file of list.files) files.add(file);
  return list.items.flatMap((item) => expandList(item, set, files, [...around, name]));
}

interface ExceptionWords {
  readonly convert: (check: FieldCheck) => Predicate;
  readonly findList: (name: string) => readonly string[] | undefined;
}

/**
 * What an exception lets pass. With one field, its values are one set; with several, each of the values is a row with one value, or
 * one set, for each field. Without `comps`, one field is compared by `in`, several are by `=`.
 * @see https://github.com/falcosecurity/falco/blob/6c38ecaf0ee8f538e51bfd23d9f4034a85435c39/userspace/engine/rule_loader_compiler.cpp
 *   build_rule_exception_infos
 */
function readException(exception: LocatedException, words: ExceptionWords): Predicate {
  const { name, fields, place } = exception;
  if (fields === undefined) throw new ConditionError(`The exception "${name}" has no fields`, place);
  const values = exception.values ?? [];
  if (!Array.isArray(fields)) {
    return readChecks(exception, words, [fields], [values.flat().flat()]);
  }
  return joinAny(values.map((row) => readChecks(exception, words, fields, Array.isArray(row) ? row : [row])));
}

function readChecks(
  { name, fields, comps, place }: LocatedException,
  { convert, findList }: ExceptionWords,
  names: readonly string[],
  row: readonly (string | readonly string[])[],
): Predicate {
  if (row.length !== names.length) {
    throw new ConditionError(`The exception "${name}" has ${names.length} fields, but ${row.length} values in a row`, place);
  }
  const operators = comps === undefined ? names.map(() => (Array.isArray(fields) ? '=' : 'in')) : [comps].flat();
  return at(place, () =>
    joinAll(
      names.map((field, index) => {
        const operator = operators[index] ?? '=';
        checkOperator(operator, place);
        const values = [row[index] ?? ''].flat();
        return convert({ field, operator, position: place, values: values.flatMap((value) => findList(value) ?? [value]) });
      }),
    ),
  );
}

function at<T>(place: Place, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof TextError) throw new ConditionError(error.message, place);
    throw error;
  }
}
