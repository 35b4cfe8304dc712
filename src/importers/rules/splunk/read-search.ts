import type { Predicate } from '../../../predicate/types.ts';
import type { RuleContent } from '../../../schema/rule.ts';
import type { Translator } from '../dialect.ts';
import { listUnsupported } from '../list-unsupported.ts';
import { joinAll } from '../text/join.ts';
import { TextError } from '../text/position.ts';
import { offsetAt } from '../text/scalar-position.ts';
import { type Reading, readCommand, type Unwrap } from './commands.ts';
import { type ExpandedSearch, expandMacros, type Macros } from './macros.ts';
import { type Command, splitPipeline } from './pipeline.ts';

/** What a search demands of an event, and beyond it. */
export interface SearchReading {
  readonly predicate: Predicate;
  readonly unsupported: RuleContent['unsupported'];
}

/** A search that cannot be read; `offset` counts the characters before the place. */
export class SearchError extends Error {
  readonly offset: number;
  constructor(message: string, offset: number) {
    super(message);
    this.name = 'SearchError';
    this.offset = offset;
  }
}

/**
 * Reads a search: its commands one after the other, up to the one that makes other rows of the events. Names of fields are translated
 * as they stand at each command.
 * @throws SearchError for a `search` command whose expression cannot be read.
 */
export function readSearch(search: string, macros: Macros, translator: Translator, unwrap: Unwrap): SearchReading {
  const expanded = expandMacros(search, macros);
  const scope = { translator, renamed: new Map(), made: new Map(), filled: undefined };
  const start: Reading = { scope, parts: [], demands: [], isGrouped: false };
  const reading = splitPipeline(expanded.text).reduce((before, command) => readOne(before, command, expanded, unwrap), start);
  const predicate = joinAll(reading.parts);
  return { predicate, unsupported: [...listUnsupported(predicate), ...reading.demands] };
}

function readOne(before: Reading, command: Command, { toSource }: ExpandedSearch, unwrap: Unwrap): Reading {
  try {
    return readCommand(before, command, unwrap);
  } catch (error) {
    if (!(error instanceof TextError)) throw error;
    throw new SearchError(error.message, toSource(command.offset + offsetAt(command.rest, error.position)));
  }
}
