import { partsOf } from '../../predicate/parts.ts';
import type { Predicate } from '../../predicate/types.ts';
import type { Operation, Rule } from '../model.ts';
import type { HealthCheck } from './health-check.ts';
import { operationWorld } from './situations.ts';
import { listWords } from './words.ts';
import { joinWorlds, judgeIn, type World, worldWithout } from './world.ts';

const CODE = 'reaches-more-than-named';

/** What kubelets and the scheduler patch, and controllers update, all day long. */
const NOISY =
  /^create (serviceaccounts\/token|pods\/binding)$|^patch (pods|nodes)\/status$|^update (?!pods|nodes|services).*\/status$/;

/** A rule that names an operation on an object and leaves the subresource open, so that those on its subresources fire it too. */
export const reachesMoreThanNamed: HealthCheck = {
  code: CODE,
  title: 'Also matches subresources that it does not name',
  find: (rule) => {
    if (rule.appliesToAll || rule.scope === 'adjacent' || isOpen(rule)) return [];
    const more = findMore(rule).map(nameOf);
    if (more.length === 0) return [];
    const isNoisy = more.some((name) => NOISY.test(name));
    return [
      {
        ...{ code: CODE, certainty: isNoisy ? 'likely' : 'note', dead: false },
        message: `It leaves objectRef.subresource open, so it also matches ${listWords(more)}.`,
        fix: 'Require that objectRef.subresource is absent, or name the one that is meant.',
      },
    ];
  },
};

/** What its reader left out could keep the others away. */
function isOpen({ predicate }: Rule): boolean {
  return partsOf(predicate).some(({ part }) => 'unsupported' in part && part.reason === 'not-transcribed');
}

function findMore({ predicate, reach }: Rule): Operation[] {
  const named = new Set(
    reach.filter(({ operation, how }) => how === 'named' && !operation.subresource).map(({ operation }) => plainId(operation)),
  );
  return reach
    .filter(
      ({ operation, how }) => how === 'also' && operation.subresource && !operation.removed && named.has(plainId(operation)),
    )
    .map(({ operation }) => operation)
    .filter(
      (operation) => judgeIn(predicate, joinWorlds(statusPatch(operation), operationWorld(operation, 'keys'))) !== 'no-match',
    )
    .filter((operation) => operation.kind === operation.objectKind || !demandsBody(predicate));
}

/** What it demands of the object, another kind of body is not sure to have. */
function demandsBody(predicate: Predicate): boolean {
  return (
    judgeIn(
      predicate,
      worldWithout((part) => 'field' in part && part.field.startsWith('requestObject')),
    ) === 'no-match'
  );
}

/** A patch of the status sends nothing else of the object. */
function statusPatch({ verb, subresource }: Operation): World {
  const isOne = verb === 'patch' && subresource === 'status';
  return worldWithout(
    (part) => isOne && 'field' in part && /^requestObject\.(?!status\b|metadata\b|kind$|apiVersion$)/.test(part.field),
  );
}

function plainId({ verb, resourceName }: Operation): string {
  return `${verb} ${resourceName}`;
}

function nameOf({ verb, resource, subresource }: Operation): string {
  return `${verb} ${resource}/${subresource}`;
}
