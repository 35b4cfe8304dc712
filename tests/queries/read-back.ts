import { parse } from 'yaml';
import { createTranslator } from '../../src/importers/rules/dialect.ts';
import { readQuery } from '../../src/importers/rules/elastic/logic.ts';
import { compileRule } from '../../src/importers/rules/falco/compile-rule.ts';
import { createFalcoFields } from '../../src/importers/rules/falco/fields.ts';
import { readRuleSet } from '../../src/importers/rules/falco/rule-set.ts';
import { readCondition } from '../../src/importers/rules/sigma/condition.ts';
import { readSearch as readSigmaSearch } from '../../src/importers/rules/sigma/detection.ts';
import { readSearch } from '../../src/importers/rules/splunk/read-search.ts';
import { mapLeaves } from '../../src/importers/rules/text/join.ts';
import type { Predicate } from '../../src/predicate/types.ts';
import type { Dialect } from '../../src/schema/dialect.ts';

/** The importers of rules, which read the query of a language as a predicate over canonical fields. */
export type ReadBack = (text: string) => Predicate;

const START = { line: 1, column: 1 };
const MACROS = new Map([['kube_audit', { definition: 'source="kubernetes"', arguments: [] }]]);

/** Readers by id of the language, for those that have an importer. `fields` are the paths of all field pages. */
export function createReaders(dialects: readonly Dialect[], fields: readonly string[]): Readonly<Record<string, ReadBack>> {
  const translatorOf = (id: string) => createTranslator({ dialect: find(dialects, id), fields, readers: {} });
  const elastic = translatorOf('elastic-kubernetes');
  const splunk = translatorOf('splunk-kube-audit');
  const sigma = translatorOf('sigma-kubernetes');
  const falco = createFalcoFields(find(dialects, 'falco'), fields);
  return {
    kql: (text) => readQuery('kuery', text, START, elastic).predicate,
    eql: (text) => readQuery('eql', text, START, elastic).predicate,
    esql: (text) => readQuery('esql', text, START, elastic).predicate,
    spl: (text) => readSearch(text, MACROS, splunk, () => undefined).predicate,
    sigma: (text) => mapLeaves(readSigma(text), sigma.translate),
    falco: (text) => mapLeaves(readFalco(text, falco.isList), falco.translate),
  };
}

function find(dialects: readonly Dialect[], id: string): Dialect {
  const dialect = dialects.find((one) => one.id === id);
  if (!dialect) throw new Error(`Cannot find the dialect "${id}"`);
  return dialect;
}

function readSigma(text: string): Predicate {
  const { detection } = parse(text) as { detection: Record<string, unknown> };
  const { condition, ...searches } = detection;
  const read = Object.entries(searches).map(([name, value]) => [name, readSigmaSearch(value, ['detection', name])] as const);
  return readCondition(String(condition), new Map(read));
}

function readFalco(text: string, isList: (field: string) => boolean): Predicate {
  const set = readRuleSet([{ file: 'rules.yaml', text }]);
  const [rule] = [...set.rules.values()];
  if (!rule || set.errors.length > 0) throw new Error(`Cannot read the rule: ${JSON.stringify(set.errors)}\n${text}`);
  return compileRule(rule, set, isList).predicate;
}
