import { FALSE } from '../../../predicate/build.ts';
import type { Predicate } from '../../../predicate/types.ts';
import type { RuleContent } from '../../../schema/rule.ts';
import type { Translator } from '../dialect.ts';
import { isFalse, joinAll, joinAny, mapLeaves, negate } from '../text/join.ts';
import type { Position } from '../text/position.ts';
import { type EqlQuery, readEql } from './eql.ts';
import { readEsql } from './esql.ts';
import { dropGuards } from './guards.ts';
import { readKql } from './kql.ts';
import type { RuleTable } from './read-toml.ts';
import { shortenText } from './span.ts';

/** Languages of queries, by the words that rules and hunts have for them. */
export const LANGUAGES: Readonly<Record<string, 'kuery' | 'eql' | 'esql'>> = {
  kuery: 'kuery',
  KQL: 'kuery',
  eql: 'eql',
  EQL: 'eql',
  esql: 'esql',
  'ES|QL': 'esql',
};

export interface Logic {
  /** Over canonical fields. */
  readonly predicate: Predicate;
  /** What the query asks beyond one event. */
  readonly unsupported: RuleContent['unsupported'];
}

/**
 * Reads a query and translates it to canonical fields. Of a sequence, the steps that read the dialect's log are taken, any of them.
 * @throws TextError with the place in the file that `start` counts from.
 */
export function readQuery(language: 'kuery' | 'eql' | 'esql', query: string, start: Position, translator: Translator): Logic {
  switch (language) {
    case 'kuery':
      return { predicate: translateTests(readKql(query, start), translator), unsupported: [] };
    case 'esql': {
      const { predicate, unsupported } = readEsql(query, start);
      return { predicate: dropGuards(mapLeaves(translateTests(predicate, translator), unmarkSingle)), unsupported };
    }
    case 'eql':
      return translateEql(readEql(query, start), translator);
  }
}

/**
 * The tests over canonical fields. A conjunction ends at the first part that no record of the log fits, which is mostly the choice of
 * another log: the names behind it are those of that log's fields.
 */
function translateTests(predicate: Predicate, translator: Translator): Predicate {
  if ('any' in predicate) return joinAny(predicate.any.map((part) => translateTests(part, translator)));
  if ('not' in predicate) return negate(translateTests(predicate.not, translator));
  if (!('all' in predicate)) return mapLeaves(predicate, translator.translate);
  const parts: Predicate[] = [];
  for (const part of predicate.all) {
    const translated = translateTests(part, translator);
    if (isFalse(translated)) return FALSE;
    parts.push(translated);
  }
  return joinAll(parts);
}

/** A test of a field that has one value needs no word on several. */
function unmarkSingle(leaf: Parameters<Translator['translate']>[0]): Predicate {
  const { elements, ...single } = leaf;
  return leaf.field.includes('[]') ? leaf : single;
}

/** Events of the audit log have no category, so that a step on one reads another log. */
function translateEql({ kind, joint, steps }: EqlQuery, translator: Translator): Logic {
  const own = steps
    .filter(({ category }) => kind === 'event' || category === 'any')
    .map(({ predicate }) => translateTests(predicate, translator))
    .filter((predicate) => kind === 'event' || !isFalse(predicate));
  const others = steps.length - own.length;
  const text = `${kind} ${joint}: ${steps.length} steps${others > 0 ? `, ${others} of them on other logs` : ''}`;
  return { predicate: joinAny(own), unsupported: kind === 'event' ? [] : [{ what: 'sequence', text: shortenText(text) }] };
}

/** What the type of a rule demands of several events. */
export function readDemands({ threshold, new_terms: newTerms }: RuleTable): RuleContent['unsupported'] {
  return [
    ...(threshold ? [{ what: 'threshold' as const, text: shortenText(describeThreshold(threshold)) }] : []),
    ...(newTerms ? [{ what: 'new-terms' as const, text: shortenText(describeNewTerms(newTerms)) }] : []),
  ];
}

function describeThreshold({ field, value, cardinality = [] }: NonNullable<RuleTable['threshold']>): string {
  const fields = [field].flat();
  const by = fields.length > 0 ? ` by ${fields.join(', ')}` : '';
  return [`${value} or more${by}`, ...cardinality.map((row) => `${row.value} or more different ${row.field}`)].join('; ');
}

function describeNewTerms({ value, history_window_start: window = [] }: NonNullable<RuleTable['new_terms']>): string {
  const since = window.map((row) => ` since ${row.value}`).join('');
  return `${value.join(', ')}: not seen${value.length > 1 ? ' together' : ''}${since}`;
}
