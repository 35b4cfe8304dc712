import type { ClassifiedItem } from '../../audit/classify-text.ts';
import type { EventClass } from '../../audit/classify.ts';
import type { Knowledge } from './data.ts';
import { element } from './element.ts';

type EventItem = Extract<ClassifiedItem, { kind: 'event' }>;

/** Shows one item in full: what it is, what happened, and its fields, or why it could not be read. */
export function renderItem(item: ClassifiedItem, knowledge: Knowledge): Node {
  switch (item.kind) {
    case 'malformed':
      return element('div', { class: 'warn' }, element('h2', { text: 'This cannot be read' }), element('p', { text: `Line ${item.line}, column ${item.column}: ${item.reason}` }));
    case 'other':
      return element('div', { class: 'warn' }, element('h2', { text: 'Not a Kubernetes audit event' }), element('p', { text: item.message }));
    case 'event':
      return renderEvent(item, knowledge);
  }
}

function renderEvent(item: EventItem, knowledge: Knowledge): Node {
  return element('article', { class: 'answer' }, ...renderAnswer(item.answer, knowledge));
}

function renderAnswer(answer: EventClass, { toHref }: Knowledge): Node[] {
  switch (answer.status) {
    case 'malformed':
      return [element('h2', { text: 'A broken audit event' }), element('p', { class: 'warn', text: answer.message })];
    case 'operation': {
      const { operation, notes } = answer;
      return [element('h2', {}, element('a', { href: toHref(operation.url), text: operation.id })), ...notes.map((text) => element('p', { class: 'note', text }))];
    }
    case 'custom':
    case 'nonresource':
      return [element('h2', { text: answer.status }), element('p', { text: answer.message }), ...answer.notes.map((text) => element('p', { class: 'note', text }))];
  }
}
