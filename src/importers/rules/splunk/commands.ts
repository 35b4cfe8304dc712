import { unsupported } from '../../../predicate/build.ts';
import type { Leaf, Predicate, UnsupportedReason } from '../../../predicate/types.ts';
import type { Translator } from '../dialect.ts';
import { toPortableRegex } from '../portable-regex.ts';
import { joinAll } from '../text/join.ts';
import { TextError } from '../text/position.ts';
import { convertSearch } from './convert-search.ts';
import { convertWhere } from './convert-where.ts';
import { evaluateAll, readFilling, readOutputs, renameAll } from './names.ts';
import type { Command } from './pipeline.ts';
import { isList, type Scope, testField, testUnlike } from './scope.ts';
import { readSearchExpression } from './search-expression.ts';
import { readWhereExpression } from './where-expression.ts';

/** What the commands so far demand. */
export interface Reading {
  readonly scope: Scope;
  /** Of each event. */
  readonly parts: readonly Predicate[];
  /** Beyond one event, or not to be read. */
  readonly demands: readonly { readonly what: UnsupportedReason; readonly text: string }[];
  /** True behind a command that makes other rows of the events: what follows is about those. */
  readonly isGrouped: boolean;
}

/** Names of fields in the event that the log service put into an envelope. */
export type Unwrap = (input: string) => Translator | undefined;

/** Reads one command. @throws TextError for the expression of a `search` that cannot be read; its position is that in `rest`. */
export function readCommand(reading: Reading, command: Command, unwrap: Unwrap): Reading {
  if (SHOWING.has(command.name)) return reading;
  if (reading.isGrouped) return readOnRows(reading, command);
  switch (command.name) {
    case 'search':
      return addPart(reading, convertSearch(readSearchExpression(command.rest), reading.scope));
    case 'tstats':
      return { ...addPart(reading, convertSearch(readSearchExpression(whereOf(command.rest)), reading.scope)), isGrouped: true };
    case 'where':
      return addPart(reading, readWhere(command, reading.scope));
    case 'regex':
      return addPart(reading, readRegex(command, reading.scope));
    case 'rename':
      return { ...noteWildcards(reading, command), scope: renameAll(reading.scope, command.rest) };
    case 'eval':
      return { ...reading, scope: evaluateAll(reading.scope, command.rest) };
    case 'fillnull':
      return { ...reading, scope: { ...reading.scope, filled: readFilling(command.rest) } };
    case 'spath':
      return readSpath(reading, command, unwrap);
    case 'rex':
      return make(
        reading,
        'computed-field',
        [...command.rest.matchAll(/\(\?P?<(\w+)>/g)].map(([, name = '']) => name),
      );
    case 'iplocation':
      return make(reading, 'lookup', ['City', 'Country', 'Region', 'lat', 'lon']);
    case 'lookup':
      return make(demand(reading, 'lookup', command), 'lookup', readOutputs(command.rest));
    case 'eventstats':
    case 'streamstats':
      return make(reading, 'aggregation', readOutputs(command.rest));
    default:
      return readGrouping(reading, command);
  }
}

/** These change what is shown of the events, or in which order. */
const SHOWING: ReadonlySet<string> = new Set(
  'table fields sort head tail reverse dedup uniq convert fieldformat addinfo makemv mvexpand nomv bin bucket collect outputlookup'.split(
    ' ',
  ),
);

const GROUPING: ReadonlyMap<string, UnsupportedReason | undefined> = new Map([
  ['stats', undefined],
  ['chart', undefined],
  ['timechart', undefined],
  ['top', 'aggregation'],
  ['rare', 'aggregation'],
  ['transaction', 'sequence'],
  ...['join', 'append', 'appendcols', 'union', 'map', 'selfjoin'].map((name) => [name, 'join'] as const),
]);

/** `top` and `rare` keep the most and the least frequent rows; `stats` alone keeps all. */
function readGrouping(reading: Reading, command: Command): Reading {
  if (!GROUPING.has(command.name)) return demand(reading, 'function', command);
  const what = GROUPING.get(command.name);
  const next = what ? demand(reading, what, command) : reading;
  return { ...next, isGrouped: what !== 'join' };
}

/** A `search *` asks for nothing. */
function readOnRows(reading: Reading, command: Command): Reading {
  if (command.name === 'where' || command.name === 'search') {
    return command.rest.trim() === '*' ? reading : demand(reading, 'threshold', command);
  }
  return ['top', 'rare'].includes(command.name) ? demand(reading, 'aggregation', command) : reading;
}

/** The condition of `tstats count from datamodel=D where <condition> by <fields>`. */
function whereOf(rest: string): string {
  return /\bwhere\b([\s\S]*?)(?:\b(?:group)?by\b[\s\S]*)?$/i.exec(rest)?.[1] ?? '';
}

/** Of `rename data.* as *`, the names behind it are taken as they stand. */
function noteWildcards(reading: Reading, command: Command): Reading {
  return command.rest.includes('*') ? demand(reading, 'function', command) : reading;
}

function addPart(reading: Reading, part: Predicate): Reading {
  return { ...reading, parts: [...reading.parts, part] };
}

function demand(reading: Reading, what: UnsupportedReason, { text }: Command): Reading {
  return { ...reading, demands: [...reading.demands, { what, text: text.slice(0, 400) }] };
}

function make(reading: Reading, reason: UnsupportedReason, names: readonly string[]): Reading {
  const made = new Map([...reading.scope.made, ...names.map((name) => [name, reason] as const)]);
  return { ...reading, scope: { ...reading.scope, made } };
}

function readWhere({ rest, text }: Command, scope: Scope): Predicate {
  try {
    return convertWhere(readWhereExpression(rest), scope);
  } catch (error) {
    if (error instanceof TextError) return unsupported('function', text.slice(0, 400));
    throw error;
  }
}

/** `regex field="pattern"`, `regex field!="pattern"`; without a field, of the whole text. */
function readRegex({ rest, text }: Command, scope: Scope): Predicate {
  const [, name, sign, pattern = ''] = /^\s*(?:"?([^"=!\s]+)"?\s*(!?=)\s*)?"((?:[^"\\]|\\[\s\S])*)"\s*$/.exec(rest) ?? [];
  if (name === undefined || name === '_raw') return unsupported('full-text', text.slice(0, 400));
  const regex = toPortableRegex(pattern.replaceAll('\\"', '"'));
  if (!regex) return unsupported('regex', text.slice(0, 400));
  const leaf: Leaf = { field: name, op: 'regex', values: [regex.pattern], ...(regex.ignoreCase && { ignoreCase: true }) };
  const own: Leaf = isList(name, scope) ? { ...leaf, elements: 'product' } : leaf;
  return sign === '=' ? testField(own, scope) : joinAll(testUnlike(leaf, scope));
}

/** `spath input=<field>` reads the JSON in a field; `spath path=<path> output=<name>` names a part of the event. */
function readSpath(reading: Reading, command: Command, unwrap: Unwrap): Reading {
  const option = (name: string) =>
    new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|(\\S+))`)
      .exec(command.rest)
      ?.slice(1)
      .find((value) => value);
  const [input, path, output] = [option('input'), option('path'), option('output')];
  const translator = input === undefined ? undefined : unwrap(input);
  if (translator) return { ...reading, scope: { ...reading.scope, translator } };
  if (output === undefined) return reading;
  if (input !== undefined || path === undefined) return make(reading, 'computed-field', [output]);
  return { ...reading, scope: renameAll(reading.scope, `"${path}" as "${output}"`) };
}
