/** Marks that are operators in Lucene's regular expressions and nothing, or something else, in ECMAScript's. */
const OWN_OPERATORS = new Set(['~', '@', '#', '&', '<', '"']);
const CLASSES = new Set(['d', 'D', 'w', 'W', 's', 'S']);

/**
 * Puts a regular expression of Lucene, which has to fit the whole text and in which `^` and `$` are plain characters, into ECMAScript's
 * form, found anywhere. Undefined where it has an operator that ECMAScript lacks, or is none at all.
 * @see https://www.elastic.co/docs/reference/query-languages/query-dsl/regexp-syntax
 */
export function fromLuceneRegex(pattern: string): string | undefined {
  const parts = pattern.match(/\\[\s\S]|[\s\S]/g) ?? [];
  let isInSet = false;
  let depth = 0;
  let hasOuterChoice = false;
  const converted: string[] = [];
  for (const part of parts) {
    if (!isInSet && OWN_OPERATORS.has(part)) return undefined;
    if (!isInSet && part === '(') depth++;
    if (!isInSet && part === ')') depth--;
    if (!isInSet && part === '|' && depth === 0) hasOuterChoice = true;
    converted.push(convertPart(part, isInSet));
    if (part === '[') isInSet = true;
    if (part === ']') isInSet = false;
  }
  const whole = hasOuterChoice ? `^(?:${converted.join('')})$` : anchor(converted);
  return isRegex(whole) ? whole : undefined;
}

function convertPart(part: string, isInSet: boolean): string {
  if (part.length === 2) return escapeNext(part.slice(1));
  if (part === '^' || part === '$') return isInSet ? part : `\\${part}`;
  return part;
}

/** A backslash makes any character plain in Lucene, but for the classes. */
function escapeNext(character: string): string {
  if (CLASSES.has(character) || /[\\^$.*+?()[\]{}|/-]/.test(character)) return `\\${character}`;
  return character;
}

/** Any text at an end needs no anchor there. */
function anchor(parts: readonly string[]): string {
  const isOpenAt = (first: string | undefined, second: string | undefined) => first === '.' && second === '*';
  const isOpenLeft = isOpenAt(parts[0], parts[1]) && parts[2] !== '?';
  const isOpenRight = parts.length >= (isOpenLeft ? 4 : 2) && isOpenAt(parts.at(-2), parts.at(-1));
  const inner = parts.slice(isOpenLeft ? 2 : 0, isOpenRight ? -2 : undefined).join('');
  return `${isOpenLeft ? '' : '^'}${inner}${isOpenRight ? '' : '$'}`;
}

function isRegex(pattern: string): boolean {
  try {
    new RegExp(pattern);
    return true;
  } catch {
    return false;
  }
}
