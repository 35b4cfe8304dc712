import { type Compiled, compile } from '../../predicate/evaluate.ts';
import { partsOf } from '../../predicate/parts.ts';
import { type DecideLeaf, reduce } from '../../predicate/reduce.ts';
import type { Leaf, Predicate, Verdict } from '../../predicate/types.ts';
import type { JsonObject } from '../json.ts';
import { type BodyFields, createBodyFields } from './body-fields.ts';
import type { ValueClasses } from './value-classes.ts';

/** A predicate that is open whatever else an event says. */
export interface Open {
  readonly index: number;
  readonly verdict: 'match' | 'unknown';
}

/** What is said of lines of one plan whose parts are of the same classes. */
export interface Profile {
  readonly open: readonly Open[];
  /** Predicates that must be asked of each line, with the tests that are left of them. */
  readonly asked: readonly { readonly index: number; readonly verdictOf: Compiled }[];
  /** The fields on which they rest, but for the cheap ones. */
  readonly fields: readonly string[];
  /** Of these, undefined where there are others than in bodies. */
  readonly bodies: BodyFields | undefined;
  /** How many lines it has had. */
  lines: number;
}

/** What follows from the classes of a line's parts, and its event but for the bodies. */
export interface Decided {
  readonly decide: DecideLeaf;
  readonly event: JsonObject;
}

/** What is said of lines with the same request, level, stage, and bodies that are there or not. */
export interface OpenPlan {
  /** The profile of a line by the classes of its parts, in their order. `decide`: what follows from them. */
  readonly profileOf: (classes: readonly number[], decide: () => Decided) => Profile;
  readonly profiles: () => Iterable<Profile>;
}

/** A part of which the plan asks something. */
interface Part {
  /** Its place among all. */
  readonly at: number;
  /** Places of the tests that the plan asks. */
  readonly tests: readonly number[];
  /** By the number of a class: that of the classes that these tests cannot tell apart, or -1. */
  readonly own: number[];
  readonly numbers: Map<string, number>;
}

interface Branch {
  readonly next: (Branch | undefined)[];
  profile: Profile | undefined;
}

/** What is left of a predicate. */
export interface Asked {
  readonly index: number;
  readonly part: Predicate | Verdict;
}

/** What is left once more is decided; what is contradicted is left out. */
export function reduceAll(all: readonly Asked[], decide: DecideLeaf): readonly Asked[] {
  return all
    .map(({ index, part }) => ({ index, part: typeof part === 'string' ? part : reduce(part, decide) }))
    .filter(({ part }) => part !== 'no-match');
}

/** Prepares a plan from what is left of the predicates. `cheap`: fields that can be told of a line without parsing it. */
export function createOpenPlan(left: readonly Asked[], parts: readonly ValueClasses[], cheap: ReadonlySet<string>): OpenPlan {
  const sure: Open[] = [];
  const asked: { readonly index: number; readonly predicate: Predicate }[] = [];
  left.forEach(({ part, index }) => {
    if (typeof part !== 'string') asked.push({ index, predicate: part });
    else if (part !== 'no-match') sure.push({ index, verdict: part });
  });
  const leaves = new Set(asked.flatMap(({ predicate }) => partsOf(predicate).map(({ part }) => part)));
  const own = parts.flatMap((part, at) => toPart(part, at, leaves));
  const root: Branch = { next: [], profile: undefined };
  const profiles: Profile[] = [];

  const makeProfile = ({ decide, event }: Decided): Profile => {
    const open = [...sure];
    const rest: { index: number; predicate: Predicate }[] = [];
    for (const { index, predicate } of asked) {
      const part = reduce(predicate, decide);
      if (typeof part !== 'string') rest.push({ index, predicate: part });
      else if (part !== 'no-match') open.push({ index, verdict: part });
    }
    const all = rest.flatMap(({ predicate }) => partsOf(predicate).flatMap(({ part }) => ('field' in part ? [part.field] : [])));
    const fields = [...new Set(all)].filter((field) => !cheap.has(field));
    const compiled = rest.map(({ index, predicate }) => ({ index, verdictOf: compile(predicate) }));
    const profile = {
      open,
      asked: compiled,
      fields,
      bodies: fields.length > 0 ? createBodyFields(fields, event) : undefined,
      lines: 0,
    };
    profiles.push(profile);
    return profile;
  };
  return {
    profileOf(classes, decide) {
      let branch = root;
      for (const part of own) {
        const number = classes[part.at] ?? 0;
        const known = number < part.own.length ? (part.own[number] ?? -1) : -1;
        const place = known < 0 ? numberOf(part, number, parts[part.at]) : known;
        branch = (place < branch.next.length ? branch.next[place] : undefined) ?? openBranch(branch, place);
      }
      branch.profile ??= makeProfile(decide());
      return branch.profile;
    },
    profiles: () => profiles,
  };
}

function toPart({ leaves }: ValueClasses, at: number, asked: ReadonlySet<unknown>): readonly Part[] {
  const tests = leaves.flatMap((leaf: Leaf, place) => (asked.has(leaf) ? [place] : []));
  return tests.length === 0 ? [] : [{ at, tests, own: [], numbers: new Map() }];
}

function numberOf({ tests, own, numbers }: Part, number: number, classes: ValueClasses | undefined): number {
  const outcomes = classes?.outcomesOf(number) ?? [];
  const key = tests.map((place) => outcomes[place]).join('');
  const place = numbers.get(key) ?? numbers.size;
  numbers.set(key, place);
  while (own.length <= number) own.push(-1);
  own[number] = place;
  return place;
}

function openBranch({ next }: Branch, place: number): Branch {
  const branch: Branch = { next: [], profile: undefined };
  while (next.length <= place) next.push(undefined);
  next[place] = branch;
  return branch;
}
