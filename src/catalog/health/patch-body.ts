import type { Leaf } from '../../predicate/types.ts';
import type { HealthCheck } from './health-check.ts';
import { testsOf } from './parts.ts';
import { operationWorld } from './situations.ts';
import { listWords } from './words.ts';
import { joinWorlds, judgeIn, worldWithout } from './world.ts';

const CODE = 'patch-body';

/** A rule that names a patch and demands a part of the object, which a patch has only where it changes just that. */
export const patchBody: HealthCheck = {
  code: CODE,
  title: 'Looks for the object in a patch',
  find: ({ predicate, reach, logSource }) => {
    const leaves = testsOf(predicate).filter(({ part, isNegated }) => !isNegated && isBelowRequest(part));
    if (leaves.length === 0) return [];
    const named = reach.filter(({ operation, how }) => how === 'named' && operation.shape === 'patch');
    const needs = named.filter(({ operation }) => {
      const world = operationWorld(operation, 'keys');
      const without = joinWorlds(
        worldWithout((part) => 'field' in part && isBelowRequest(part)),
        world,
      );
      return judgeIn(predicate, world) !== 'no-match' && judgeIn(predicate, without) === 'no-match';
    });
    if (needs.length === 0) return [];
    const fields = listWords([...new Set(leaves.map(({ part }) => part.field))]);
    return [
      {
        ...{ code: CODE, certainty: 'note', dead: false, part: leaves[0]?.part },
        message: `Of a patch, requestObject is the patch as sent and not the object: a test of ${fields} is met only where the patch sets it, and never by a JSON Patch, which is a list of op, path and value.`,
        fix: `Test the same path below responseObject as well${logSource.includes('gke') ? '' : ', which needs level RequestResponse'}.`,
      },
    ];
  },
};

function isBelowRequest({ field }: Leaf): boolean {
  return /^requestObject[.[]/.test(field);
}
