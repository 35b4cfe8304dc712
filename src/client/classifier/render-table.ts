import { type ClassifiedLine, toLine } from '../../audit/classified-line.ts';
import { statusCode } from '../../audit/describe/status-code.ts';
import type { Group } from '../../audit/group-requests.ts';
import { shorten, textAt } from '../../audit/json.ts';
import { showInvisible } from '../../audit/show-invisible.ts';
import { judgeEffect } from '../../audit/verdict/verdict.ts';
import { element } from '../element.ts';
import type { Knowledge } from './data.ts';

/** Rows that the table shows; the rest is counted. */
const MAX_ROWS = 500;

const COLUMNS = ['Line', 'Operation', 'User', 'Stages', 'Outcome', 'Record'];

/** What a row says beside its operation. */
const STATUS_LABELS: Readonly<Record<ClassifiedLine['status'], string>> = {
  operation: '',
  custom: 'custom',
  nonresource: '',
  'not-audit': 'no audit event',
  malformed: 'broken',
};

/** A table of several requests and other things, with a button per row that opens it, and `count`, what the text holds. */
export function renderTable(groups: readonly Group[], count: string, knowledge: Knowledge, open: (group: Group) => void): Node {
  const head = element('tr', {}, ...COLUMNS.map((text) => element('th', { scope: 'col', text })));
  const body = element('tbody', {}, ...groups.slice(0, MAX_ROWS).map((group) => renderRow(group, knowledge, open)));
  const shown = groups.length > MAX_ROWS ? `; the first ${MAX_ROWS} are shown` : '';
  const parts = [element('caption', { text: `${count}${shown}` }), element('thead', {}, head), body];
  return element('div', { class: 'scroll' }, element('table', { class: 'operations stack' }, ...parts));
}

function renderRow(group: Group, knowledge: Knowledge, open: (group: Group) => void): HTMLTableRowElement {
  const item = group.kind === 'request' ? group.main : group.item;
  const number = group.kind === 'request' ? Math.min(...group.stages.map(({ line }) => line)) : item.line;
  const label = `Open the record of line ${number}`;
  const button = element('button', { class: 'btn', type: 'button', text: 'Open', 'aria-label': label });
  button.addEventListener('click', () => open(group));
  return element(
    'tr',
    {},
    element('td', { class: 'num', text: String(number) }),
    element('th', { scope: 'row' }, ...renderTarget(toLine(item), knowledge)),
    ...valuesOf(group).map((text, index) => element('td', { text, 'data-label': text === '' ? undefined : COLUMNS[index + 2] })),
    element('td', {}, button),
  );
}

function valuesOf(group: Group): string[] {
  if (group.kind === 'other') return ['', '', ''];
  const { main, stages } = group;
  const written = stages.map(({ event }) => textAt(event, 'stage')).filter(Boolean);
  const code = statusCode(main.event);
  const outcome = [judgeEffect(main), code === undefined ? '' : `(${code})`].filter(Boolean).join(' ');
  const texts = [textAt(main.event, 'user', 'username'), written.join(', ')];
  return [...texts.map((text) => showInvisible(shorten(text, 120))), outcome];
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
  return showInvisible([verb, target].filter(Boolean).join(' '));
}
