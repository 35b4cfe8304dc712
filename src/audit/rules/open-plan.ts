import { type Compiled, compile } from '../../predicate/evaluate.ts';
import { partsOf } from '../../predicate/parts.ts';
import { type DecideLeaf, reduce } from '../../predicate/reduce.ts';
import type { Leaf, Predicate, Verdict } from '../../predicate/types.ts';
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
  /** They rest on nothing but the cheap fields. */
  readonly isCheap: boolean;
  /** How many lines it has had. */
  lines: number;
}

/** What is said of lines with the same request, level, stage, and bodies that are there or not. */
export interface OpenPlan {
  /** The profile of a line by the classes of its parts, in their order. `decide`: what follows from them. */
  readonly profileOf: (classes: readonly number[], decide: () => DecideLeaf) => Profile;
  readonly profiles: () => Iterable<Profile>;
}

/** A part of which the plan asks something. */
interface Part {
  /** Its place among all. */
  readonly at: number;
  /** Places of the tests that the plan asks. */
  readonly tests: readonly number[];
  /** By the number of a class: that of the classes that these tests cannot tell apart, plus one. */
  readonly own: (number | undefined)[];
  readonly numbers: Map<string, number>;
}

interface Branch {
  readonly next: (Branch | undefined)[];
  profile: Profile | undefined;
}

/** Prepares a plan from what is left of the predicates. `cheap`: fields that can be told of a line without parsing it. */
export function createOpenPlan(
  left: readonly (Predicate | Verdict)[],
  parts: readonly ValueClasses[],
  cheap: ReadonlySet<string>,
): OpenPlan {
  const sure: Open[] = [];
  const asked: { readonly index: number; readonly predicate: Predicate }[] = [];
  left.forEach((part, index) => {
    if (typeof part !== 'string') asked.push({ index, predicate: part });
    else if (part !== 'no-match') sure.push({ index, verdict: part });
  });
  const leaves = new Set(asked.flatMap(({ predicate }) => partsOf(predicate).map(({ part }) => part)));
  const own = parts.flatMap((part, at) => toPart(part, at, leaves));
  const root: Branch = { next: [], profile: undefined };
  const profiles: Profile[] = [];

  const makeProfile = (decide: DecideLeaf): Profile => {
    const open = [...sure];
    const rest: { index: number; predicate: Predicate }[] = [];
    for (const { index, predicate } of asked) {
      const part = reduce(predicate, decide);
      if (typeof part !== 'string') rest.push({ index, predicate: part });
      else if (part !== 'no-match') open.push({ index, verdict: part });
    }
    const isCheap = rest.every(({ predicate }) =>
      partsOf(predicate).every(({ part }) => !('field' in part) || cheap.has(part.field)),
    );
    const compiled = rest.map(({ index, predicate }) => ({ index, verdictOf: compile(predicate) }));
    const profile = { open, asked: compiled, isCheap, lines: 0 };
    profiles.push(profile);
    return profile;
  };
  return {
    profileOf(classes, decide) {
      let branch = root;
      for (const part of own) {
        const number = classes[part.at] ?? 0;
        const place = part.own[number] ?? numberOf(part, number, parts[part.at]);
        branch = branch.next[place] ?? openBranch(branch, place);
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
  own[number] = place;
  return place;
}

function openBranch({ next }: Branch, place: number): Branch {
  const branch: Branch = { next: [], profile: undefined };
  next[place] = branch;
  return branch;
}
