import type { EventClass } from '../../audit/classify.ts';
import type { ClassifiedItem } from '../../audit/classify-text.ts';
import { describeEvent, toSentence } from '../../audit/describe/describe.ts';
import { textAt } from '../../audit/json.ts';
import { resourcePath } from '../../audit/operation-id.ts';
import type { ResourceRequest } from '../../audit/request-info.ts';
import { showInvisible } from '../../audit/show-invisible.ts';
import { element } from '../element.ts';
import type { Knowledge } from './data.ts';
import { renderFields } from './render-fields.ts';
import { renderVerdict } from './render-verdict.ts';
import { renderRulesSlot } from './rules-slot.ts';
import { foundIn, wrapperTitle } from './wrapper-title.ts';

type EventItem = Extract<ClassifiedItem, { kind: 'event' }>;

/**
 * Shows one item in full: what it is, what happened, and its fields, or why it could not be read. `stages` are the records of the same
 * request.
 */
export function renderItem(item: ClassifiedItem, knowledge: Knowledge, stages: readonly EventItem[] = []): Node {
  switch (item.kind) {
    case 'malformed':
      return warning('This cannot be read', `Line ${item.line}, column ${item.column}: ${item.reason}`);
    case 'other':
      return warning('Not a Kubernetes audit event', item.message);
    case 'event':
      return renderEvent(item, stages.length > 0 ? stages : [item], knowledge);
  }
}

function warning(title: string, text: string): Node {
  return element('div', { class: 'warn' }, element('h2', { text: title }), element('p', { text }));
}

function renderEvent(item: EventItem, stages: readonly EventItem[], knowledge: Knowledge): Node {
  const { event, answer } = item;
  return element(
    'article',
    { class: 'answer' },
    ...renderAnswer(answer, knowledge),
    ...renderSentence(item, knowledge),
    element('p', { class: 'soft small', text: placeOf(item) }),
    ...renderWrapper(item),
    ...renderVerdict(item, stages, knowledge),
    renderRulesSlot(item, knowledge),
    renderFields(event, knowledge),
  );
}

/** Which operation it is, or what can be said where the catalog has none. */
function renderAnswer(answer: EventClass, knowledge: Knowledge): Node[] {
  if (answer.status === 'malformed')
    return [element('h2', { text: 'A broken audit event' }), element('p', { class: 'warn', text: answer.message })];
  const notes = answer.notes.map((text) => element('p', { class: 'note', text: `${text}.` }));
  const message =
    answer.status === 'operation' || answer.message === '' ? [] : [element('p', { class: 'note', text: `${answer.message}.` })];
  return [titleOf(answer, knowledge), ...message, ...notes];
}

function titleOf(answer: Exclude<EventClass, { status: 'malformed' }>, { toHref }: Knowledge): Node {
  switch (answer.status) {
    case 'operation':
      return title(
        link(toHref(answer.operation.url), titleText(answer.request)),
        `operation ${answer.operation.id}${answer.operation.local ? ', local' : ''}`,
      );
    case 'nonresource': {
      const text = `${answer.request.verb} ${answer.request.path}`;
      return title(
        answer.operation ? link(toHref(answer.operation.url), text) : element('span', { text: showInvisible(text) }),
        'no resource',
      );
    }
    case 'custom': {
      const text = titleText(answer.request);
      const page = answer.resource ? toHref(resourcePath(answer.resource.name)) : undefined;
      return title(page ? link(page, text) : element('span', { text: showInvisible(text) }), 'not in the catalog');
    }
  }
}

function title(main: Node, badge: string): Node {
  return element('h2', { class: 'answer-title' }, main, element('span', { class: 'badge', text: badge }));
}

function link(href: string, text: string): Node {
  return element('a', { href, text: showInvisible(text) });
}

function titleText({ verb, resource, subresource, apiGroup }: ResourceRequest): string {
  const target = subresource === '' ? resource : `${resource}/${subresource}`;
  return `${verb === '' ? '(no verb)' : verb} ${target}${apiGroup.includes('.') ? ` (${apiGroup})` : ''}`;
}

/** Who did what to what; each stretch leads to the field that says so. */
function renderSentence({ event, answer }: EventItem, { fieldHref }: Knowledge): Node[] {
  const description = describeEvent(event, answer);
  if (!description) return [];
  const parts = toSentence(description).flatMap(({ text, field }) => {
    const href = field === undefined ? undefined : fieldHref(field);
    return [href ? element('a', { href, text, title: `From ${field}` }) : text, ' '];
  });
  return [element('p', { class: 'sentence' }, ...parts)];
}

/** What the wrapper has translated, and which fields it cannot carry. */
function renderWrapper({ wrapper, lost, notes }: EventItem): Node[] {
  const texts = notes.map((text) => `${text}.`);
  if (lost.length > 0)
    texts.push(`Not carried by ${wrapperTitle(wrapper)}, so unknown and not absent: ${[...new Set(lost)].join(', ')}.`);
  return texts.map((text) => element('p', { class: 'soft small', text }));
}

function placeOf({ line, wrapper, event }: EventItem): string {
  const level = textAt(event, 'level');
  const bodies = level === 'Metadata' ? ': no bodies, whatever the request held' : '';
  return [`Line ${line}`, foundIn(wrapper), level === '' ? '' : `level ${level}${bodies}`].filter(Boolean).join(', ');
}
