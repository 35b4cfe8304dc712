import { keyOfOperation } from './facts.ts';
import type { FileLimits } from './limits.ts';
import { FILE_OUTCOMES } from './outcome.ts';
import type {
  ActorCount,
  Counted,
  FileReport,
  OperationCount,
  OutcomeCounts,
  Problems,
  ReadingCounts,
  RuleCount,
} from './report.ts';
import { countRequests, createStageCounts, type StageCounts } from './requests.ts';

/**
 * The report of a file from those of its readers, each of which has read other stretches of it: as one reader would have told it. Where one
 * of them had no place for an entry, records of an entry that another has kept may be among the rest.
 * `toLine`: the line in the file; see createLineNumbers.
 */
export function joinReports(reports: readonly FileReport[], limits: FileLimits, toLine: (line: number) => number): FileReport {
  const times = reports.flatMap(({ firstTime, lastTime }) => [firstTime, lastTime].filter((time) => time !== undefined)).sort();
  const rules = reports.flatMap(({ rules: own }) => own ?? []);
  return {
    progress: sumNumbers(reports.map(({ progress }) => progress)),
    operations: joinOperations(reports, limits, toLine),
    actors: joinActors(reports, limits, toLine),
    outcomes: sumOutcomes(reports),
    rules: reports.some(({ rules: own }) => own) ? joinRules(rules, limits, toLine) : undefined,
    wrappers: joinWrappers(reports),
    failures: joinProblems(
      reports.map(({ failures }) => failures),
      limits,
      toLine,
    ),
    others: joinProblems(
      reports.map(({ others }) => others),
      limits,
      toLine,
    ),
    firstTime: times[0],
    lastTime: times.at(-1),
    reading: sumNumbers<keyof ReadingCounts>(reports.map(({ reading }) => reading)),
  };
}

type ToLine = (line: number) => number;

function joinOperations(reports: readonly FileReport[], { entries: most, first: kept }: FileLimits, toLine: ToLine) {
  const all = reports.flatMap(({ operations }) => operations.entries);
  const joined = [...Map.groupBy(all, keyOfOperation).values()].flatMap((own): OperationCount[] => {
    const [one] = own;
    if (!one) return [];
    const stages: StageCounts = sumNumbers([createStageCounts(), ...own.map((entry) => entry.stages)]);
    const first = own.flatMap((entry) => entry.first).sort((a, b) => a.offset - b.offset);
    const counts = { count: sumCounts(own), requests: countRequests(stages), stages, outcomes: sumOutcomes(own) };
    return [{ ...one, ...counts, first: first.slice(0, kept).map((event) => ({ ...event, line: toLine(event.line) })) }];
  });
  const sorted = joined.sort((a, b) => (a.first[0]?.offset ?? 0) - (b.first[0]?.offset ?? 0));
  return keepFirst(
    sorted,
    most,
    reports.map(({ operations }) => operations.rest),
  );
}

function joinActors(reports: readonly FileReport[], { entries: most }: FileLimits, toLine: ToLine): Counted<ActorCount> {
  const all = reports.flatMap(({ actors }) => actors.entries);
  const joined = [...Map.groupBy(all, ({ name }) => name)].map(([name, own]) => ({
    ...{ name, count: sumCounts(own), impersonating: own.reduce((sum, { impersonating }) => sum + impersonating, 0) },
    ...{ outcomes: sumOutcomes(own), line: toLine(Math.min(...own.map(({ line }) => line))) },
  }));
  const sorted = joined.sort((a, b) => a.line - b.line);
  return keepFirst(
    sorted,
    most,
    reports.map(({ actors }) => actors.rest),
  );
}

/** The lines of a rule are those on which it fires, if there are any: others do not count then. */
function joinRules(rules: readonly RuleCount[], { first }: FileLimits, toLine: ToLine): readonly RuleCount[] {
  const joined = [...Map.groupBy(rules, ({ rule }) => rule)].flatMap(([rule, own]): RuleCount[] => {
    const [fires, mayFire] = [own.reduce((sum, one) => sum + one.fires, 0), own.reduce((sum, one) => sum + one.mayFire, 0)];
    const telling = fires > 0 ? own.filter((one) => one.fires > 0) : own;
    const lines = telling.flatMap((one) => one.lines).sort((a, b) => a - b);
    return own[0] ? [{ rule, fires, mayFire, needs: own[0].needs, lines: lines.slice(0, first).map(toLine) }] : [];
  });
  return joined.sort((a, b) => a.rule - b.rule);
}

function joinWrappers(reports: readonly FileReport[]): FileReport['wrappers'] {
  const all = reports.flatMap(({ wrappers }) => wrappers);
  return [...Map.groupBy(all, ({ name }) => name)].map(([name, own]) => ({ name, count: sumCounts(own) }));
}

function joinProblems(problems: readonly Problems[], limits: FileLimits, toLine: ToLine): Problems {
  const all = problems.flatMap(({ byReason }) => byReason.entries);
  const reasons = [...Map.groupBy(all, ({ reason }) => reason)].map(([reason, own]) => ({ reason, count: sumCounts(own) }));
  const first = problems.flatMap((one) => one.first).sort((a, b) => a.offset - b.offset);
  return {
    count: sumCounts(problems),
    byReason: keepFirst(
      reasons,
      limits.reasons,
      problems.map(({ byReason }) => byReason.rest),
    ),
    first: first.slice(0, limits.problems).map((one) => ({ ...one, line: toLine(one.line) })),
  };
}

function keepFirst<Entry extends { readonly count: number }>(
  entries: readonly Entry[],
  most: number,
  rests: readonly number[],
): Counted<Entry> {
  const rest = rests.reduce((sum, one) => sum + one, 0) + sumCounts(entries.slice(most));
  return { entries: entries.slice(0, most), rest };
}

function sumCounts(all: readonly { readonly count: number }[]): number {
  return all.reduce((sum, { count }) => sum + count, 0);
}

function sumOutcomes(all: readonly { readonly outcomes: OutcomeCounts }[]): OutcomeCounts {
  const sums = FILE_OUTCOMES.map((name) => [name, all.reduce((sum, { outcomes }) => sum + (outcomes[name] ?? 0), 0)] as const);
  return Object.fromEntries(sums.filter(([, count]) => count > 0));
}

/** Objects of the same numbers as one, with their sums. */
function sumNumbers<Key extends string>(all: readonly Readonly<Record<Key, number>>[]): Record<Key, number> {
  const keys = Object.keys(all[0] ?? {}) as Key[];
  return Object.fromEntries(keys.map((key) => [key, all.reduce((sum, one) => sum + one[key], 0)])) as Record<Key, number>;
}
