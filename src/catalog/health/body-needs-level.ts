import type { Leaf } from '../../predicate/types.ts';
import { LEVELS } from '../../schema/common.ts';
import type { HealthFinding } from '../model.ts';
import type { HealthCheck } from './health-check.ts';
import { applyLaw, isNever } from './law.ts';
import { testsOf } from './parts.ts';
import { impossibleValues } from './possible-values.ts';
import { listWords, quoteTest } from './words.ts';
import { judgeIn, type World, worldOf } from './world.ts';

const CODE = 'body-needs-level';

/** A level that carries no body where one is tested, and a level that is demanded though nothing needs it. */
export const bodyNeedsLevel: HealthCheck = {
  code: CODE,
  title: 'Demands an audit level that blinds it',
  find: ({ predicate }) => {
    const leaves = testsOf(predicate).map(({ part }) => part);
    const tests = leaves.filter(({ field }) => field === 'level');
    if (tests.length === 0 || isNever(predicate)) return [];
    const impossible = tests.flatMap((leaf) => (impossibleValues(leaf) ?? []).map(String));
    const listed = listWords([...new Set(tests.map(quoteTest))]);
    const found = applyLaw(CODE, predicate, {
      worlds: [...[...LEVELS, ...impossible].map(atLevel), ...impossible.map(atLevel)],
      fact: `The level that it asks for (${listed}) carries no ${listWords(bodiesOf(leaves), 'or')}`,
      fix: 'A requestObject needs level Request or RequestResponse, a responseObject RequestResponse.',
    });
    if (found.length > 0) return found;
    const blind = LEVELS.filter((level) => isBlind(predicate, level));
    return blind.length === 0 || blind.length === LEVELS.length ? [] : [noteOf(blind, tests, listed)];
  },
};

function bodiesOf(leaves: readonly Leaf[]): string[] {
  return ['requestObject', 'responseObject'].filter((root) => leaves.some(({ field }) => field.startsWith(root)));
}

/** What a level leaves out of every record. */
const ABSENT_AT: Readonly<Record<string, RegExp>> = {
  Metadata: /^(requestObject|responseObject)\b/,
  Request: /^responseObject\b/,
};

function atLevel(level: string): World {
  const named = namedLevel(level);
  return (part) => ('field' in part && ABSENT_AT[level]?.test(part.field) ? 'no-match' : named(part));
}

function namedLevel(level: string): World {
  return worldOf((field) => (field === 'level' ? { kind: 'value', values: [level] } : { kind: 'unknown' }));
}

/** The tests of the level alone shut the level out: without them the rule could match there. */
function isBlind(predicate: Parameters<typeof judgeIn>[0], level: string): boolean {
  const withoutBodies: World = (part) => ('field' in part && ABSENT_AT[level]?.test(part.field) ? 'no-match' : 'unknown');
  return judgeIn(predicate, namedLevel(level)) === 'no-match' && judgeIn(predicate, withoutBodies) !== 'no-match';
}

function noteOf(blind: readonly string[], tests: readonly Leaf[], listed: string): HealthFinding {
  return {
    ...{ code: CODE, certainty: 'note', dead: false, part: tests[0] },
    message: `It asks for a level (${listed}) without need, so it is blind where the audit policy records at ${listWords(blind, 'or')}.`,
    fix: 'Leave the test of level out.',
  };
}
