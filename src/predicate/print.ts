import { BARE_PATH, ELEMENTS_WORDS, OPERATOR_WORDS, RESERVED, SLASHED } from './notation.ts';
import type { Leaf, LeafOp, Predicate, Scalar } from './types.ts';

const WORD_OF_OP = new Map([...OPERATOR_WORDS].map(([word, op]) => [op, word]));
const WORD_OF_ELEMENTS = new Map([...ELEMENTS_WORDS].map(([word, elements]) => [elements, word]));
const IS_BARE_PATH = new RegExp(`^${BARE_PATH}$`, 'u');
const IS_SLASHED = new RegExp(`^${SLASHED}$`, 'u');
const STEP = '  ';

/** A predicate on one line, in the notation of notation.ts. Two that read the same mean the same. */
export function printLine(predicate: Predicate): string {
  const chain = chainOf(predicate);
  if (chain) return chain.parts.map(printPart).join(` ${chain.word} `);
  if ('all' in predicate) return predicate.all[0] ? `all (${printLine(predicate.all[0])})` : 'always';
  if ('any' in predicate) return predicate.any[0] ? `any (${printLine(predicate.any[0])})` : 'never';
  if ('not' in predicate) return `not ${printPart(predicate.not)}`;
  if ('unsupported' in predicate) return `unsupported ${predicate.reason} ${JSON.stringify(predicate.unsupported)}`;
  return printLeaf(predicate);
}

/** The same notation over several lines, one for each part, where one line would be longer than `width` characters. */
export function printTree(predicate: Predicate, width = 100): string {
  return layOut(predicate, '', width);
}

/** Puts what does not fit behind the indent on lines of its own; the text begins without the indent. */
function layOut(predicate: Predicate, indent: string, width: number): string {
  const line = printLine(predicate);
  if (indent.length + line.length <= width) return line;
  const chain = chainOf(predicate);
  if (chain) return chain.parts.map((part) => layOutPart(part, indent, width)).join(`\n${indent}${chain.word} `);
  if ('not' in predicate) return `not ${layOutPart(predicate.not, indent, width)}`;
  if ('all' in predicate) return predicate.all[0] ? `all ${enclose(predicate.all[0], indent, width)}` : line;
  if ('any' in predicate) return predicate.any[0] ? `any ${enclose(predicate.any[0], indent, width)}` : line;
  return 'unsupported' in predicate ? line : layOutLeaf(predicate, indent, width);
}

function layOutPart(part: Predicate, indent: string, width: number): string {
  if (!chainOf(part)) return layOut(part, indent, width);
  const line = printPart(part);
  return indent.length + line.length <= width ? line : enclose(part, indent, width);
}

function enclose(predicate: Predicate, indent: string, width: number): string {
  return `(\n${indent}${STEP}${layOut(predicate, indent + STEP, width)}\n${indent})`;
}

/** Values of a long list fill lines below the test. */
function layOutLeaf(leaf: Leaf, indent: string, width: number): string {
  const { values = [] } = leaf;
  if (values.length < 2) return printLeaf(leaf);
  const lines: string[] = [];
  for (const value of values.map((one) => printValue(leaf.op, one))) {
    const last = lines.at(-1);
    const longer = last === undefined ? undefined : `${last}, ${value}`;
    if (longer !== undefined && indent.length + STEP.length + longer.length < width) lines[lines.length - 1] = longer;
    else lines.push(value);
  }
  return `${printTest(leaf)} (\n${lines.map((line) => `${indent}${STEP}${line}`).join(',\n')}\n${indent})`;
}

/** Several parts and the word between them. */
interface Chain {
  readonly word: 'and' | 'or';
  readonly parts: readonly Predicate[];
}

function chainOf(predicate: Predicate): Chain | undefined {
  if ('all' in predicate && predicate.all.length > 1) return { word: 'and', parts: predicate.all };
  if ('any' in predicate && predicate.any.length > 1) return { word: 'or', parts: predicate.any };
  return undefined;
}

function printPart(part: Predicate): string {
  return chainOf(part) ? `(${printLine(part)})` : printLine(part);
}

function printLeaf(leaf: Leaf): string {
  return leaf.op === 'exists' ? printTest(leaf) : `${printTest(leaf)} ${printValues(leaf)}`;
}

/** The field and the operator, without values. */
function printTest({ field, op, relation, ignoreCase, elements }: Leaf): string {
  const word = op === 'compare' ? (relation ?? '<') : WORD_OF_OP.get(op);
  const before = elements === undefined ? '' : `${WORD_OF_ELEMENTS.get(elements)} `;
  return `${before}${printField(field)} ${word}${ignoreCase ? '~' : ''}`;
}

/** A field as the notation has it: bare where it is a plain path, else in backquotes. */
export function printField(field: string): string {
  if (IS_BARE_PATH.test(field) && !RESERVED.has(field)) return field;
  return `\`${JSON.stringify(field).slice(1, -1).replaceAll('`', '\\u0060')}\``;
}

function printValues({ op, values = [] }: Leaf): string {
  const shown = values.map((value) => printValue(op, value));
  return shown.length === 1 && op !== 'in' ? (shown[0] as string) : `(${shown.join(', ')})`;
}

function printValue(op: LeafOp, value: Scalar): string {
  if (typeof value !== 'string') return Object.is(value, -0) ? '-0' : String(value);
  return op === 'regex' && IS_SLASHED.test(value) ? `/${value}/` : JSON.stringify(value);
}
