/** A regular expression in words that ECMAScript shares with the product's own flavor. */
export interface PortableRegex {
  readonly pattern: string;
  readonly ignoreCase: boolean;
}

/** Escapes of letters that mean the same in PCRE, RE2 and ECMAScript. */
const SHARED_ESCAPES = /\\(?:[dDwWsSbBnrtfv]|x[0-9a-fA-F]{2})/g;

/**
 * Takes a pattern of PCRE or RE2 over where it means the same in ECMAScript; a `(?i)` at its beginning becomes the flag. Undefined for
 * what ECMAScript has not or reads in another way: `\A`, `\Q`, `\p`, possessive and atomic groups, `[[:alpha:]]`, flags in the middle.
 */
export function toPortableRegex(source: string, ignoreCase = false): PortableRegex | undefined {
  const isMarked = source.startsWith('(?i)');
  const pattern = isMarked ? source.slice('(?i)'.length) : source;
  const rest = pattern.replaceAll('\\\\', '').replace(SHARED_ESCAPES, '');
  if (/\\[A-Za-z0-9]|\[\[:|\(\?[^:]|[*+?}]\+/.test(rest)) return undefined;
  try {
    new RegExp(pattern);
  } catch {
    return undefined;
  }
  return { pattern, ignoreCase: ignoreCase || isMarked };
}
