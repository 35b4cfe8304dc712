import { isObject, type JsonObject, ownValue } from '../json.ts';
import { isLogLine, parseJson } from '../text-lines.ts';
import type { Wrapped, Wrapper } from './wrapper.ts';

/**
 * What a text inside another record holds: the value of its JSON, also where that is quoted more than once, or the text itself where it
 * is a log line with something in it. Undefined where nothing in it looks like an audit event: whether there is one, only the inside tells.
 */
export function openText(text: unknown): Wrapped | undefined {
  if (typeof text !== 'string' || !MAY_HOLD_EVENT.test(text)) return undefined;
  if (!/^\s*[{["]/.test(text)) return isLogLine(text) ? { value: text } : undefined;
  let value: unknown = text;
  for (let quotes = 0; typeof value === 'string' && quotes < MAX_QUOTES; quotes += 1) value = parseJson(value)?.value;
  if (typeof value === 'object' && value !== null) return { value };
  return isLogLine(text) ? { value: text } : undefined;
}

const MAX_QUOTES = 5;

/** A word of every form in which an event, or a cloud's record of one, comes. */
const MAY_HOLD_EVENT = /verb|auditid|method|operation|kube-audit/i;

/** A wrapper of objects that have the event as text under one of the keys; `test` tells the objects apart from others with such a key. */
export function textField(name: string, keys: readonly string[], test: (value: JsonObject) => boolean): Wrapper {
  const find = (value: unknown): Wrapped | undefined => {
    if (!isObject(value) || !test(value)) return undefined;
    for (const key of keys) {
      const inside = openText(ownValue(value, key));
      if (inside) return inside;
    }
    return undefined;
  };
  return {
    name,
    keys,
    detect: (value) => find(value) !== undefined,
    unwrap: (value) => {
      const inside = find(value);
      return inside ? [inside] : [];
    },
  };
}

/** True where an object has every one of the keys. */
export function hasKeys(value: JsonObject, ...keys: readonly string[]): boolean {
  return keys.every((key) => Object.hasOwn(value, key));
}
