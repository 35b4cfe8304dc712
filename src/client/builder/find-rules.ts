import { createOperationLookup, OPERATION_FIELDS, type OperationKey } from '../../predicate/event-lookup.ts';
import { makeTest } from '../../predicate/leaf-test.ts';
import type { Reach } from '../../predicate/named.ts';
import { compileOperationReach } from '../../predicate/operation-reach.ts';
import { partsOf } from '../../predicate/parts.ts';
import { compileResidual } from '../../predicate/residual.ts';
import type { Leaf, Lookup, Predicate } from '../../predicate/types.ts';
import { flatten, toOutcomeTests } from '../../queries/search.ts';
import type { BundledRule } from '../../view/rules/rules-bundle.ts';
import { type Act, type CatalogIndex, findActs } from './catalog-index.ts';
import { decideGiven, type Given, toGiven } from './implied.ts';
import type { BuildState } from './state.ts';
import { toSearch } from './to-search.ts';

/** What the words of a rule have to do with what is asked for. */
interface Relation {
  readonly rule: BundledRule;
  /** Chosen operations on resources that its own words name, that it reaches by naming the resource alone, and that it reaches at all. */
  readonly named: number;
  readonly anyVerb: number;
  readonly reached: number;
  /** Chosen fields that it tests too; `fits` where one of the chosen values meets its test. */
  readonly sameFields: readonly { readonly field: string; readonly fits: boolean }[];
}

/** How a rule stands to what is asked for. */
export interface RuleMatch extends Relation {
  /** `all`: it matches every record that the query finds; `none`: not one; `some`: that depends on what else it asks. */
  readonly verdict: 'all' | 'none' | 'some';
  /** Chosen operations of which it matches every record that the query finds. */
  readonly whole: number;
  /** Fields, and whether parts in words, that it asks besides. */
  readonly asks: readonly string[];
  readonly hasWords: boolean;
}

export interface FoundRules {
  /** The closest first. */
  readonly matches: readonly RuleMatch[];
  /** Operations on resources that are asked for. */
  readonly operations: number;
  /** Requests without a resource are asked for too. */
  readonly hasPaths: boolean;
  /** Rules that reach an operation without naming it, and share no field with the conditions. */
  readonly others: number;
}

interface Asked {
  readonly keys: readonly OperationKey[];
  /** Of each of them, and of each request without a resource. */
  readonly lookups: readonly Lookup[];
  readonly given: readonly Given[];
  readonly tested: readonly Leaf[];
  readonly hasPaths: boolean;
}

const reaches = new WeakMap<BundledRule, ReturnType<typeof compileOperationReach>>();

/** The rules that name a chosen operation, or test a chosen field, in the order of their closeness. */
export function findRules(state: BuildState, rules: readonly BundledRule[], index: CatalogIndex): FoundRules {
  const asked = toAsked(state, index);
  const found = rules.map((rule) => relateRule(rule, asked));
  const isNear = ({ named, anyVerb, reached, sameFields }: Relation): boolean =>
    named + anyVerb > 0 || (sameFields.length > 0 && (reached > 0 || asked.keys.length === 0 || asked.hasPaths));
  return {
    matches: found
      .filter(isNear)
      .map((relation) => judgeRule(relation, asked))
      .sort(compareMatches),
    operations: asked.keys.length,
    hasPaths: asked.hasPaths,
    others: found.filter((relation) => relation.reached > 0 && !isNear(relation)).length,
  };
}

/** A rule may ask for another stage of the same request, so that the stage is not taken as given. */
function toAsked(state: BuildState, index: CatalogIndex): Asked {
  const { acts } = findActs(state.operations, index);
  const { tests } = toSearch(state, index);
  const tested = toSearch({ ...state, not: [] }, index)
    .tests.flatMap((test) => partsOf(test))
    .flatMap(({ part }) => ('field' in part ? [part] : []));
  const hasPaths = acts.some(({ target }) => target.kind === 'nonresource');
  const paths: readonly Leaf[] = hasPaths ? [{ field: 'requestURI', op: 'exists' }] : [];
  return {
    keys: acts.flatMap(({ keys }) => keys),
    lookups: toLookups(acts),
    given: toGiven(flatten([...tests, ...toOutcomeTests(state.outcome)])),
    hasPaths,
    tested: [...tested, ...paths].filter(({ field }) => !OPERATION_FIELDS.some((own) => own === field)),
  };
}

