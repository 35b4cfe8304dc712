import { textAt, valueAt } from '../json.ts';
import type { Wrapped, Wrapper } from './wrapper.ts';

/** The body that the webhook backend posts: {kind: EventList, items: [Event...]}; its items have neither kind nor apiVersion. */
export const eventList: Wrapper = {
  name: 'eventlist',
  keys: ['items'],
  detect: (value) => textAt(value, 'kind') === 'EventList' && isAuditOrNone(textAt(value, 'apiVersion')) && hasItems(value),
  unwrap: unwrapItems,
};

/** A list of events made by hand or by a tool: {kind: List, items: [Event...]}. */
export const list: Wrapper = {
  name: 'list',
  keys: ['items'],
  detect: (value) => textAt(value, 'kind') === 'List' && hasItems(value),
  unwrap: unwrapItems,
};

function isAuditOrNone(apiVersion: string): boolean {
  return apiVersion === '' || apiVersion.startsWith('audit.k8s.io/');
}

function hasItems(value: unknown): boolean {
  return Array.isArray(valueAt(value, 'items'));
}

function unwrapItems(value: unknown): Wrapped[] {
  const items = valueAt(value, 'items');
  return Array.isArray(items) ? items.map((item) => ({ value: item })) : [];
}
