import type { Random } from './random.ts';

/** Every copy of a JSON text in which the value at one path is another, given as JSON; undefined takes the key or the entry away. */
export function* replaceEach(value: unknown, others: readonly (string | undefined)[]): Generator<string> {
  for (const path of pathsOf(value)) for (const other of others) yield writeWith(value, path, other);
}

type Path = readonly string[];

/** The paths of all values inside, in order. */
export function pathsOf(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [[...path, key], ...pathsOf(inner, [...path, key])]);
}

/** The JSON of a value with another JSON text at a path. Texts and not objects, so that any key and any number can be written. */
export function writeWith(value: unknown, path: Path, other: string | undefined): string {
  const [key, ...rest] = path;
  if (key === undefined || typeof value !== 'object' || value === null) return other ?? 'null';
  const parts = Object.entries(value).flatMap(([name, inner]) => {
    if (name === key && rest.length === 0 && other === undefined) return [];
    const text = name === key ? writeWith(inner, rest, other) : JSON.stringify(inner);
    return [Array.isArray(value) ? text : `${JSON.stringify(name)}:${text}`];
  });
  return Array.isArray(value) ? `[${parts.join(',')}]` : `{${parts.join(',')}}`;
}

/** A text with some of its characters changed, doubled, taken away or moved. */
export function scramble(text: string, { below, pick }: Random): string {
  let result = text;
  for (let changes = 1 + below(4); changes > 0; changes -= 1) {
    const at = below(result.length + 1);
    const [before, after] = [result.slice(0, at), result.slice(at)];
    switch (below(5)) {
      case 0:
        result = before + pick(CHARACTERS) + after.slice(1);
        break;
      case 1:
        result = before + pick(CHARACTERS) + after;
        break;
      case 2:
        result = before + after.slice(1 + below(8));
        break;
      case 3:
        result = before + before.slice(-below(40)) + after;
        break;
      default:
        result = before + String.fromCharCode((after.charCodeAt(0) || 0) ^ (1 << below(8))) + after.slice(1);
    }
  }
  return result;
}

const CHARACTERS = [
  ...'{}[]":,\\\n\r\t \0\'-+.0e/<&%#|*\u00a0\ud800\uffff',
  '""',
  '\\"',
  '\\u0000',
  '{"',
  '[{',
  '\n- ',
  '---\n',
  'null',
];
