import type { ClassifiedItem } from '../../audit/classify-text.ts';
import { toLine } from '../../audit/classified-line.ts';
import { textAt, valueAt } from '../../audit/json.ts';
import type { Knowledge } from './data.ts';
import { element } from './element.ts';

/** Rows that the table shows; the rest is counted. */
const MAX_ROWS = 500;

const COLUMNS = ['Line', 'Operation', 'User', 'Stage', 'Code', ''];

const STATUS_LABELS = { operation: '', custom: 'custom', nonresource: '', 'not-audit': 'no audit event', malformed: 'broken' } as const;

/** A table of several items, with a button per row that opens it, and the count of what the text holds. */
export function renderTable(items: readonly ClassifiedItem[], knowledge: Knowledge, open: (item: ClassifiedItem) => void): Node {
  const head = element('tr', {}, ...COLUMNS.map((text) => element('th', { scope: 'col', text })));
  const body = element('tbody', {}, ...items.slice(0, MAX_ROWS).map((item) => renderRow(item, knowledge, open)));
  const caption = element('caption', { text: countItems(items) });
  return element('div', { class: 'scroll' }, element('table', { class: 'operations stack' }, caption, element('thead', {}, head), body));
}

function renderRow(item: ClassifiedItem, knowledge: Knowledge, open: (item: ClassifiedItem) => void): HTMLTableRowElement {
  const line = toLine(item);
  const event = item.kind === 'event' ? item.event : {};
  const button = element('button', { class: 'btn', type: 'button', text: 'Open' });
  button.addEventListener('click', () => open(item));
  const cells = [textAt(event, 'user', 'username'), textAt(event, 'stage'), String(valueAt(event, 'responseStatus', 'code') ?? '')];
  return element(
    'tr',
    {},
    element('td', { class: 'num', text: String(item.line) }),
    element('th', { scope: 'row' }, renderTarget(item, knowledge)),
    ...cells.map((text, index) => element('td', { text, 'data-label': COLUMNS[index + 2] ?? '' })),
    element('td', {}, button),
  );

  function renderTarget(_: ClassifiedItem, { toHref }: Knowledge): Node {
    const label = line.operation ?? (line.resource ? `${line.verb ?? ''} ${line.subresource ? `${line.resource}/${line.subresource}` : line.resource}` : (line.verb ?? ''));
    const status = STATUS_LABELS[line.status];
    const text = label === '' ? status : label;
    const link = line.url ? element('a', { href: toHref(line.url), text }) : element('span', { text });
    return status !== '' && label !== '' ? element('span', {}, link, ' ', element('span', { class: 'badge', text: status })) : link;
  }
}

function countItems(items: readonly ClassifiedItem[]): string {
  const events = items.filter(({ kind }) => kind === 'event').length;
  const others = items.filter(({ kind }) => kind === 'other').length;
  const broken = items.length - events - others;
  const parts = [`${events} audit events`, others > 0 ? `${others} other records` : '', broken > 0 ? `${broken} that cannot be read` : ''];
  const shown = items.length > MAX_ROWS ? `; the first ${MAX_ROWS} are shown` : '';
  return `${parts.filter(Boolean).join(', ')}${shown}`;
}
