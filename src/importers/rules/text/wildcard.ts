import type { LeafOp } from '../../../predicate/types.ts';

/** A value of a query in pieces: text as it stands, and wildcards. */
export type WildcardPiece = { readonly text: string } | { readonly wildcard: '*' | '?' };

/** What a leaf tests, without its field. */
export interface TextMatch {
  readonly op: Extract<LeafOp, 'equals' | 'startsWith' | 'endsWith' | 'contains' | 'glob' | 'exists'>;
  readonly value: string;
}

/**
 * The plainest test that says the same as a pattern: `*` alone is `exists` (any value at all), `a*` is `startsWith`, and so on. What
 * needs a glob has `*`, `?` and `\` of its text escaped.
 */
export function toTextMatch(pieces: readonly WildcardPiece[]): TextMatch {
  const joined = joinPieces(pieces);
  const shape = joined.map((piece) => ('wildcard' in piece ? piece.wildcard : 't')).join('');
  const text = joined.map((piece) => ('text' in piece ? piece.text : '')).join('');
  switch (shape) {
    case '':
    case 't':
      return { op: 'equals', value: text };
    case '*':
      return { op: 'exists', value: '' };
    case 't*':
      return { op: 'startsWith', value: text };
    case '*t':
      return { op: 'endsWith', value: text };
    case '*t*':
      return { op: 'contains', value: text };
    default:
      return { op: 'glob', value: joined.map(toGlob).join('') };
  }
}

/** Pieces of text side by side become one, and so do runs of `*`. */
function joinPieces(pieces: readonly WildcardPiece[]): readonly WildcardPiece[] {
  const joined: WildcardPiece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if ('text' in piece && last && 'text' in last) joined[joined.length - 1] = { text: last.text + piece.text };
    else if ('wildcard' in piece && piece.wildcard === '*' && last && 'wildcard' in last && last.wildcard === '*') continue;
    else if (!('text' in piece && piece.text === '')) joined.push(piece);
  }
  return joined;
}

function toGlob(piece: WildcardPiece): string {
  return 'wildcard' in piece ? piece.wildcard : piece.text.replace(/[*?\\]/g, '\\$&');
}

/** Cuts a pattern in which a backslash takes the next character as it is. `wildcards` are the characters that are wildcards. */
export function cutPattern(pattern: string, wildcards: '*' | '*?'): readonly WildcardPiece[] {
  const parts = pattern.match(/\\[\s\S]|[\s\S]/g) ?? [];
  return parts.map((part): WildcardPiece => {
    if (part === '*' || (part === '?' && wildcards === '*?')) return { wildcard: part };
    return { text: part.length > 1 ? part.slice(1) : part };
  });
}
