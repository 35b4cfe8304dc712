/** A part of a query: where it begins and ends. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Longest text of a rule that is kept as a fragment. */
const LONGEST = 160;

/** The part of the query in one line, shortened where it is long. */
export function showSpan(query: string, { start, end }: Span): string {
  return shortenText(query.slice(start, end));
}

/** In one line, cut at a length that names the part and does not copy it. */
export function shortenText(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}
