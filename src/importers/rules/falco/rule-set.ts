import type { ZodType } from 'zod';
import type { TextFile } from '../../../catalog/read.ts';
import type { ReadError } from '../corpus-importer.ts';
import { readDocuments, type UpstreamDocument } from '../read-document.ts';
import { appendText, type LocatedText, type Place, textOfScalar } from './located-text.ts';
import { listItem, macroItem, type RuleException, type RuleItem, ruleItem } from './rule-item.ts';

/** The files that a list, macro or rule was put together from. */
interface FromFiles {
  readonly files: readonly string[];
}
export interface FalcoList extends FromFiles {
  readonly items: readonly string[];
}
export interface FalcoMacro extends FromFiles {
  readonly condition: LocatedText;
}
export interface LocatedException extends RuleException {
  readonly place: Place;
}
export interface FalcoRule extends FromFiles {
  readonly name: string;
  /** Where it is first defined. */
  readonly place: Place;
  readonly condition: LocatedText;
  readonly exceptions: readonly LocatedException[];
  readonly priority: string;
  readonly source: string;
  readonly tags: readonly string[];
  readonly isEnabled: boolean;
}

/** What the files define together. */
export interface RuleSet {
  readonly lists: ReadonlyMap<string, FalcoList>;
  readonly macros: ReadonlyMap<string, FalcoMacro>;
  readonly rules: ReadonlyMap<string, FalcoRule>;
  readonly errors: readonly ReadError[];
}

interface Draft {
  readonly lists: Map<string, FalcoList>;
  readonly macros: Map<string, FalcoMacro>;
  readonly rules: Map<string, FalcoRule>;
  readonly errors: ReadError[];
}

/** One entry of a file. */
interface Entry {
  readonly path: string;
  readonly text: string;
  readonly document: UpstreamDocument;
  readonly index: number;
}

/**
 * Reads rules files in the order in which Falco is given them: a later one defines anew, or adds to and replaces parts of, what an
 * earlier one defines (`append`, `override`).
 * @see https://github.com/falcosecurity/falco/blob/04bd07886ed90a0165af9efc8580c05fcbd2c5ab/userspace/engine/rule_loader_collector.cpp
 */
export function readRuleSet(files: readonly TextFile[]): RuleSet {
  const draft: Draft = { lists: new Map(), macros: new Map(), rules: new Map(), errors: [] };
  for (const { file: path, text } of files) {
    const { documents, errors } = readDocuments(path, text);
    draft.errors.push(...errors);
    for (const document of documents) readEntries({ path, text, document, index: 0 }, draft);
  }
  return draft;
}

function readEntries(file: Entry, draft: Draft): void {
  const { value } = file.document;
  if (value === null || value === undefined) return;
  if (Array.isArray(value)) for (const [index, item] of value.entries()) readEntry({ ...file, index }, item, draft);
  else report({ ...file, index: -1 }, draft, 'Cannot read the file: expected a list of rules, macros and lists');
}

function readEntry(entry: Entry, item: unknown, draft: Draft): void {
  const holder: object = typeof item === 'object' && item !== null ? item : {};
  if ('list' in holder) readList(entry, holder, draft);
  else if ('macro' in holder) readMacro(entry, holder, draft);
  else if ('rule' in holder) readRule(entry, holder, draft);
  else if (!('required_engine_version' in holder || 'required_plugin_versions' in holder)) {
    report(entry, draft, 'Cannot tell what this entry defines: expected a rule, a macro or a list');
  }
}

function report(entry: Entry, draft: Draft, message: string, keys: readonly PropertyKey[] = []): void {
  const place = entry.index < 0 ? entry.document.locate([]) : entry.document.locate([entry.index, ...keys]);
  draft.errors.push({ path: entry.path, ...place, message });
}

/** The entry by its schema, or undefined after its first mistake was reported. */
function parseEntry<T>(entry: Entry, value: object, schema: ZodType<T>, draft: Draft): T | undefined {
  const parsed = schema.safeParse(value);
  const [issue] = parsed.error?.issues ?? [];
  if (issue) report(entry, draft, `Cannot read "${issue.path.join('.')}": ${issue.message}`, issue.path);
  return parsed.data;
}

