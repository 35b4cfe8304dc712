import { exists } from '../../../predicate/build.ts';
import type { Predicate } from '../../../predicate/types.ts';
import { joinAll } from '../text/join.ts';
import type { Position } from '../text/position.ts';
import { toPredicate } from './condition.ts';
import { type ExpressionReader, readExpressionTokens } from './expression-tokens.ts';
import type { ConditionContext } from './field-test.ts';
import { readExpression } from './read-expression.ts';

/** One event that an EQL query asks for. */
export interface EqlStep {
  /** `any`, or an event category such as `process`. */
  readonly category: string;
  /** Over the product's fields. */
  readonly predicate: Predicate;
}

export interface EqlQuery {
  readonly kind: 'event' | 'sequence' | 'sample';
  /** What joins the events, in the words of the query: `by user.name with maxspan=5m`; empty where nothing does. */
  readonly joint: string;
  readonly steps: readonly EqlStep[];
}

/**
 * Reads an EQL query: one event, or a sequence or sample of several. Pipes behind it (`| head 5`) only cut the list of its hits.
 * @param start Place of the query in its file.
 * @throws TextError for what is not EQL.
 * @see https://www.elastic.co/docs/reference/query-languages/eql/eql-syntax
 */
export function readEql(query: string, start?: Position): EqlQuery {
  const reader = readExpressionTokens(query, start);
  const context: ConditionContext = { language: 'eql', query, columns: new Map(), start };
  const word = ['sequence', 'sample'].find((name) => reader.sees('name', name) && reader.peek(1).text.toLowerCase() !== 'where');
  const read = word === undefined ? { joint: '', steps: [readStep(reader, context)] } : readSteps(reader, context);
  if (!reader.sees('mark', '|')) reader.expect('end', 'the end');
  return { kind: word === 'sequence' || word === 'sample' ? word : 'event', ...read };
}

function readSteps(reader: ExpressionReader, context: ConditionContext): Omit<EqlQuery, 'kind'> {
  reader.next();
  const { text: joint, fields } = readJoint(reader, context.query);
  const steps: EqlStep[] = [];
  for (;;) {
    const isEnd = reader.accept('name', 'until') !== undefined;
    if (!reader.accept('mark', '[')) break;
    const step = readStep(reader, context);
    reader.expect('mark', '"]"', ']');
    const own = readJoint(reader, context.query).fields;
    if (!isEnd) steps.push({ ...step, predicate: joinAll([step.predicate, ...[...fields, ...own].map(exists)]) });
  }
  return steps.length > 0 ? { joint, steps } : reader.fail('Text ends where a step in "[ ]" should stand');
}

/**
 * Everything up to the next step: `by user.name with maxspan=5m`. An event without a field behind `by` joins nothing, unless a `?` stands
 * before it.
 */
function readJoint(reader: ExpressionReader, query: string): { readonly text: string; readonly fields: readonly string[] } {
  const from = reader.peek().offset;
  const fields: string[] = [];
  let isBy = false;
  let end = from;
  while (!reader.sees('mark', '[') && !reader.sees('mark', '|') && !reader.sees('end') && !reader.sees('name', 'until')) {
    const { kind, offset, text, value } = reader.next();
    if (isBy && kind === 'name' && text.toLowerCase() !== 'with' && !text.startsWith('?')) fields.push(value);
    isBy = text.toLowerCase() === 'by' || (isBy && text.toLowerCase() !== 'with');
    end = offset + text.length;
  }
  return { text: query.slice(from, end).replace(/\s+/g, ' '), fields };
}

function readStep(reader: ExpressionReader, context: ConditionContext): EqlStep {
  const category = reader.accept('string')?.value ?? reader.expect('name', 'an event category').value;
  reader.expect('name', '"where"', 'where');
  return { category, predicate: toPredicate(readExpression(reader), context) };
}
