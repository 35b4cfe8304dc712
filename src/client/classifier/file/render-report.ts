import type { FileReport } from '../../../audit/file/report.ts';
import { element } from '../../element.ts';
import { foundIn } from '../wrapper-title.ts';
import { renderActorTable, renderOutcomeTable, renderProblems } from './count-tables.ts';
import { groupOf } from './counted-rules.ts';
import type { ReadResult } from './messages.ts';
import { bytesOf, countOf, durationOf, percentOf, plural } from './numbers.ts';
import { renderOperationTable, type TableContext } from './operation-table.ts';
import { renderTabs, type Tab } from './report-tabs.ts';
import { renderRuleTables } from './rule-tables.ts';

export interface ReportSettings {
  /** What was read, in words. */
  readonly title: string;
  /** Size of the files, in bytes, and how long the reading took, in milliseconds. */
  readonly total: number;
  readonly time: number;
  readonly context: TableContext;
  readonly open: Parameters<typeof renderOperationTable>[2];
  /** Buttons at the head. */
  readonly actions: readonly Node[];
  /** Asks the rules, where they were not asked. */
  readonly askRules: Node;
}

/** Shows what was found in files: figures, and tables in tabs. */
export function renderReport(result: ReadResult, settings: ReportSettings): HTMLElement {
  const { title, actions } = settings;
  const { report } = result;
  const tabs = makeTabs(result, settings);
  const first = report.progress.events > 0 ? 0 : tabs.length - 1;
  return element(
    'section',
    { class: 'file-report' },
    element('h2', { text: title, tabindex: '-1' }),
    ...renderWarnings(result, settings),
    renderFigures(report),
    renderFacts(result, settings),
    element('div', { class: 'classify-tools no-print' }, ...actions),
    renderTabs('Parts of the report', tabs, first),
  );
}

/** The report in a line, to be read out. */
export function summarizeReport({ report, read, isStopped, rules }: ReadResult, total: number): string {
  const { events, others, failures } = report.progress;
  const fires = Array.isArray(rules) ? rules.filter((rule) => groupOf(rule) === 'fires').length : 0;
  return [
    isStopped ? `Stopped at ${percentOf(read, total)}` : 'Read',
    plural(events, 'audit event'),
    plural(report.operations.entries.length, 'operation'),
    ...(fires > 0 ? [`${plural(fires, 'rule')} fire${fires === 1 ? 's' : ''}`] : []),
    ...(others + failures > 0 ? [`${countOf(others + failures)} not read as events`] : []),
  ].join(', ');
}

function renderWarnings({ report, read, isStopped, faults }: ReadResult, { total }: ReportSettings): Node[] {
  const texts = [
    ...(isStopped
      ? [`Partial: stopped after ${bytesOf(read)} of ${bytesOf(total)} (${percentOf(read, total)}). All counts are of that part.`]
      : []),
    ...faults.map((fault) => `Partial: ${fault.charAt(0).toLowerCase()}${fault.slice(1)}.`),
    ...(report.progress.events === 0 ? ['No audit event was found. See below what stands there instead.'] : []),
    ...[sayRest('operations', report.operations.rest), sayRest('actors', report.actors.rest)],
  ].filter(Boolean);
  return texts.map((text) => element('p', { class: 'warn', text }));
}

function sayRest(what: string, rest: number): string {
  return rest === 0 ? '' : `There are more ${what} than are kept one by one: ${countOf(rest)} records belong to others.`;
}

function renderFigures({ progress, operations, actors }: FileReport): HTMLElement {
  const requests = operations.entries.reduce((sum, entry) => sum + entry.requests, 0);
  const figures: readonly (readonly [string, number])[] = [
    ['Audit events', progress.events],
    ['Requests, at least', requests],
    ['Operations', operations.entries.length],
    ['Actors', actors.entries.length],
    ['Not events', progress.others],
    ['Cannot be read', progress.failures],
  ];
  const cells = figures.map(([name, value]) =>
    element('div', {}, element('dt', { text: name }), element('dd', { text: countOf(value) })),
  );
  return element('dl', { class: 'figures' }, ...cells);
}

