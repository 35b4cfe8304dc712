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

const MAX_LENGTH = 2 ** 24;

/** An opening brace, and after it a quote or white space. */
const JSON_IN_BASE64 = /^e(?:yJ|yA|yD|wo|wk|w0)/;
