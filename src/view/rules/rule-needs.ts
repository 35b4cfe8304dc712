import type { Field } from '../../catalog/model.ts';
import { evaluate } from '../../predicate/evaluate.ts';
import { collectFields } from '../../predicate/fields.ts';
import type { Known, Predicate } from '../../predicate/types.ts';
import type { Level, Stage } from '../../schema/common.ts';
import { findField } from '../field-link.ts';

const LEVELS = ['Metadata', 'Request', 'RequestResponse'] as const satisfies readonly Level[];
const STAGES = ['RequestReceived', 'ResponseStarted', 'ResponseComplete', 'Panic'] as const satisfies readonly Stage[];
const ABSENT: Known = { kind: 'absent' };
const UNKNOWN: Known = { kind: 'unknown' };

/** What an audit policy and a pipeline have to deliver, so that a rule can work. */
export interface RuleNeeds {
  /** Least level at which it can match at all; undefined where it can at none. */
  readonly level?: Level | undefined;
  /** Least level at which each of its tests can be answered. */
  readonly fullLevel: Level;
  /** Stages whose records it can match. */
  readonly stages: readonly Stage[];
  /** Whether it says itself which stage it wants. */
  readonly testsStage: boolean;
  /** The tests of bodies, as paths. */
  readonly requestBody: readonly string[];
  readonly responseBody: readonly string[];
}

/**
 * Works out from the tests alone, and from where and when the fields of their tests are written, what a rule needs. A field above the
 * level, or not written at the stage, is absent; all else is open.
 */
export function toRuleNeeds(predicate: Predicate, fields: readonly Field[]): RuleNeeds {
  const tested = collectFields(predicate);
  const levels = tested.map((path) => levelOf(path, fields));
  return {
    level: LEVELS.find((level) => canMatch(predicate, (path) => atLevel(path, level, fields))),
    fullLevel: LEVELS.findLast((level) => levels.includes(level)) ?? 'Metadata',
    stages: STAGES.filter((stage) => canMatch(predicate, (path) => atStage(path, stage, fields))),
    testsStage: tested.includes('stage'),
    requestBody: tested.filter((path) => isUnder(path, 'requestObject')),
    responseBody: tested.filter((path) => isUnder(path, 'responseObject')),
  };
}

function canMatch(predicate: Predicate, lookup: (path: string) => Known): boolean {
  return evaluate(predicate, lookup) !== 'no-match';
}

function atLevel(path: string, level: Level, fields: readonly Field[]): Known {
  if (path === 'level') return { kind: 'value', values: [level] };
  return LEVELS.indexOf(levelOf(path, fields)) > LEVELS.indexOf(level) ? ABSENT : UNKNOWN;
}

function atStage(path: string, stage: Stage, fields: readonly Field[]): Known {
  if (path === 'stage') return { kind: 'value', values: [stage] };
  const root = isUnder(path, 'responseObject') ? 'responseObject' : path;
  const written = findField(root, fields)?.stages;
  return written === undefined || written.includes(stage) ? UNKNOWN : ABSENT;
}

function levelOf(path: string, fields: readonly Field[]): Level {
  if (isUnder(path, 'responseObject')) return 'RequestResponse';
  if (isUnder(path, 'requestObject')) return 'Request';
  return findField(path, fields)?.level ?? 'Metadata';
}

function isUnder(path: string, root: string): boolean {
  return path === root || path.startsWith(`${root}.`) || path.startsWith(`${root}[`);
}