function readList(entry: Entry, value: object, draft: Draft): void {
  const item = parseEntry(entry, value, listItem, draft);
  if (!item) return;
  const items = item.items ?? [];
  const before = draft.lists.get(item.list);
  const isAppended = item.append === true || item.override?.['items'] === 'append';
  if (!isAppended) draft.lists.set(item.list, { items, files: [entry.path] });
  else if (before) draft.lists.set(item.list, { items: [...before.items, ...items], files: [...before.files, entry.path] });
  else report(entry, draft, `Cannot add to the list "${item.list}": nothing before defines it`);
}

function readMacro(entry: Entry, value: object, draft: Draft): void {
  const item = parseEntry(entry, value, macroItem, draft);
  if (!item) return;
  const condition = readText(entry, 'condition', item.condition);
  const before = draft.macros.get(item.macro);
  const isAppended = item.append === true || item.override?.['condition'] === 'append';
  if (!isAppended) draft.macros.set(item.macro, { condition, files: [entry.path] });
  else if (before) {
    draft.macros.set(item.macro, { condition: appendText(before.condition, condition), files: [...before.files, entry.path] });
  } else report(entry, draft, `Cannot add to the macro "${item.macro}": nothing before defines it`);
}

function readText({ path, text, document, index }: Entry, key: string, value: string): LocatedText {
  return textOfScalar(path, text, document.locate([index, key]), value);
}

function readRule(entry: Entry, value: object, draft: Draft): void {
  const item = parseEntry(entry, value, ruleItem, draft);
  if (!item) return;
  const before = draft.rules.get(item.rule);
  const isChange = item.append === true || item.override !== undefined || isSwitch(item);
  if (!isChange) defineRule(entry, item, draft);
  else if (before) draft.rules.set(item.rule, changeRule(before, item, entry));
  else report(entry, draft, `Cannot change the rule "${item.rule}": nothing before defines it`);
}

/** An entry that only switches a rule on or off. */
function isSwitch(item: RuleItem): boolean {
  return item.enabled !== undefined && ['condition', 'output', 'desc', 'priority'].every((key) => item[key] === undefined);
}

function defineRule(entry: Entry, item: RuleItem, draft: Draft): void {
  if (item.condition === undefined || item.priority === undefined) {
    report(entry, draft, `Cannot read the rule "${item.rule}": expected a condition and a priority`);
    return;
  }
  draft.rules.set(item.rule, {
    name: item.rule,
    place: { path: entry.path, ...entry.document.locate([entry.index]) },
    condition: readText(entry, 'condition', item.condition),
    exceptions: readExceptions(entry, item),
    priority: item.priority,
    source: item.source ?? 'syscall',
    tags: item.tags ?? [],
    isEnabled: item.enabled ?? true,
    files: [entry.path],
  });
}

function readExceptions({ path, document, index }: Entry, item: RuleItem): LocatedException[] {
  return (item.exceptions ?? []).map((exception, at) => ({
    ...exception,
    place: { path, ...document.locate([index, 'exceptions', at]) },
  }));
}

function changeRule(before: FalcoRule, item: RuleItem, entry: Entry): FalcoRule {
  const wayOf = (key: string) => item.override?.[key] ?? (item.append ? 'append' : 'replace');
  const exceptions = readExceptions(entry, item);
  const condition = item.condition === undefined ? undefined : readText(entry, 'condition', item.condition);
  const isAdded = (key: string) => wayOf(key) === 'append';
  return {
    ...before,
    condition: condition ? (isAdded('condition') ? appendText(before.condition, condition) : condition) : before.condition,
    exceptions: item.exceptions
      ? isAdded('exceptions')
        ? addExceptions(before.exceptions, exceptions)
        : exceptions
      : before.exceptions,
    tags: item.tags ? [...(isAdded('tags') ? before.tags : []), ...item.tags] : before.tags,
    priority: item.priority ?? before.priority,
    isEnabled: item.enabled ?? before.isEnabled,
    files: [...before.files, entry.path],
  };
}

/** Values go to the exception of the same name; one of a new name is a new exception. */
function addExceptions(before: readonly LocatedException[], added: readonly LocatedException[]): LocatedException[] {
  const byName = new Map(before.map((exception) => [exception.name, exception]));
  for (const exception of added) {
    const same = byName.get(exception.name);
    const values = [...(same?.values ?? []), ...(exception.values ?? [])];
    byName.set(exception.name, { ...(same ?? exception), values });
  }
  return [...byName.values()];
}
