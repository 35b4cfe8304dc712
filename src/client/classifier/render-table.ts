import { type ClassifiedLine, toLine } from '../../audit/classified-line.ts';
import type { ClassifiedItem } from '../../audit/classify-text.ts';
import { textAt, valueAt } from '../../audit/json.ts';
import { element } from '../element.ts';
import type { Knowledge } from './data.ts';

/** Rows that the table shows; the rest is counted. */
const MAX_ROWS = 500;

const COLUMNS = ['Line', 'Operation', 'User', 'Stage', 'Code', ''];

/** What a row says beside its operation. */
const STATUS_LABELS: Readonly<Record<ClassifiedLine['status'], string>> = {
  operation: '',
  custom: 'custom',
  nonresource: '',
  'not-audit': 'no audit event',
  malformed: 'broken',
};

/** A table of several items, with a button per row that opens it, and the count of what the text holds. */
export function renderTable(items: readonly ClassifiedItem[], knowledge: Knowledge, open: (item: ClassifiedItem) => void): Node {
  const head = element('tr', {}, ...COLUMNS.map((text) => element('th', { scope: 'col', text })));
  const body = element('tbody', {}, ...items.slice(0, MAX_ROWS).map((item) => renderRow(item, knowledge, open)));
  const parts = [element('caption', { text: countItems(items) }), element('thead', {}, head), body];
  return element('div', { class: 'scroll' }, element('table', { class: 'operations stack' }, ...parts));
}

function renderRow(item: ClassifiedItem, knowledge: Knowledge, open: (item: ClassifiedItem) => void): HTMLTableRowElement {
  const line = toLine(item);
  const button = element('button', {
    class: 'btn',
    type: 'button',
    text: 'Open',
    'aria-label': `Open the record of line ${item.line}`,
  });
  button.addEventListener('click', () => open(item));
  return element(
    'tr',
    {},
    element('td', { class: 'num', text: String(item.line) }),
    element('th', { scope: 'row' }, ...renderTarget(line, knowledge)),
    ...valuesOf(item).map((text, index) => element('td', { text, 'data-label': COLUMNS[index + 2] })),
    element('td', {}, button),
  );
}

function valuesOf(item: ClassifiedItem): string[] {
  const event = item.kind === 'event' ? item.event : {};
  return [textAt(event, 'user', 'username'), textAt(event, 'stage'), String(valueAt(event, 'responseStatus', 'code') ?? '')];
}

function renderTarget(line: ClassifiedLine, { toHref }: Knowledge): (Node | string)[] {
  const status = STATUS_LABELS[line.status];
  const text = line.operation ?? nameTarget(line);
  const badge = status === '' ? [] : [element('span', { class: 'badge', text: status })];
  if (text === '') return badge;
  return [line.url ? element('a', { href: toHref(line.url), text }) : element('span', { text }), ' ', ...badge];
}

function nameTarget({ verb, resource, subresource }: ClassifiedLine): string {
  const target = subresource ? `${resource}/${subresource}` : resource;
  return [verb, target].filter(Boolean).join(' ');
}

function countItems(items: readonly ClassifiedItem[]): string {
  const count = (kind: ClassifiedItem['kind']): number => items.filter((item) => item.kind === kind).length;
  const [events, others, broken] = [count('event'), count('other'), count('malformed')];
  const parts = [
    `${events} audit events`,
    others > 0 ? `${others} other records` : '',
    broken > 0 ? `${broken} that cannot be read` : '',
  ];
  const shown = items.length > MAX_ROWS ? `; the first ${MAX_ROWS} are shown` : '';
  return `${parts.filter(Boolean).join(', ')}${shown}`;
}
