/** A JSON object of unknown content. Keys are whatever the input holds, `__proto__` included: read them with `ownValue`. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** True for an object that is neither null nor an array. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object's own value under a key; undefined where it has none, so that `constructor` is not found in every object. */
export function ownValue(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as JsonObject)[key] : undefined;
}

/** True where a key of an object passes a test. Makes no list of the keys, of which there may be a million. */
export function someKey(value: object, test: (key: string) => boolean): boolean {
  for (const key in value) if (test(key)) return true;
  return false;
}

/** The value at a path of own keys; undefined where a step is missing or is no object. */
export function valueAt(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce(ownValue, value);
}

/** The string at a path of own keys; '' where there is none, or something else. */
export function textAt(value: unknown, ...path: readonly string[]): string {
  const found = valueAt(value, ...path);
  return typeof found === 'string' ? found : '';
}

/** The number at a path of own keys, also where it is written as text; 0 where there is none, or something else. */
export function numberAt(value: unknown, ...path: readonly string[]): number {
  const found = valueAt(value, ...path);
  const number = typeof found === 'string' && found.length < 30 ? Number(found) : found;
  return typeof number === 'number' && Number.isFinite(number) ? number : 0;
}

/** The strings of the list at a path; what is no string is left out. */
export function textsAt(value: unknown, ...path: readonly string[]): readonly string[] {
  const found = valueAt(value, ...path);
  return Array.isArray(found) ? found.filter((entry) => typeof entry === 'string') : [];
}

/** A value named for a message: `the number 5`, `a list`, `null`. */
export function nameValue(value: unknown): string {
  if (value === undefined || value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  if (typeof value === 'string') return `the text "${shorten(value, 40)}"`;
  return `the ${typeof value} ${String(value)}`;
}

/** A text of at most `length` characters; what is cut is marked by an ellipsis. Never cuts through a surrogate pair. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  const end = /[\uD800-\uDBFF]/.test(text.charAt(length - 2)) ? length - 2 : length - 1;
  return `${text.slice(0, end)}…`;
}

/** A string as it stands in JSON, without its quotes, as it is meant. */
export function unquote(text: string): string {
  return text.includes('\\') ? (JSON.parse(`"${text}"`) as string) : text;
}