function relateRule(rule: BundledRule, { keys, tested }: Asked): Relation {
  const hows = keys.map(reachOf(rule));
  const count = (wanted: (how: Reach) => boolean): number => hows.filter(wanted).length;
  return {
    rule,
    ...{
      named: count((how) => how === 'named'),
      anyVerb: count((how) => how === 'any'),
      reached: count((how) => how !== 'none'),
    },
    sameFields: findSameFields(rule.predicate, tested),
  };
}

/** What the rule leaves to decide is worked out for each operation, which takes most of the time. */
function judgeRule(relation: Relation, { keys, lookups, given }: Asked): RuleMatch {
  const decided = compileResidual(decideGiven(relation.rule.predicate, given));
  const lefts = lookups.map(decided);
  const parts = lefts.flatMap((left) => partsOf(left));
  return {
    ...relation,
    verdict: lefts.every(isAlways) ? 'all' : lefts.every(isNever) ? 'none' : 'some',
    whole: lefts.slice(0, keys.length).filter(isAlways).length,
    asks: [...new Set(parts.flatMap(({ part }) => ('field' in part ? [part.field] : [])))],
    hasWords: parts.some(({ part }) => 'unsupported' in part),
  };
}

function reachOf(rule: BundledRule): (key: OperationKey) => Reach {
  const known = reaches.get(rule) ?? compileOperationReach(rule.predicate);
  reaches.set(rule, known);
  return known;
}

/** What is known of a request that is asked for: of one without a resource, verb and that there is no objectRef; of any, nothing. */
function toLookups(acts: readonly Act[]): readonly Lookup[] {
  const paths = acts.flatMap(({ target }) => (target.kind === 'nonresource' ? [createPathLookup(target.verb)] : []));
  const lookups = [...acts.flatMap(({ keys }) => keys).map(createOperationLookup), ...paths];
  return lookups.length > 0 ? lookups : [() => ({ kind: 'unknown' })];
}

function createPathLookup(verb: string): Lookup {
  return (field) => {
    if (field === 'verb') return { kind: 'value', values: [verb] };
    return { kind: /^objectRef\b/.test(field) ? 'absent' : 'unknown' };
  };
}

function isAlways(predicate: Predicate): boolean {
  return 'all' in predicate && predicate.all.length === 0;
}

function isNever(predicate: Predicate): boolean {
  return 'any' in predicate && predicate.any.length === 0;
}

function findSameFields(predicate: Predicate, tested: readonly Leaf[]): RuleMatch['sameFields'] {
  const own = partsOf(predicate).flatMap(({ part, isNegated }) => ('field' in part ? [{ leaf: part, isNegated }] : []));
  return [...Map.groupBy(tested, ({ field }) => field)].flatMap(([field, asked]) => {
    const tests = own.filter(({ leaf }) => leaf.field === field);
    const values = asked.flatMap(({ op, values: of }) => (op === 'equals' || op === 'in' ? (of ?? []) : []));
    const fits = tests.some(({ leaf, isNegated }) => !isNegated && leaf.op !== 'exists' && values.some(makeTest(leaf)));
    return tests.length > 0 ? [{ field, fits }] : [];
  });
}

/** What matches all stands before what depends, and that before what cannot match; then by what it has in common and what it asks besides. */
function compareMatches(one: RuleMatch, other: RuleMatch): number {
  const [a, b] = [one, other].map(toRank) as [readonly number[], readonly number[]];
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

function toRank({ verdict, named, anyVerb, sameFields, asks, hasWords }: RuleMatch): readonly number[] {
  return [
    verdict === 'none' ? 1 : 0,
    verdict === 'all' ? 0 : 1,
    -named,
    -sameFields.filter(({ fits }) => fits).length,
    -sameFields.length,
    -anyVerb,
    hasWords ? 1 : 0,
    asks.length,
  ];
}
