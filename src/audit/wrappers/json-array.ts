import type { Wrapper } from './wrapper.ts';

/** A JSON array, or a YAML list, of events. */
export const jsonArray: Wrapper = {
  name: 'json-array',
  detect: Array.isArray,
  unwrap: (value) => (Array.isArray(value) ? value.map((item) => ({ value: item })) : []),
};
