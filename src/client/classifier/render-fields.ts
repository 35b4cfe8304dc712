import type { AuditEvent } from '../../audit/event.ts';
import { type FieldRow, flattenEvent } from '../../audit/flatten.ts';
import { showInvisible } from '../../audit/show-invisible.ts';
import { element } from '../element.ts';
import type { Knowledge } from './data.ts';

/** Rows that are shown at once; a long body folds the rest away. */
const SHOWN = 60;

/** Every value of an event as a table, each with a link to the page of its field. */
export function renderFields(event: AuditEvent, knowledge: Knowledge): Node {
  const { rows, complete } = flattenEvent(event);
  const [first, rest] = [rows.slice(0, SHOWN), rows.slice(SHOWN)];
  const holder = element(
    'section',
    {},
    element('h3', { text: 'Fields of this event' }),
    makeTable(first, knowledge, 'Fields in the order of the event'),
  );
  if (rest.length > 0) holder.append(fold(`${rest.length} more values`, rest, knowledge));
  if (!complete) holder.append(element('p', { class: 'soft small', text: 'The event has more values than are shown here.' }));
  return holder;
}

/** Rows are made when they are asked for: a body may have thousands. */
function fold(text: string, rows: readonly FieldRow[], knowledge: Knowledge): HTMLDetailsElement {
  const details = element('details', {}, element('summary', { text }));
  details.addEventListener('toggle', () => details.append(makeTable(rows, knowledge, text)), { once: true });
  return details;
}

function makeTable(rows: readonly FieldRow[], knowledge: Knowledge, caption: string): Node {
  const head = element('tr', {}, element('th', { scope: 'col', text: 'Field' }), element('th', { scope: 'col', text: 'Value' }));
  const body = element('tbody', {}, ...rows.map((row) => makeRow(row, knowledge)));
  return element('table', { class: 'fields stack' }, element('caption', { text: caption }), element('thead', {}, head), body);
}

function makeRow(row: FieldRow, { fieldHref }: Knowledge): HTMLTableRowElement {
  const href = fieldHref(row.fieldPath);
  const text = showInvisible(row.path);
  const path = href ? element('a', { href, text }) : element('span', { text });
  const value = element('td', { class: 'value text', text: showInvisible(row.value) });
  if (row.cut) value.append(' ', element('span', { class: 'badge', text: 'shortened' }));
  return element('tr', {}, element('th', { scope: 'row' }, path), value);
}
