/** One requirement of a field selector. */
export interface FieldTerm {
  readonly field: string;
  readonly equal: boolean;
  readonly value: string;
}

/**
 * Parses a field selector by the rules of apimachinery pkg/fields/selector.go (ParseSelector): terms parted by commas, operators `!=`,
 * `==` and `=`, a backslash before a backslash, comma or equals sign in a value. Terms come sorted, as there. Undefined where the API
 * server could not parse it.
 */
export function parseFieldSelector(selector: string): readonly FieldTerm[] | undefined {
  const terms = splitTerms(selector)
    .filter((term) => term !== '')
    .sort()
    .map(parseTerm);
  return terms.every((term) => term !== undefined) ? terms : undefined;
}

/** The value that a field must equal (RequiresExactMatch); undefined where the selector leaves it open. */
export function exactValue(terms: readonly FieldTerm[], field: string): string | undefined {
  return terms.find((term) => term.equal && term.field === field)?.value;
}

function splitTerms(selector: string): string[] {
  return [...selector.matchAll(/(?:\\[\s\S]|[^\\,]|\\$)+/g)].map(([term]) => term);
}

function parseTerm(term: string): FieldTerm | undefined {
  const parts = /^(.*?)(!=|==|=)(.*)$/s.exec(term);
  const value = unescapeValue(parts?.[3] ?? '');
  return parts && value !== undefined ? { field: parts[1] ?? '', equal: parts[2] !== '!=', value } : undefined;
}

function unescapeValue(text: string): string | undefined {
  return /^(?:\\[\\,=]|[^\\,=])*$/.test(text) ? text.replace(/\\([\\,=])/g, '$1') : undefined;
}
