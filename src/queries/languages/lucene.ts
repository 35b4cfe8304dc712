import type { FieldTest } from '../field-test.ts';
import { joinTests, type Part, type Syntax, toQuery, type Written } from '../join-tests.ts';
import { fitsAnything, type Pattern, writePattern } from '../pattern.ts';
import type { Language } from '../query.ts';
import { joinAlternatives, quotePlain } from '../quote.ts';
import { escapeLucene, translateToLucene, widenLucene } from '../regex.ts';

/**
 * The query string of Elasticsearch. Of `<` and `>` there is no escape outside quotes, so that patterns with them are regular expressions,
 * and so are those that ignore case. A group of nothing but `NOT` finds nothing, which is why `*:*` stands in it.
 */
export const lucene: Language = {
  id: 'lucene',
  title: 'Lucene',
  dialect: 'elastic-kubernetes',
  reference: 'https://www.elastic.co/docs/reference/query-languages/query-dsl/query-dsl-query-string-query',
  print: (predicate, options) => {
    const joined = joinTests(predicate, SYNTAX, options);
    return toQuery(joined, (parts) => ['data_stream.dataset:"kubernetes.audit_logs"', ...parts.map(toConjunct)].join(' AND '));
  },
};

/** At the top the log is chosen beside it, so that a `NOT` needs no `*:*`. */
function toConjunct({ kind, text }: Part): string {
  if (kind === 'not') return text.replace(/^\(\*:\* AND (NOT [\s\S]*)\)$/, '$1');
  return kind === 'any' ? `(${text})` : text;
}

const SYNTAX: Syntax = { and: ' AND ', or: ' OR ', not: (text) => `(*:* AND NOT ${text})`, write: writeTest };

function writeTest(test: FieldTest): Written {
  const name = escapeTerm(test.name);
  const { demand } = test;
  if (test.every) return { why: 'Lucene finds one value of several that fits, and cannot ask it of each' };
  switch (demand.kind) {
    case 'exists':
      return `_exists_:${name}`;
    case 'equals': {
      const values = demand.values.map((value) => {
        const text = String(value);
        return demand.ignoreCase ? `/${widenLucene(text)}/` : typeof value === 'string' ? quotePlain(text) : text;
      });
      return `${name}:${joinAlternatives(values, ' OR ')}`;
    }
    case 'pattern':
      if (demand.patterns.some(fitsAnything)) return `_exists_:${name}`;
      return `${name}:${joinAlternatives(
        demand.patterns.map((pattern) => writeOne(pattern, demand.ignoreCase)),
        ' OR ',
      )}`;
    case 'regex': {
      const regexes = demand.patterns.map((pattern) => translateToLucene(pattern, demand.ignoreCase));
      if (regexes.includes(undefined)) return { why: "Lucene's regular expressions lack a part of this one" };
      return `${name}:${joinAlternatives(
        regexes.map((regex) => `/${regex}/`),
        ' OR ',
      )}`;
    }
    case 'compare':
      return `${name}:${demand.relation}${demand.limit < 0 ? `"${demand.limit}"` : demand.limit}`;
    case 'cidr':
      return { why: 'Lucene knows networks in fields of type ip alone, and the list of addresses is text here: ask source.ip' };
  }
}

function writeOne(pattern: Pattern, ignoreCase: boolean): string {
  if (ignoreCase || /[<>]/.test(pattern.text)) {
    return `/${writePattern(pattern, { run: '.*', one: '.', escape: ignoreCase ? widenLucene : escapeLucene })}/`;
  }
  return writePattern(pattern, { run: '*', one: '?', escape: escapeTerm });
}

/** The words AND, OR and NOT are joints only between blanks, which are escaped too. */
function escapeTerm(text: string): string {
  return text.replace(/[-+=&|!(){}[\]^"~*?:\\/\s]/g, '\\$&');
}
