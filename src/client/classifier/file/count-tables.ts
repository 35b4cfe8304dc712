import { FILE_OUTCOMES, type FileOutcome } from '../../../audit/file/outcome.ts';
import type { ActorCount, FileReport, Problem, Problems } from '../../../audit/file/report.ts';
import { element } from '../../element.ts';
import { countOf, percentOf, plural } from './numbers.ts';
import { exportedPlace, type TableContext } from './operation-table.ts';
import { countRefused, OUTCOME_WORDS } from './outcome-words.ts';
import { renderReportTable } from './report-table.ts';

/** Who the records are of, rare ones first. */
export function renderActorTable(actors: readonly ActorCount[], { places, fileName }: TableContext): HTMLElement {
  const nameOf = ({ name }: ActorCount): string => (name === '' ? '(the record names nobody)' : name);
  return renderReportTable({
    caption: 'Actors, rare ones first',
    rows: actors,
    order: { key: 'records', isDown: false },
    fileName: `${fileName}-actors`,
    columns: [
      { key: 'actor', title: 'Actor', value: nameOf },
      { key: 'records', title: 'Records', value: ({ count }) => count, isNumber: true },
      { key: 'refused', title: 'Refused or failed', value: ({ outcomes }) => countRefused(outcomes), isNumber: true },
      { key: 'impersonating', title: 'As somebody else', value: ({ impersonating }) => impersonating, isNumber: true },
      { key: 'firstRecord', title: 'First in line', value: ({ line }) => line, cell: ({ line }) => [places.sayLine(line)] },
    ],
    exported: [
      { key: 'actor', title: '', value: ({ name }) => name },
      { key: 'records', title: '', value: ({ count }) => count },
      { key: 'impersonating', title: '', value: ({ impersonating }) => impersonating },
      ...FILE_OUTCOMES.map((outcome) => ({
        ...{ key: outcome, title: '' },
        value: ({ outcomes }: ActorCount) => outcomes[outcome] ?? 0,
      })),
      ...exportedPlace(places, (row: ActorCount) => row),
    ],
  });
}

/** What became of the requests, by the records that tell it. */
export function renderOutcomeTable({ outcomes, progress }: FileReport, { fileName }: TableContext): HTMLElement {
  const rows = FILE_OUTCOMES.flatMap((outcome) => {
    const count = outcomes[outcome] ?? 0;
    return count === 0 ? [] : [{ outcome, count }];
  });
  type Row = { readonly outcome: FileOutcome; readonly count: number };
  return renderReportTable<Row>({
    caption: 'Records by what became of the request',
    rows,
    order: { key: 'records', isDown: true },
    fileName: `${fileName}-outcomes`,
    columns: [
      { key: 'outcome', title: 'Outcome', value: ({ outcome }) => outcome },
      { key: 'records', title: 'Records', value: ({ count }) => count, isNumber: true },
      {
        key: 'share',
        title: 'Share',
        value: ({ count }) => count,
        cell: ({ count }) => [percentOf(count, progress.events)],
        isNumber: true,
      },
      { key: 'meaning', title: 'Meaning', value: ({ outcome }) => OUTCOME_WORDS[outcome] },
    ],
    exported: [
      { key: 'outcome', title: '', value: ({ outcome }) => outcome },
      { key: 'records', title: '', value: ({ count }) => count },
    ],
  });
}

/** What could not be read, or is no event: the reasons with their counts, and the first ones with their lines. */
export function renderProblems(what: string, problems: Problems, file: string, context: TableContext): HTMLElement[] {
  if (problems.count === 0) return [];
  const { places, fileName } = context;
  const { entries, rest } = problems.byReason;
  const reasons = entries
    .toSorted((a, b) => b.count - a.count)
    .map(({ reason, count }) => element('li', { text: `${countOf(count)} × ${reason}` }));
  const more = rest > 0 ? [element('li', { text: `${countOf(rest)} × other reasons` })] : [];
  const listed = problems.first.length < problems.count ? `; the first ${countOf(problems.first.length)} are listed` : '';
  return [
    element('h3', { text: `${plural(problems.count, 'record')} ${what}` }),
    ...(reasons.length > 1 ? [element('ul', { class: 'small' }, ...reasons, ...more)] : []),
    renderReportTable<Problem>({
      caption: `Where they stand${listed}`,
      rows: problems.first,
      order: { key: 'place', isDown: false },
      fileName: `${fileName}-${file}`,
      columns: [
        { key: 'place', title: 'Place', value: ({ line }) => line, cell: ({ line }) => [`Line ${places.sayLine(line)}`] },
        { key: 'reason', title: 'Reason', value: ({ reason }) => reason },
      ],
      exported: [
        { key: 'file', title: '', value: ({ line }) => places.lineIn(line).file },
        { key: 'line', title: '', value: ({ line }) => places.lineIn(line).line },
        { key: 'reason', title: '', value: ({ reason }) => reason },
      ],
    }),
  ];
}
