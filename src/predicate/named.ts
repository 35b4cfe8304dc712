import { compile } from './evaluate.ts';
import { createOperationLookup, type OperationKey } from './event-lookup.ts';
import { fitsEverything } from './glob.ts';
import { simplify } from './simplify.ts';
import type { Leaf, Lookup, Predicate } from './types.ts';

/** The parts of an operation that a rule's own words can pick. The group is none: nobody names an operation by it. */
export type Axis = 'verb' | 'resource' | 'subresource';

/**
 * How a rule stands to an operation: `none`: it never matches a record of it; `named`: its own words pick it; `any`: they pick the
 * resource or subresource, and never a verb; `also`: it follows from what the rule leaves open.
 */
export type Reach = 'none' | 'named' | 'any' | 'also';

/** The axes that each way to meet the predicate pins by a positive test; a way may pin none. */
export type Pins = readonly (readonly Axis[])[];

const AXES: readonly Axis[] = ['verb', 'resource', 'subresource'];
const FIELD_OF_AXIS = { verb: 'verb', resource: 'objectRef.resource', subresource: 'objectRef.subresource' } as const;

/** A set of axes is a number of three bits; a set of such sets is a number of eight bits, one for each. */
type AxisSet = number;
type Ways = number;
const [VERB, RESOURCE, SUBRESOURCE] = [1, 2, 4];
const NO_WAY: Ways = 0;
const UNPINNED: Ways = 1;
const ALL_SETS: readonly AxisSet[] = [0, 1, 2, 3, 4, 5, 6, 7];

/**
 * Prepares a predicate to be asked about many operations.
 *
 * An operation is reached unless the predicate is no-match with only verb, group, resource and subresource known. Each way to meet it
 * gathers the axes that its tests pin: parts of `all` add theirs together, each part of `any` that can match is a way of its own; a
 * test of equality or of text pins its field where it matches and would not match just anything. What is under `not` pins nothing,
 * unless a second `not` takes that back. Named: one way pins the verb together with the subresource, or where the operation has none,
 * with the resource. The predicate is simplified first, so that a way beside `always` names nothing.
 * @throws SyntaxError as `compile` does.
 */
export function compileReach(predicate: Predicate): (key: OperationKey) => Reach {
  const findWays = compileWays(simplify(predicate), true);
  return (key) => classify(findWays(createOperationLookup(key)), Boolean(key.subresource));
}

/** How a rule stands to one operation. */
export function classifyReach(predicate: Predicate, key: OperationKey): Reach {
  return compileReach(predicate)(key);
}

/** Whether a rule reaches an operation, and the axes that its ways pin. */
export function reachOf(predicate: Predicate, key: OperationKey): 'none' | { readonly reached: true; readonly pins: Pins } {
  const ways = compileWays(simplify(predicate), true)(createOperationLookup(key));
  return ways === NO_WAY ? 'none' : { reached: true, pins: setsIn(ways).map(axesIn) };
}

/** True where the tests of verb, group, resource and subresource exclude none of these operations: the rule is about every request. */
export function reachesAll(predicate: Predicate, keys: readonly OperationKey[]): boolean {
  const verdictOf = compile(predicate);
  return keys.every((key) => verdictOf(createOperationLookup(key)) !== 'no-match');
}

function classify(ways: Ways, hasSubresource: boolean): Reach {
  if (ways === NO_WAY) return 'none';
  const sets = setsIn(ways);
  const named = VERB | (hasSubresource ? SUBRESOURCE : RESOURCE);
  if (sets.some((axes) => (axes & named) === named)) return 'named';
  const pinsVerb = sets.some((axes) => (axes & VERB) !== 0);
  const pinsTarget = sets.some((axes) => (axes & (RESOURCE | SUBRESOURCE)) !== 0);
  return pinsTarget && !pinsVerb ? 'any' : 'also';
}

/**
 * The ways to meet a predicate, or with `isMet` false its negation, which goes down to the leaves by De Morgan's laws. There is no
 * way exactly where the verdict is no-match: a leaf has one unless it fails, `all` has one if each part has, `any` if one has.
 */
function compileWays(predicate: Predicate, isMet: boolean): (lookup: Lookup) => Ways {
  if ('not' in predicate) return compileWays(predicate.not, !isMet);
  if ('unsupported' in predicate) return openWay;
  if ('field' in predicate) return compileLeafWays(predicate, isMet);
  const parts = 'all' in predicate ? predicate.all : predicate.any;
  const ways = parts.map((part) => compileWays(part, isMet));
  return 'all' in predicate === isMet ? addWays(ways) : chooseWays(ways);
}

/** Of what no operation decides. */
const openWay = (): Ways => UNPINNED;
const ANY_OPERATION = createOperationLookup({ verb: 'get', apiGroup: 'apps', resource: 'deployments', subresource: 'scale' });

function compileLeafWays(leaf: Leaf, isMet: boolean): (lookup: Lookup) => Ways {
  const verdictOf = compile(leaf);
  if (ANY_OPERATION(leaf.field).kind === 'unknown') return openWay;
  const pinned = isMet ? 1 << axisSetOf(leaf) : UNPINNED;
  const failed = isMet ? 'no-match' : 'match';
  return (lookup) => {
    const verdict = verdictOf(lookup);
    if (verdict === 'unknown') return UNPINNED;
    return verdict === failed ? NO_WAY : pinned;
  };
}

/** The axis that a leaf pins where it matches. */
function axisSetOf(leaf: Leaf): AxisSet {
  const axis = AXES.findIndex((name) => FIELD_OF_AXIS[name] === leaf.field);
  return axis === -1 || !isTelling(leaf) ? 0 : 1 << axis;
}

/** Whether a leaf that matches says something of the value. */
function isTelling({ op, values = [] }: Leaf): boolean {
  switch (op) {
    case 'equals':
    case 'in':
      return true;
    case 'startsWith':
    case 'endsWith':
    case 'contains':
      return !values.includes('');
    case 'glob':
      return !values.some((value) => fitsEverything(String(value)));
    case 'regex':
      return !values.some((value) => /^\^?(\.[*+])?\$?$/.test(String(value)));
    default:
      return false;
  }
}

/** Every way of one part goes with every way of the others. */
function addWays(parts: readonly ((lookup: Lookup) => Ways)[]): (lookup: Lookup) => Ways {
  const telling = parts.filter((part) => part !== openWay);
  if (telling.length === 0) return openWay;
  return (lookup) => {
    let ways = UNPINNED;
    for (const part of telling) {
      ways = crossWays(ways, part(lookup));
      if (ways === NO_WAY) return NO_WAY;
    }
    return ways;
  };
}

function chooseWays(parts: readonly ((lookup: Lookup) => Ways)[]): (lookup: Lookup) => Ways {
  return (lookup) => parts.reduce((ways, part) => ways | part(lookup), NO_WAY);
}

function crossWays(one: Ways, other: Ways): Ways {
  if (one === UNPINNED || other === NO_WAY) return other;
  if (other === UNPINNED || one === NO_WAY) return one;
  let ways = NO_WAY;
  for (const left of setsIn(one)) for (const right of setsIn(other)) ways |= 1 << (left | right);
  return ways;
}

function setsIn(ways: Ways): readonly AxisSet[] {
  return ALL_SETS.filter((set) => (ways & (1 << set)) !== 0);
}

function axesIn(set: AxisSet): readonly Axis[] {
  return AXES.filter((_, axis) => (set & (1 << axis)) !== 0);
}
