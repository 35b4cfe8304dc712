/** A text in the course of its redaction: parts at even places are still to be looked at, those at odd places are finished. */
export type Pieces = readonly string[];

/** What becomes of a match: a finished text, or one after a part that is still to be looked at. Undefined leaves the match as it is. */
export type Replace = (match: RegExpExecArray) => string | readonly [open: string, done: string] | undefined;

/** Replaces what a pattern finds in the parts that are still open. */
export function replaceInPieces(pieces: Pieces, pattern: RegExp, replace: Replace): Pieces {
  return pieces.flatMap((piece, index) => (index % 2 === 1 || piece === '' ? [piece] : replaceInText(piece, pattern, replace)));
}

function replaceInText(text: string, pattern: RegExp, replace: Replace): string[] {
  const parts: string[] = [];
  let last = 0;
  for (const match of text.matchAll(pattern)) {
    const made = replace(match);
    if (made === undefined) continue;
    const [open, done] = typeof made === 'string' ? ['', made] : made;
    parts.push(text.slice(last, match.index) + open, done);
    last = match.index + match[0].length;
  }
  return [...parts, text.slice(last)];
}
