import { textAt } from '../json.ts';
import { decodeBase64 } from './base64.ts';
import { readInner } from './inner-json.ts';
import type { Wrapper } from './wrapper.ts';

/** A message of Pub/Sub or a record of Kinesis, with JSON in base64 under `data`. */
export const base64Data: Wrapper = {
  name: 'base64-data',
  keys: ['data'],
  detect: (value) => JSON_IN_BASE64.test(textAt(value, 'data').slice(0, 4)) && textAt(value, 'data').length < MAX_LENGTH,
  unwrap: (value) => {
    const text = decodeBase64(textAt(value, 'data'));
    return text === undefined ? [] : [{ value: readInner(text) }];
  },
};

/** Such a text alone, as it is copied out of a message. */
export const base64Text: Wrapper = {
  name: 'base64-data',
  detect: (value) => openBase64(value) !== undefined,
  unwrap: (value) => [{ value: openBase64(value) }],
};

function openBase64(value: unknown): unknown {
  if (typeof value !== 'string' || value.length > MAX_LENGTH || !JSON_IN_BASE64.test(value.slice(0, 4))) return undefined;
  const inside = readInner(decodeBase64(value.trim()));
  return typeof inside === 'string' ? undefined : inside;
}

const MAX_LENGTH = 2 ** 24;

/** An opening brace, and after it a quote or white space. */
const JSON_IN_BASE64 = /^e(?:yJ|yA|yD|wo|wk|w0)/;
