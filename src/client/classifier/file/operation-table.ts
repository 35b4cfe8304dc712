import { FILE_OUTCOMES } from '../../../audit/file/outcome.ts';
import type { FirstEvent, OperationCount } from '../../../audit/file/report.ts';
import { element } from '../../element.ts';
import { countRefused } from './outcome-words.ts';
import type { Places } from './places.ts';
import { renderReportTable } from './report-table.ts';
import type { Column } from './table-model.ts';

/** What the tables of a report are made with. */
export interface TableContext {
  readonly places: Places;
  /** Address of a path of this site. */
  readonly toHref: (path: string) => string;
  /** Beginning of the names of exported files. */
  readonly fileName: string;
}

const BADGES: Readonly<Record<OperationCount['status'], string>> = {
  operation: '',
  custom: 'not in the catalog',
  nonresource: 'no resource',
  malformed: 'broken',
};

/** The operation in words: `get pods/exec`, `list applications (argoproj.io)`, `get /healthz`. */
export function nameOperation({ status, verb, resource, subresource, apiGroup, detail }: OperationCount): string {
  const target = subresource === '' ? resource : `${resource}/${subresource}`;
  const group = apiGroup.includes('.') ? ` (${apiGroup})` : '';
  if (status === 'malformed') return [verb, target, detail].filter(Boolean).join(' ');
  return `${verb === '' ? '(no verb)' : verb} ${target === '' ? detail : `${target}${group}`}`;
}

/** Operations with what became of them, rare ones first; `open` shows the first records of one. */
export function renderOperationTable(
  operations: readonly OperationCount[],
  { places, toHref, fileName }: TableContext,
  open: (operation: OperationCount, opener: HTMLElement) => void,
): HTMLElement {
  const firstLine = ({ first }: OperationCount): number => first[0]?.line ?? 0;
  return renderReportTable({
    caption: 'Operations, rare ones first: press one to see its first records',
    rows: operations,
    order: { key: 'events', isDown: false },
    fileName: `${fileName}-operations`,
    exported: exportedOperation(places),
    columns: [
      { key: 'name', title: 'Operation', value: nameOperation, cell: (row) => renderName(row, open) },
      { key: 'events', title: 'Records', value: ({ count }) => count, isNumber: true },
      { key: 'requests', title: 'Requests', value: ({ requests }) => requests, isNumber: true },
      { key: 'refused', title: 'Refused or failed', value: ({ outcomes }) => countRefused(outcomes), isNumber: true },
      { key: 'firstRecord', title: 'First in line', value: firstLine, cell: (row) => [places.sayLine(firstLine(row))] },
      { key: 'page', title: 'Catalog', value: ({ id }) => id ?? '', cell: (row) => renderPage(row, toHref) },
    ],
  });
}

function renderName(row: OperationCount, open: (row: OperationCount, opener: HTMLElement) => void): (Node | string)[] {
  const button = element('button', { type: 'button', class: 'link', text: nameOperation(row) });
  button.addEventListener('click', () => open(row, button));
  const badge = BADGES[row.status];
  return badge === '' ? [button] : [button, ' ', element('span', { class: 'badge', text: badge })];
}

function renderPage(row: OperationCount, toHref: TableContext['toHref']): Node[] {
  if (row.url === null) return [];
  const text = row.id === null ? 'Resource' : 'Page';
  return [element('a', { href: toHref(row.url), text, 'aria-label': `${text} of ${nameOperation(row)}` })];
}

function exportedOperation(places: Places): readonly Column<OperationCount>[] {
  const own = ['status', 'verb', 'apiGroup', 'resource', 'subresource', 'detail'] as const;
  return [
    { key: 'operation', title: '', value: ({ id }) => id ?? '' },
    ...own.map((key) => ({ key, title: '', value: (row: OperationCount) => row[key] })),
    { key: 'records', title: '', value: ({ count }) => count },
    { key: 'requestsAtLeast', title: '', value: ({ requests }) => requests },
    ...FILE_OUTCOMES.map((outcome) => ({
      ...{ key: outcome, title: '' },
      value: ({ outcomes }: OperationCount) => outcomes[outcome] ?? 0,
    })),
    ...exportedPlace(places, ({ first }: OperationCount) => first[0]),
  ];
}

/** File and line of the first record. */
export function exportedPlace<R>(
  { lineIn }: Places,
  firstOf: (row: R) => Pick<FirstEvent, 'line'> | undefined,
): readonly Column<R>[] {
  const placeOf = (row: R): ReturnType<Places['lineIn']> => lineIn(firstOf(row)?.line ?? 0);
  return [
    { key: 'firstFile', title: '', value: (row) => placeOf(row).file },
    { key: 'firstLine', title: '', value: (row) => placeOf(row).line },
  ];
}
