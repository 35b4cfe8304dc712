import { isAuditEvent } from '../event.ts';
import { isObject, textAt } from '../json.ts';
import { openText } from './inner-text.ts';
import type { Wrapped, Wrapper } from './wrapper.ts';

/**
 * Any other object with an event somewhere inside, as an object or as text: {payload: {audit: {...}}}, {data: "{...}"}. An object of the
 * Kubernetes API is no such envelope, nor is a Sigma rule, whose selection looks like an event.
 */
export const nestedJson: Wrapper = {
  name: 'nested-json',
  search: true,
  detect: (value) => isObject(value) && !isAuditEvent(value) && !isKubernetesObject(value) && !isSigmaRule(value),
  unwrap: (value) =>
    isObject(value) ? Object.keys(value).flatMap((key) => (key === '__proto__' ? [] : openValue(value[key]))) : [],
};

function isKubernetesObject(value: unknown): boolean {
  return textAt(value, 'kind') !== '' && textAt(value, 'apiVersion') !== '';
}

function isSigmaRule(value: object): boolean {
  return Object.hasOwn(value, 'detection') && Object.hasOwn(value, 'logsource');
}

function openValue(value: unknown): readonly Wrapped[] {
  if (Array.isArray(value)) return value.flatMap((entry) => (Array.isArray(entry) ? [{ value: entry }] : openEntry(entry)));
  return openEntry(value);
}

function openEntry(value: unknown): readonly Wrapped[] {
  if (isObject(value)) return [{ value }];
  const inside = openText(value);
  return inside ? [inside] : [];
}
