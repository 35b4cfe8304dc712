import { openText } from './inner-text.ts';
import type { Wrapper } from './wrapper.ts';

/** A text that is JSON, quoted once or more: what a program prints that turned the event into a string. */
export const textJson: Wrapper = {
  name: 'json-string',
  detect: (value) => typeof value === 'string' && /^\s*[{["]/.test(value) && openText(value) !== undefined,
  unwrap: (value) => {
    const inside = openText(value);
    return inside ? [inside] : [];
  },
};
