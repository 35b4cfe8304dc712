import type { Counted, FileReport, OperationCount, OutcomeCounts, Problems } from '../../src/audit/file/report.ts';

/** A rule as it is printed. */
export interface NamedRule {
  readonly corpus: string;
  readonly id: string;
}

/** Most rows of a table; the rest is counted. All of them are in the JSON. */
const MOST = 200;
const MOST_PROBLEMS = 20;

/** The report of a file as text: what is rare comes first. */
export function formatSummary(report: FileReport, rules: readonly NamedRule[] = []): string {
  return [
    formatHead(report),
    table(
      'Operations',
      ['records', 'requests', 'outcomes', 'operation', 'first line'],
      rareFirst(report.operations),
      formatOperation,
      report.operations.rest,
    ),
    table('Actors', ['records', 'outcomes', 'actor', 'first line'], rareFirst(report.actors), formatActor, report.actors.rest),
    ...(report.rules ? [formatRules(report.rules, rules)] : []),
    formatProblems('Cannot be read', report.failures),
    formatProblems('No audit events', report.others),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function formatHead({ progress, outcomes, wrappers, firstTime, lastTime, reading }: FileReport): string {
  const { bytes, lines, events, others, failures } = progress;
  const passed = reading.passedOver;
  const lineOf = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(', ');
  return [
    lineOf([
      `${number(bytes)} bytes`,
      `${number(lines)} lines`,
      `${number(events)} audit events`,
      `${number(others)} other records`,
      `${number(failures)} that cannot be read`,
    ]),
    firstTime ? `From ${firstTime} to ${lastTime}` : '',
    `Outcomes: ${formatOutcomes(outcomes) || 'none'}`,
    `Wrappers: ${wrappers.map(({ name, count }) => `${name} ${number(count)}`).join(', ') || 'none'}`,
    passed > 0
      ? `The bodies of ${number(passed)} events were passed over: a fault inside one is not seen (${number(reading.compared)} were parsed to compare, ${number(reading.differing)} differed)`
      : '',
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function rareFirst<Entry extends { readonly count: number }>({ entries }: Counted<Entry>): readonly Entry[] {
  return entries.toSorted((a, b) => a.count - b.count);
}

function formatOperation(entry: OperationCount): readonly string[] {
  return [
    number(entry.count),
    number(entry.requests),
    formatOutcomes(entry.outcomes),
    nameOf(entry),
    lineOf(entry.first[0]?.line),
  ];
}

function nameOf({ id, status, verb, apiGroup, resource, subresource, detail }: OperationCount): string {
  if (id !== null) return id;
  if (status === 'malformed') return `malformed event: ${detail}`;
  if (status === 'nonresource') return `${verb} ${detail}`;
  return `${verb} ${resource}${subresource && `/${subresource}`}${apiGroup && ` of ${apiGroup}`} (custom or unknown)`;
}

function formatActor(entry: FileReport['actors']['entries'][number]): readonly string[] {
  return [number(entry.count), formatOutcomes(entry.outcomes), entry.name === '' ? '(no name)' : entry.name, lineOf(entry.line)];
}

function formatRules(counts: NonNullable<FileReport['rules']>, rules: readonly NamedRule[]): string {
  const firing = counts.filter(({ fires }) => fires > 0).toSorted((a, b) => a.fires - b.fires);
  const rows = firing.map((count): readonly string[] => {
    const rule = rules[count.rule];
    const needs = count.needs.length > 0 ? `matches as one of several events (${count.needs.join(', ')})` : '';
    return [number(count.fires), number(count.mayFire), `${rule?.corpus}/${rule?.id}`, count.lines.map(String).join(' '), needs];
  });
  const may = counts.length - firing.length;
  const rest = may > 0 ? `\n${number(may)} more rules may fire: a field is not known, or a part is in words` : '';
  return `${table('Rules', ['fires', 'may fire', 'rule', 'first lines', ''], rows, (row) => row, 0)}${rest}`;
}

function formatOutcomes(outcomes: OutcomeCounts): string {
  return Object.entries(outcomes)
    .map(([outcome, count]) => `${outcome} ${number(count)}`)
    .join(', ');
}

function formatProblems(title: string, { count, byReason, first }: Problems): string {
  if (count === 0) return '';
  const reasons = byReason.entries.toSorted((a, b) => b.count - a.count).slice(0, MOST_PROBLEMS);
  const lines = reasons.map(({ reason, count: own }) => {
    const at = first.filter((problem) => problem.reason === reason).slice(0, 5);
    return `${number(own)}  ${reason}${at.length > 0 ? ` (line ${at.map(({ line }) => line).join(', ')})` : ''}`;
  });
  const more = byReason.entries.length - reasons.length;
  return [`${title}: ${number(count)}`, ...lines, ...(more > 0 ? [`${number(more)} more reasons`] : [])].join('\n');
}

function table<Row>(
  title: string,
  heads: readonly string[],
  rows: readonly Row[],
  toCells: (row: Row) => readonly string[],
  rest: number,
): string {
  const shown = [heads, ...rows.slice(0, MOST).map(toCells)].map((cells) => cells.map(toOneLine));
  const widths = heads.map((_, column) => Math.min(60, Math.max(...shown.map((cells) => cells[column]?.length ?? 0))));
  const body = shown.map((cells) =>
    cells
      .map((cell, column) => pad(cell, widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const more = rows.length - Math.min(rows.length, MOST);
  return [
    `${title}, rare first`,
    ...body,
    ...(more > 0 ? [`${number(more)} more, which are more frequent: --json prints all`] : []),
    ...(rest > 0
      ? [`${number(rest)} records belong to none of these: only the first ${number(rows.length)} are counted one by one`]
      : []),
  ].join('\n');
}

/** Names come from the log: a control character in one must not reach the terminal. */
function toOneLine(text: string): string {
  return text.replaceAll(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u${character.codePointAt(0)?.toString(16).padStart(4, '0')}`,
  );
}

function pad(cell: string, width: number): string {
  return /^[\d,]+$/.test(cell) ? cell.padStart(width) : cell.padEnd(width);
}

function lineOf(line: number | undefined): string {
  return line === undefined ? '' : `line ${number(line)}`;
}

function number(value: number): string {
  return value.toLocaleString('en');
}
