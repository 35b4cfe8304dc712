import type { Predicate } from '../../../predicate/types.ts';
import type { RuleContent } from '../../../schema/rule.ts';
import { joinAll } from '../text/join.ts';
import type { Position } from '../text/position.ts';
import { toPredicate } from './condition.ts';
import { type ExpressionReader, readExpressionTokens } from './expression-tokens.ts';
import { type Column, readOperand } from './operand.ts';
import { readExpression } from './read-expression.ts';
import { shortenText, showSpan } from './span.ts';

export interface EsqlQuery {
  /** Index patterns behind `from`. */
  readonly sources: readonly string[];
  /** Over the product's fields: what a row must be to come as far as the first aggregation. */
  readonly predicate: Predicate;
  /** What the query asks of several rows at once. */
  readonly unsupported: RuleContent['unsupported'];
}

interface Pipeline {
  readonly query: string;
  readonly start: Position | undefined;
  readonly columns: Map<string, Column>;
  readonly conditions: Predicate[];
  readonly unsupported: RuleContent['unsupported'];
  isAggregated: boolean;
}

/**
 * Reads an ES|QL query: each `where` before the first `stats` is a test of one event. A column that only renames a field, changes its
 * type or takes it out of `_source` stands for that field; any other is computed, and a test of it stays in the query's own words.
 * @param start Place of the query in its file.
 * @throws TextError for what is not ES|QL.
 * @see https://www.elastic.co/docs/reference/query-languages/esql
 */
export function readEsql(query: string, start?: Position): EsqlQuery {
  const reader = readExpressionTokens(query, start);
  const pipeline: Pipeline = { query, start, columns: new Map(), conditions: [], unsupported: [], isAggregated: false };
  const sources = readSources(reader, query);
  while (reader.accept('mark', '|')) readCommand(reader, pipeline);
  reader.expect('end', '"|" or the end');
  return { sources, predicate: joinAll(pipeline.conditions), unsupported: pipeline.unsupported };
}

function readSources(reader: ExpressionReader, query: string): readonly string[] {
  reader.expect('name', '"from"', 'from');
  const text = skip(reader, query, 'metadata');
  if (reader.sees('name', 'metadata')) skip(reader, query);
  return text.split(',').map((source) => source.trim().replace(/^"+|"+$/g, ''));
}

type ReadCommand = (reader: ExpressionReader, pipeline: Pipeline) => void;

const ignoreCommand: ReadCommand = (reader, { query }) => {
  skip(reader, query);
};

const COMMANDS: ReadonlyMap<string, ReadCommand> = new Map(
  Object.entries({
    where: readWhere,
    eval: readEval,
    rename: readRename,
    grok: readExtraction,
    dissect: readExtraction,
    stats: readStats,
    inlinestats: readStats,
    keep: ignoreCommand,
    drop: ignoreCommand,
    sort: ignoreCommand,
    limit: ignoreCommand,
    mv_expand: ignoreCommand,
  }),
);

function readCommand(reader: ExpressionReader, pipeline: Pipeline): void {
  const name = reader.expect('name', 'a command').text.toLowerCase();
  const read = COMMANDS.get(name) ?? readOther(name);
  read(reader, pipeline);
}

/** A command that brings in other data, or that is not known, stays in the query's own words. */
function readOther(name: string): ReadCommand {
  const what = name === 'enrich' || name === 'lookup' ? 'lookup' : 'function';
  return (reader, { query, unsupported }) => {
    unsupported.push({ what, text: shortenText(`${name} ${skip(reader, query)}`) });
  };
}

function readWhere(reader: ExpressionReader, pipeline: Pipeline): void {
  const expression = readExpression(reader);
  if (pipeline.isAggregated) pipeline.unsupported.push({ what: 'threshold', text: showSpan(pipeline.query, expression.span) });
  else pipeline.conditions.push(toPredicate(expression, { language: 'esql', ...pipeline }));
}

function readEval(reader: ExpressionReader, { columns }: Pipeline): void {
  do {
    const name = reader.peek(1).text === '=' ? reader.next().value : undefined;
    if (name !== undefined) reader.next();
    const operand = readOperand(readExpression(reader), columns);
    if (name !== undefined) columns.set(name, 'field' in operand && !operand.isLower ? { field: operand.field } : 'computed');
  } while (reader.accept('mark', ','));
}

/** `old as new`, or `new = old`. */
function readRename(reader: ExpressionReader, { columns }: Pipeline): void {
  do {
    const first = reader.expect('name', 'a column').value;
    const isAs = reader.accept('name', 'as') !== undefined;
    if (!isAs) reader.expect('mark', '"as" or "="', '=');
    const second = reader.expect('name', 'a column').value;
    const [before, after] = isAs ? [first, second] : [second, first];
    columns.set(after, columns.get(before) ?? { field: before });
  } while (reader.accept('mark', ','));
}

/** The columns that `grok` and `dissect` cut out of a text: `%{DATA:name}`, `(?<name>…)`, `%{name}`. */
function readExtraction(reader: ExpressionReader, { query, columns }: Pipeline): void {
  const text = skip(reader, query);
  for (const [, inner = ''] of text.matchAll(/%\{([^}]*)\}/g)) {
    const [type = '', name = type] = inner.split(':');
    columns.set(name.replace(/^[+&*?]|->$/g, ''), 'computed');
  }
  for (const [, name = ''] of text.matchAll(/\(\?<([A-Za-z]\w*)>/g)) columns.set(name, 'computed');
}

function readStats(reader: ExpressionReader, pipeline: Pipeline): void {
  const text = skip(reader, pipeline.query);
  const by = /(?:^|\s)by\s+([\s\S]+)$/i.exec(text)?.[1];
  pipeline.unsupported.push({ what: 'aggregation', text: by === undefined ? 'over all rows' : shortenText(`by ${by}`) });
  pipeline.isAggregated = true;
}

/** Passes over the rest of a command, or up to a word, and gives its text. */
function skip(reader: ExpressionReader, query: string, word?: string): string {
  const from = reader.peek().offset;
  let end = from;
  for (let depth = 0; depth > 0 || !(reader.sees('mark', '|') || (word !== undefined && reader.sees('name', word))); ) {
    if (reader.sees('end')) break;
    const { kind, text, offset } = reader.next();
    if (kind === 'mark' && (text === '(' || text === '[')) depth++;
    if (kind === 'mark' && (text === ')' || text === ']')) depth--;
    end = offset + text.length;
  }
  return query.slice(from, end);
}
