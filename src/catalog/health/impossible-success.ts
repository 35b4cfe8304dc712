import type { Leaf, Predicate } from '../../predicate/types.ts';
import type { HealthFinding, Operation } from '../model.ts';
import type { HealthCheck } from './health-check.ts';
import { testsOf } from './parts.ts';
import { operationWorld } from './situations.ts';
import { listWords } from './words.ts';
import { joinWorlds, judgeIn, type World, worldOf } from './world.ts';

const CODE = 'impossible-success';
const FAILURES = [304, 400, 401, 403, 404, 405, 406, 409, 410, 413, 415, 422, 429, 500, 501, 502, 503, 504];

/** A code of success that a named operation does not answer with: 200 for a create, which answers 201. */
export const impossibleSuccess: HealthCheck = {
  code: CODE,
  title: 'Demands a status code that the operation does not answer with',
  find: ({ predicate, reach, reading }) => {
    const codes = testsOf(predicate).filter(({ part, isNegated }) => !isNegated && part.field === 'responseStatus.code');
    if (codes.length === 0) return [];
    const numbers = codes.flatMap(({ part }) => (part.values ?? []).map(Number));
    const named = reach.filter(({ how }) => how === 'named').map(({ operation }) => operation);
    const fits = (operation: Operation): boolean => canSucceed(predicate, operation, numbers);
    const reached = reach.map(({ operation }) => operation);
    const missed = named.filter(
      (operation) => successCodes(operation) && !reached.some((other) => isSameTarget(other, operation) && fits(other)),
    );
    const isAll = missed.length === named.length;
    return missed.length === 0 ? [] : [findingOf(missed, codes[0]?.part, isAll && reading === 'parsed')];
  },
};

/** The operation itself, and where it leaves the subresource open, those on its subresources. */
function isSameTarget(other: Operation, { verb, resourceName, subresource }: Operation): boolean {
  return other.verb === verb && other.resourceName === resourceName && (!subresource || other.subresource === subresource);
}

/** True where a record of the operation with a code that it can have matches, as far as is known; of proxies nothing is claimed. */
function canSucceed(predicate: Predicate, operation: Operation, numbers: readonly number[]): boolean {
  const world = operationWorld(operation, 'presence');
  const success = successCodes(operation);
  if (success === undefined) return false;
  const codes = [...success, ...FAILURES, ...numbers.filter((code) => code >= 300)];
  return codes.some((code) => judgeIn(predicate, joinWorlds(codeWorld(code), world)) !== 'no-match');
}

function findingOf(missed: readonly Operation[], part: Leaf | undefined, isAll: boolean): HealthFinding {
  const names = missed.map(({ verb, resource, subresource }) => `${verb} ${resource}${subresource ? `/${subresource}` : ''}`);
  const answers = [...new Set(missed.flatMap((operation) => successCodes(operation) ?? []))].sort((a, b) => a - b);
  const asked = (part?.values ?? []).join(', ');
  return {
    ...{ code: CODE, certainty: 'likely', dead: false, part },
    message: `It asks for code ${asked}, but ${listWords([...new Set(names)])} succeed${names.length === 1 ? 's' : ''} with ${listWords(answers.map(String), 'or')}${isAll ? ', so it misses all that it names' : names.length === 1 ? ', so it misses this' : ', so it misses these'}.`,
    fix: `Ask for ${listWords(answers.map(String), 'or')} as well, or for any code below 400.`,
  };
}

/** With what the API server answers where it succeeds (apiserver pkg/endpoints/handlers); undefined where another server decides. */
function successCodes({ shape, subresource, kind }: Operation): readonly number[] | undefined {
  if (subresource === 'proxy' || kind === 'DeploymentRollback') return undefined;
  switch (shape) {
    case 'connect':
      return [101];
    case 'create':
      return [201];
    case 'update':
    case 'patch':
      return [200, 201];
    case 'delete':
    case 'deletecollection':
      return [200, 202];
    default:
      return [200];
  }
}

function codeWorld(code: number): World {
  return worldOf((field) => (field === 'responseStatus.code' ? { kind: 'value', values: [code] } : { kind: 'unknown' }));
}