function renderFacts({ report, read }: ReadResult, { time }: ReportSettings): HTMLElement {
  const { firstTime, lastTime, wrappers, progress, reading } = report;
  const rate = `${bytesOf((progress.bytes / Math.max(time, 1)) * 1000)} per second`;
  const unpacked = progress.bytes > read * 1.01 ? `, ${bytesOf(progress.bytes)} unpacked` : '';
  const facts: readonly (readonly [string, string])[] = [
    ['Time span', firstTime && lastTime ? saySpan(firstTime, lastTime) : 'No record has a time'],
    [
      'Found',
      wrappers
        .toSorted((a, b) => b.count - a.count)
        .map(({ name, count }) => `${foundIn(name)}: ${countOf(count)}`)
        .join('; ') || 'Nothing',
    ],
    ['Read', `${bytesOf(read)}${unpacked}, ${plural(progress.lines, 'line')}, in ${durationOf(time)}: ${rate}`],
    ...(reading.passedOver > 0
      ? [
          [
            'Passed over',
            `The request and response bodies of ${plural(reading.passedOver, 'record')}: a fault inside them was not looked for`,
          ] as const,
        ]
      : []),
  ];
  const rows = facts.map(([name, text]) => element('div', {}, element('dt', { text: name }), element('dd', { text })));
  return element('dl', { class: 'facts' }, ...rows);
}

function saySpan(first: string, last: string): string {
  const length = Date.parse(last) - Date.parse(first);
  const text = first === last ? first : `${first} to ${last}`;
  return Number.isFinite(length) && length > 0 ? `${text} (${sayLong(length)})` : text;
}

function sayLong(milliseconds: number): string {
  const hours = milliseconds / 3_600_000;
  if (hours < 1) return durationOf(milliseconds);
  return hours < 48 ? `${hours.toFixed(1)} hours` : `${(hours / 24).toFixed(1)} days`;
}

function makeTabs({ report, rules }: ReadResult, { context, open, askRules }: ReportSettings): readonly Tab[] {
  const { operations, actors, outcomes, failures, others } = report;
  const fires = Array.isArray(rules) ? rules.filter((rule) => groupOf(rule) === 'fires').length : undefined;
  const problems = failures.count + others.count;
  return [
    tab('Operations', operations.entries.length, () => renderOperationTable(operations.entries, context, open)),
    tab('Actors', actors.entries.length, () => renderActorTable(actors.entries, context)),
    tab('Outcomes', Object.keys(outcomes).length, () => renderOutcomeTable(report, context)),
    {
      title: 'Rules',
      note: fires === undefined ? '' : countOf(fires),
      render: () => renderRules(rules, context, askRules),
    },
    tab('Not read', problems, () =>
      element(
        'div',
        {},
        ...(problems === 0 ? [element('p', { text: 'Everything in the file was read as an audit event.' })] : []),
        ...renderProblems('cannot be read', failures, 'failures', context),
        ...renderProblems('that can be read and are no audit events', others, 'others', context),
      ),
    ),
  ];
}

function tab(title: string, count: number, render: () => Node): Tab {
  return { title, note: countOf(count), render };
}

function renderRules(rules: ReadResult['rules'], context: TableContext, askRules: Node): Node {
  if (rules === undefined)
    return element('div', {}, element('p', { text: 'The rules were not asked: counting alone is faster.' }), askRules);
  if (rules === 'failed')
    return element('p', {
      class: 'note',
      text: 'The rules could not be loaded from this server. Load the page again to try anew.',
    });
  return element(
    'div',
    { class: 'asked-rules' },
    element('p', { class: 'soft small', text: ASKED }),
    ...renderRuleTables(rules, context),
  );
}

const ASKED = 'Each rule is asked as if its own product had read these events. A rule for the log of one cloud says so.';
