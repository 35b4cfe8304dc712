import { createOperationLookup, OPERATION_FIELDS, type OperationKey } from '../../predicate/event-lookup.ts';
import { makeTest } from '../../predicate/leaf-test.ts';
import type { Reach } from '../../predicate/named.ts';
import { compileOperationReach } from '../../predicate/operation-reach.ts';
import { partsOf } from '../../predicate/parts.ts';
import { compileResidual } from '../../predicate/residual.ts';
import type { Leaf, Predicate } from '../../predicate/types.ts';
import { flatten, toOutcomeTests } from '../../queries/search.ts';
import type { BundledRule } from '../../view/rules/rules-bundle.ts';
import { type CatalogIndex, findActs } from './catalog-index.ts';
import { decideGiven, type Given, toGiven } from './implied.ts';
import type { BuildState } from './state.ts';
import { toSearch } from './to-search.ts';

/** How a rule stands to what is asked for. */
export interface RuleMatch {
  readonly rule: BundledRule;
  /** Chosen operations on resources that its own words name, that it reaches by naming the resource alone, and that it reaches at all. */
  readonly named: number;
  readonly anyVerb: number;
  readonly reached: number;
  /** Chosen fields that it tests too; `fits` where one of the chosen values meets its test. */
  readonly sameFields: readonly { readonly field: string; readonly fits: boolean }[];
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
  readonly given: readonly Given[];
  readonly tested: readonly Leaf[];
  readonly hasPaths: boolean;
}

const reaches = new WeakMap<BundledRule, ReturnType<typeof compileOperationReach>>();

/** The rules that name a chosen operation, or test a chosen field, in the order of their closeness. */
export function findRules(state: BuildState, rules: readonly BundledRule[], index: CatalogIndex): FoundRules {
  const asked = toAsked(state, index);
  const found = rules.map((rule) => judgeRule(rule, asked));
  const isNear = ({ named, anyVerb, reached, sameFields }: RuleMatch): boolean =>
    named + anyVerb > 0 || (sameFields.length > 0 && (asked.keys.length === 0 || reached > 0));
  return {
    matches: found.filter(isNear).sort(compareMatches),
    operations: asked.keys.length,
    hasPaths: asked.hasPaths,
    others: found.filter((match) => match.reached > 0 && !isNear(match)).length,
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
    given: toGiven(flatten([...tests, ...toOutcomeTests(state.outcome)])),
    hasPaths,
    tested: [...tested, ...paths].filter(({ field }) => !OPERATION_FIELDS.some((own) => own === field)),
  };
}

function judgeRule(rule: BundledRule, { keys, given, tested }: Asked): RuleMatch {
  const hows = keys.map(reachOf(rule));
  const count = (wanted: (how: Reach) => boolean): number => hows.filter(wanted).length;
  const lefts = findLeft(rule.predicate, keys, given);
  const parts = lefts.flatMap((left) => partsOf(left));
  return {
    rule,
    ...{
      named: count((how) => how === 'named'),
      anyVerb: count((how) => how === 'any'),
      reached: count((how) => how !== 'none'),
    },
    sameFields: findSameFields(rule.predicate, tested),
    verdict: lefts.every(isAlways) ? 'all' : lefts.every(isNever) ? 'none' : 'some',
    whole: keys.length > 0 ? lefts.filter(isAlways).length : 0,
    asks: [...new Set(parts.flatMap(({ part }) => ('field' in part ? [part.field] : [])))],
    hasWords: parts.some(({ part }) => 'unsupported' in part),
  };
}

function reachOf(rule: BundledRule): (key: OperationKey) => Reach {
  const known = reaches.get(rule) ?? compileOperationReach(rule.predicate);
  reaches.set(rule, known);
  return known;
}

/** What a rule leaves to decide of each chosen operation, or of any request. */
function findLeft(predicate: Predicate, keys: readonly OperationKey[], given: readonly Given[]): readonly Predicate[] {
  const decided = compileResidual(decideGiven(predicate, given));
  if (keys.length === 0) return [decided(() => ({ kind: 'unknown' }))];
  return keys.map((key) => decided(createOperationLookup(key)));
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
