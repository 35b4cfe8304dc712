import { parseJson } from '../text-lines.ts';

/**
 * What a wrapper holds as text: its value where the text is a JSON object or list. Everything else is handed back as it is, so that it
 * can be said what it looks like.
 */
export function readInner(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[{[]/.test(value)) return value;
  const parsed = parseJson(value);
  return parsed ? parsed.value : value;
}
